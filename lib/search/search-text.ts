import type { Article } from '../article/article.ts';
import type { Enrichment } from '../article/enrichment.ts';
import type { SearchText } from './article-terms.ts';

/** What of an article, as it is stored, is searched. */
export function searchText(
  article: Article,
  { entities, hashtags }: Pick<Enrichment, 'entities' | 'hashtags'>,
): SearchText {
  return {
    headline: article.headline,
    alternativeHeadline: article.alternativeHeadline,
    description: article.description,
    body: article.articleBody,
    authors: article.author.map(({ name }) => name),
    names: entities.map(({ name }) => name),
    hashtags,
    sections: article.articleSection,
    source: article.publisher,
  };
}

/** The texts that words and phrases may stand in, the headline's first; those of the headline alone where `inTitle`. */
export function textsOf(text: SearchText, inTitle: boolean): string[] {
  const titles = [text.headline, text.alternativeHeadline ?? ''];
  const rest = [
    text.description ?? '',
    text.body,
    ...text.authors,
    ...text.names,
    ...text.hashtags.map(({ display }) => display),
    text.source.name,
  ];
  return (inTitle ? titles : [...titles, ...rest]).filter((each) => each !== '');
}
