import type { Article } from '../article/article.ts';
import type { Kept } from '../article/kept.ts';
import type { RawArticle } from '../article/raw-article.ts';
import { isKeptMarkup, sanitized } from './body.ts';
import { cutText, lineOf } from './text.ts';

/** Code points of a headline. */
const MAX_HEADLINE = 500;

/**
 * `article`, normalized like any other, with what an export says was decided already: id and identifiers, date,
 * publisher, markup (through the same sanitizer as ever) and what had been guessed.
 */
export async function keptArticle(
  article: Article,
  kept: Kept,
  headline: RawArticle['headline'],
): Promise<Article> {
  const { contentHtml, warnings, hashtags: _, story: __, ...decided } = kept;
  const markup =
    contentHtml === undefined || !isKeptMarkup(contentHtml) ? '' : await sanitized(contentHtml, article.url);
  const line = cutText(lineOf(headline), MAX_HEADLINE).text;
  return {
    ...article,
    ...decided,
    ...(line !== '' && { headline: line }),
    ...(markup !== '' && { contentHtml: markup }),
    ingest: { ...article.ingest, warnings },
  };
}
