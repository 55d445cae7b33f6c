/** One entry as far as polling needs it. */
export interface Entry {
  /** What the publisher tells entries apart by: guid, id, address, or headline. */
  readonly id: string;
  /** Digest of all that the feed says of it: another one is a correction. */
  readonly digest: string;
  readonly link?: string;
  readonly dateMs?: number;
}

/** What a feed says of when it should be read; see RSS 2.0 and the RSS 1.0 module Syndication. */
export interface ScheduleHints {
  readonly ttlSeconds?: number;
  /** From `sy:updatePeriod` and `sy:updateFrequency`. */
  readonly updateSeconds?: number;
  /** Hours (GMT) and days (0 is Sunday) in which it should not be read. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
}

/** A feed as the collector sees it. Addresses are as written. */
export interface FeedFacts {
  readonly type: 'feed';
  readonly title?: string;
  readonly entries: readonly Entry[];
  readonly hints: ScheduleHints;
  readonly hubs: readonly string[];
  readonly self?: string;
  /** RFC 5005: the archive before this document, or the next page of a paged feed. */
  readonly previous?: string;
}

/** What a body is, by its content. */
export type BodyFacts =
  | FeedFacts
  | { readonly type: 'sitemap'; readonly entries: readonly Entry[]; readonly isNews: boolean }
  | { readonly type: 'sitemapIndex'; readonly children: readonly Entry[] }
  /** Something that ingestion may read and whose entries are not known here: NewsML-G2, NITF, CDF, other JSON. */
  | { readonly type: 'other' }
  | { readonly type: 'html'; readonly title?: string }
  | { readonly type: 'unknown' };

export const NO_HINTS: ScheduleHints = { skipHours: [], skipDays: [] };
