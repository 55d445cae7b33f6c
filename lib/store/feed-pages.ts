import type { Instant } from '../article/instant.ts';
import { feedEntries, leftAt } from './feed-entry-item.ts';
import type { Item } from './item-bytes.ts';
import type { EntryPage, FeedEntry, FeedKey, FeedOptions, Page, Position } from './read-store.ts';
import { feedPartition, TTL_ATTRIBUTE } from './table.ts';
import { queryItems, type Table } from './table-requests.ts';

/** Sorts behind every character that a key has. */
export const END = '\uffff';

/** Queries of one page, and entries of each but the first: a page behind more that are gone ends early, with a cursor. */
const MOST_QUERIES = 5;
const READ_ON = 100;

/** One page of a feed. One Query, up to five where entries have left or have expired and are not yet deleted. */
export async function listFeed(
  table: Table,
  feed: FeedKey,
  { limit, until, since, ...options }: FeedOptions,
): Promise<EntryPage> {
  if (since !== undefined && since > until) return { items: [] };
  const shown: FeedEntry[] = [];
  let changedAt: Instant | undefined;
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
    const current = feedEntries(items).filter(({ card }) => isCurrent(card.expires, until));
    shown.push(...current.slice(0, limit - shown.length));
    const isFull = shown.length === limit;
    const lastRead = items.at(-1)?.['sk']?.S;
    after = isFull ? shown.at(-1)?.position : lastRead;
    changedAt = lastGone(items, until, isFull ? after : undefined, changedAt);
    const isEnd = items.length < size && (!isFull || after === lastRead);
    if (isEnd) return pageWith(shown, undefined, changedAt);
    if (isFull) break;
  }
  return pageWith(shown, after, changedAt);
}

function pageWith(
  items: readonly FeedEntry[],
  next: Position | undefined,
  changedAt: Instant | undefined,
): EntryPage {
  return { items, ...(next !== undefined && { next }), ...(changedAt !== undefined && { changedAt }) };
}

/** The latest instant at which one of these left or expired, of those that stood before `end`, or `earlier`. */
function lastGone(
  items: readonly Item[],
  now: Instant,
  end: Position | undefined,
  earlier: Instant | undefined,
): Instant | undefined {
  let last = earlier;
  for (const item of items) {
    if (end !== undefined && (item['sk']?.S ?? '') < end) break;
    const gone = leftAt(item) ?? expiredAt(item, now);
    if (gone !== undefined && (last === undefined || gone > last)) last = gone;
  }
  return last;
}

function expiredAt(item: Item, now: Instant): Instant | undefined {
  if (!item[TTL_ATTRIBUTE]) return undefined;
  const expires = feedEntries([item])[0]?.card.expires;
  return isCurrent(expires, now) ? undefined : expires;
}

/** The page of a story's entries that were read. */
export function entriesPage(items: readonly Item[], limit: number, until: Instant): EntryPage {
  const { items: shown, next } = pageOf(items, limit, feedEntries, ({ card }) =>
    isCurrent(card.expires, until),
  );
  return pageWith(shown, next, lastGone(items.slice(0, limit), until, undefined, undefined));
}

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
