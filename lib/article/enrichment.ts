import type { Hashtag } from './article.ts';

/** A stretch of `articleBody`: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence of the article, word for word, and where it stands; `span` is absent for a standfirst that is not in the body. */
export interface KeyPoint {
  readonly text: string;
  readonly span?: Span;
}

export interface Summary {
  readonly text: string;
  readonly keyPoints: readonly KeyPoint[];
  /** `standfirst` the publisher's own, `extractive-1` ranked sentences, `model:<id>`. */
  readonly method: string;
}

export interface Entity {
  readonly name: string;
  readonly type?: 'Person' | 'Organization' | 'Place';
  readonly spans: readonly Span[];
}

/** What newsloom adds to an article without any network: all of it derived, none of it the sender's. */
export interface Enrichment {
  readonly hashtags: readonly Hashtag[];
  readonly summary?: Summary;
  readonly entities: readonly Entity[];
}
