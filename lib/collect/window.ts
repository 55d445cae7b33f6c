import { entryHash } from './entry-digest.ts';
import type { Entry } from './feed-facts.ts';

/** Hashes of a feed's last entries that are kept: 8 characters each. */
const MAX_WINDOW = 300;

/** What a body's entries are against those of the last one. */
export interface WindowChange {
  readonly window: readonly string[];
  /** Entries that were not there before, as the feed has them. */
  readonly fresh: readonly Entry[];
  /** No entry is left of those seen before: some may have come and gone meanwhile. */
  readonly isOverlapLost: boolean;
}

/** Compares a body's entries with the window of the last body; an empty window is that of a first body. */
export function compareWindow(before: readonly string[], entries: readonly Entry[]): WindowChange {
  const hashes = entries.map(({ id }) => entryHash(id));
  const known = new Set(before);
  const fresh = entries.filter((_, index) => !known.has(hashes[index] ?? ''));
  return {
    window: [...new Set(hashes)].slice(0, MAX_WINDOW),
    fresh,
    isOverlapLost: before.length > 0 && entries.length > 0 && fresh.length === entries.length,
  };
}

/**
 * Seconds for which an entry stays in the feed: from its oldest to its newest date. Undefined for fewer than three dated
 * entries, and for dates of one moment, which say when the feed was made.
 */
export function windowSeconds(entries: readonly Entry[], nowMs: number): number | undefined {
  const dates = entries.flatMap(({ dateMs }) =>
    dateMs !== undefined && dateMs <= nowMs + 3_600_000 ? [dateMs] : [],
  );
  if (dates.length < 3) return undefined;
  const seconds = (Math.max(...dates) - Math.min(...dates)) / 1000;
  return seconds < 60 ? undefined : Math.round(seconds);
}
