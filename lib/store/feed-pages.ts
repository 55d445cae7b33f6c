import type { Instant } from '../article/instant.ts';
import { feedEntry } from './feed-entry-item.ts';
import type { Item } from './item-bytes.ts';
import type { FeedEntry, FeedKey, FeedOptions, Page, Position } from './read-store.ts';
import { feedPartition } from './table.ts';
import { queryItems, type Table } from './table-requests.ts';

/** Sorts behind every character that a key has. */
export const END = '\uffff';

/** Queries of one page, and entries of each but the first: a page behind more expired ones ends early, with a cursor. */
const MOST_QUERIES = 5;
const READ_ON = 100;

/** One page of a feed. One Query, up to five where entries have expired that the table has not yet deleted. */
export async function listFeed(
  table: Table,
  feed: FeedKey,
  { limit, until, since, ...options }: FeedOptions,
): Promise<Page<FeedEntry>> {
  if (since !== undefined && since > until) return { items: [] };
  const shown: FeedEntry[] = [];
  let after = options.after;
  for (let query = 0; query < MOST_QUERIES; query += 1) {
    const size = query === 0 ? limit + 1 : READ_ON;
    const items = await queryItems(table, {
      pk: feedPartition(feed),
      from: since ?? '0',
      to: `${until}#${END}`,
      descending: true,
      ...(after !== undefined && { after }),
      limit: size,
    });
    const entries = feedEntries(items);
    shown.push(
      ...entries.filter(({ card }) => isCurrent(card.expires, until)).slice(0, limit - shown.length),
    );
    const isFull = shown.length === limit;
    after = (isFull ? shown : entries).at(-1)?.position;
    const isEnd = items.length < size && (!isFull || after === entries.at(-1)?.position);
    if (isEnd) return { items: shown };
    if (isFull) break;
  }
  return { items: shown, ...(after !== undefined && { next: after }) };
}

/** The page of entries that were read. */
export function entriesPage(items: readonly Item[], limit: number, until: Instant): Page<FeedEntry> {
  return pageOf(items, limit, feedEntries, ({ card }) => isCurrent(card.expires, until));
}

const feedEntries = (items: readonly Item[]) => items.map(feedEntry);

export function isCurrent(expires: Instant | undefined, now: Instant): boolean {
  return expires === undefined || expires > now;
}

/** The first `limit` of `items`, which hold one more when there is more to come. */
export function pageOf<T>(
  items: readonly Item[],
  limit: number,
  read: (items: readonly Item[]) => T[],
  keep: (value: T) => boolean,
): Page<T> {
  const shown = items.slice(0, limit);
  const next = items.length > limit ? (shown.at(-1)?.['sk']?.S as Position | undefined) : undefined;
  return { items: read(shown).filter(keep), ...(next !== undefined && { next }) };
}
