import type { ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import type { Posting, TermKey } from '../article/related.ts';
import type { Headed } from './series.ts';
import type { StorySummary } from './story.ts';

/** What relating reads: postings by term, the neighbors that an article already has, and stories. */
export interface RelateStore {
  /** Postings of a term, newest first, not older than `since`. One Query. */
  listPostings(key: TermKey, options: { since: Instant; limit: number }): Promise<readonly Posting[]>;
  /** The best neighbors of an article, as postings. One Query. */
  listNeighbors(id: ArticleId, limit: number): Promise<readonly Posting[]>;
  /** What is stored of articles: those that are not stored (yet) are missing. One BatchGetItem. */
  getMembers(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, StoredMember>>;
  /** Stories by the id that was asked for; one that was merged is the story that it became. One BatchGetItem. */
  getStorySummaries(ids: readonly string[]): Promise<ReadonlyMap<string, StorySummary>>;
}

/** What relating asks of an article that is stored. */
export interface StoredMember extends Headed {
  /** The story that it is in. */
  readonly story?: string | undefined;
}

/** How far back relating looks, in milliseconds. */
export interface Span {
  readonly windowMs: number;
  readonly halfLifeMs: number;
}
