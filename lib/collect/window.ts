import { entryHash } from './entry-digest.ts';
import type { Entry } from './feed-facts.ts';

/** Hashes of a feed's last entries that are kept: 8 characters each. */
export const MAX_WINDOW = 300;
/** So many are kept of a short feed too: what it leaves out at times, and shows again, is not new. */
const LEAST_WINDOW = 60;

/** What a body's entries are against those of the last one. */
export interface WindowChange {
  readonly window: readonly string[];
  /** Entries that were not there before, as the feed has them. */
  readonly fresh: readonly Entry[];
  /** No entry is left of those seen before: some may have come and gone meanwhile. */
  readonly isOverlapLost: boolean;
}

/** A publisher's clock and ours may differ by it. */
const CLOCKS_MS = 600_000;

/**
 * Compares a body's entries with the window of the last body, which was read at `sinceMs`; an empty window is that of a
 * first body.
 */
export function compareWindow(
  before: readonly string[],
  entries: readonly Entry[],
  sinceMs?: number,
): WindowChange {
  const hashes = entries.map(({ id }) => entryHash(id));
  const known = new Set(before);
  const isFresh = hashes.map((hash) => !known.has(hash));
  return {
    window: [...new Set([...hashes, ...before])].slice(
      0,
      Math.min(MAX_WINDOW, Math.max(LEAST_WINDOW, hashes.length)),
    ),
    fresh: entries.filter((_, index) => isFresh[index]),
    isOverlapLost: before.length > 0 && entries.length > 0 && isLost(entries, isFresh, sinceMs),
  };
}

/**
 * Nothing is left of what was seen, but for entries that are pinned at one end. Where entries have dates, those that were
 * there before under another id do not count, nor does a feed that begins to show more.
 */
function isLost(entries: readonly Entry[], isFresh: readonly boolean[], sinceMs = 0): boolean {
  const fresh = entries.filter((_, index) => isFresh[index]);
  const dates = fresh.flatMap(({ dateMs }) => (dateMs === undefined ? [] : [dateMs]));
  const [first = 0, last = 0] = [dates[0], dates.at(-1)];
  const isAllNew = dates.every((ms) => ms > sinceMs - CLOCKS_MS);
  if (fresh.length === entries.length) return isAllNew;
  if (fresh.length < 2 || dates.length < fresh.length || first === last || !isAllNew) return false;
  return first > last
    ? isFresh.lastIndexOf(false) < isFresh.indexOf(true)
    : isFresh.indexOf(false) > isFresh.lastIndexOf(true);
}

/**
 * Seconds between the oldest and the newest date of the entries. Undefined for fewer than three dated entries, and for
 * dates of one moment, which say when the feed was made.
 */
export function datedSeconds(entries: readonly Entry[], nowMs: number): number | undefined {
  const dates = entries.flatMap(({ dateMs }) =>
    dateMs !== undefined && dateMs <= nowMs + 3_600_000 ? [dateMs] : [],
  );
  if (dates.length < 3) return undefined;
  const seconds = (Math.max(...dates) - Math.min(...dates)) / 1000;
  return seconds < 60 ? undefined : seconds;
}

/**
 * Seconds for which an entry stays in the feed: as long as its dates reach, and as long as so many entries take to come.
 * What is published in one go reaches over minutes and stays for a day: the geometric mean of both is between them.
 * Undefined for an empty feed.
 */
export function windowSeconds(
  entries: readonly Entry[],
  perDay: number,
  dated: number | undefined,
): number | undefined {
  if (entries.length === 0) return undefined;
  const byRate = (entries.length / perDay) * 86_400;
  const byDates = dated ?? byRate;
  return Math.round(Math.min(byRate, Math.sqrt(byRate * byDates)));
}
