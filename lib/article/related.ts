import type { ArticleId } from './article.ts';
import type { Card } from './card.ts';
import type { Instant } from './instant.ts';

/** Why two articles are related, for people. */
export type Reason =
  | {
      readonly type: 'term' /** A surface word, not a stem. */;
      readonly term: string /** Share of the score, in [0, 1]. */;
      readonly weight: number;
    }
  | { readonly type: 'hashtag'; readonly hashtag: string }
  | { readonly type: 'article' /** Both are like this one, and share no word. */; readonly id: ArticleId }
  | { readonly type: 'time'; readonly hoursApart: number };

/**
 * `copy` the same text sent again; `sameStory` other coverage of the event, in the same story or probable enough to be shown;
 * `background` perhaps the same subject.
 */
export type Relation = 'copy' | 'sameStory' | 'background';

/** One article as seen from another: an entry of a related set. */
export interface RelatedEdge {
  readonly card: Card;
  /** What orders the set of its target. In [0, 1], four decimals. */
  readonly score: number;
  /** That a reader calls both related: the score that readers are told. In [0, 1], four decimals. */
  readonly probability: number;
  readonly relation: Relation;
  readonly reasons: readonly Reason[];
  /** Version of the method that made the score, `covering-postings-1`. */
  readonly method: string;
}

/**
 * The term vector of an article, as postings carry it: whoever reads a posting can score the whole article.
 * Written under each of the article's key terms; the bytes of `vector` are known to lib/relate alone.
 */
export interface Posting {
  readonly id: ArticleId;
  readonly datePublished: Instant;
  readonly vector: Uint8Array;
}

/** `<language>#<term>`: the term space of one language. */
export type TermKey = string;
