import type { Article, ArticleId, Hashtag } from './article.ts';

/**
 * What an export of newsloom says was decided already and an import keeps, so that links and lists stay what they
 * were: decided anew, some of it would depend on the day and on what is stored beside it.
 */
export interface PreservedDecisions
  extends Pick<
    Article,
    | 'identifier'
    | 'datePublished'
    | 'datePublishedPrecision'
    | 'datePublishedSource'
    | 'publisher'
    | 'isBasedOn'
  > {
  readonly id: ArticleId;
  /** To be sanitized again like any other markup. */
  readonly contentHtml?: string;
  /** Of the ingestion that the article comes from: what was guessed then is still a guess. */
  readonly warnings: readonly { readonly code: string; readonly pointer: string; readonly detail?: string }[];
  readonly hashtags: readonly Hashtag[];
  readonly story?: string;
}
