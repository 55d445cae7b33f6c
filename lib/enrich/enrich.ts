import type { Article } from '../article/article.ts';
import type { Enrichment } from '../article/enrichment.ts';
import { hashtagsOf, type NeighborTags } from './hashtags.ts';
import { summaryOf } from './summary.ts';

/** What is remembered of earlier articles. */
export interface TagMemory {
  /** The most similar ones and their tags. */
  readonly neighbors: readonly NeighborTags[];
}

/** What newsloom adds to an article: hashtags, summary, entities. Pure, and linear in the article. */
export function enrich(article: Article, memory: TagMemory): Enrichment {
  const summary = summaryOf(article);
  return {
    hashtags: hashtagsOf(article, memory.neighbors),
    ...(summary && { summary }),
    entities: [],
  };
}
