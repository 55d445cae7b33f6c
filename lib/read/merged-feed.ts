import { LATEST } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import { FEED_KINDS, type FeedKind, feedKey } from '../feeds/feed-kinds.ts';
import type { EntryPage, FeedEntry, FeedKey, Position, ReadStore } from '../store/read-store.ts';
import { type Constraint, type Filters, fits } from './filters.ts';
import type { Paging } from './paging.ts';

/** Pages of the store that one request may read, whatever it asks for. */
const MAX_PAGES = 10;
/** Entries of such a page when few of them fit. */
const SCANNED = 100;

const NARROWEST: readonly FeedKind[] = FEED_KINDS.map(({ kind }) => kind);

/** Lists of which one has every article that is asked for, and what else has to hold for it. */
interface Driver {
  readonly feeds: readonly FeedKey[];
  readonly rest: readonly Constraint[];
}

/** Reads one page of a list behind a place. */
type ReadPage = (feed: FeedKey, after: Position | undefined, size: number) => Promise<EntryPage>;

/**
 * One page of the articles that all filters hold for, newest first. One constraint's lists are read and merged, the
 * others are checked on the cards: first of the kind that has the shortest lists. Where too few of their entries fit,
 * all constraints' lists are tried side by side, and whichever gets furthest is read on: it has the fewest articles
 * just there, and positions mean the same in all lists. One Query for a list without filters, at most `MAX_PAGES` ever;
 * then the page is as full as it got, and `next` goes on from there.
 */
export async function readMergedFeed(
  store: Pick<ReadStore, 'listFeed'>,
  filters: Filters,
  { limit, after }: Paging,
  now: Instant,
): Promise<EntryPage> {
  const drivers = driversOf(filters.constraints);
  const [first = EVERYTHING] = drivers;
  const until = filters.until !== undefined && filters.until < now ? filters.until : now;
  const bounds = { until, ...(filters.since !== undefined && { since: filters.since }) };
  const read: ReadPage = (feed, from, size) =>
    store.listFeed(feed, { limit: size, ...bounds, ...(from !== undefined && { after: from }) });
  const [feed = LATEST] = first.feeds;
  if (first.feeds.length === 1 && first.rest.length === 0) return read(feed, after, limit);
  const size = first.rest.length === 0 ? limit : Math.min(2 * limit, SCANNED);
  const begun = await merged(first, read, { limit, after, size, pages: first.feeds.length });
  if (!isShort(begun, limit)) return begun;
  return goOn(drivers, read, begun, limit, first.feeds.length);
}

/** Fills a page that one driver has begun. */
async function goOn(
  drivers: readonly Driver[],
  read: ReadPage,
  begun: EntryPage,
  limit: number,
  used: number,
): Promise<EntryPage> {
  const tried = affordable(drivers, MAX_PAGES - used);
  const pages = MAX_PAGES - used - tried.reduce((sum, { feeds }) => sum + feeds.length, 0);
  const wanted = limit - begun.items.length;
  const results = await Promise.all(
    tried.map(async (driver) => {
      const share = { limit: wanted, after: begun.next, size: limit, pages: driver.feeds.length };
      return { driver, page: await merged(driver, read, share) };
    }),
  );
  const [best] = results.sort((a, b) => byReach(a.page, b.page, wanted));
  if (!best) return begun;
  const page = joined(begun, best.page);
  if (pages < best.driver.feeds.length || !isShort(page, limit)) return page;
  const left = { limit: limit - page.items.length, after: page.next, size: SCANNED, pages };
  return joined(page, await merged(best.driver, read, left));
}

function isShort({ items, next }: EntryPage, limit: number): boolean {
  return items.length < limit && next !== undefined;
}

function joined(one: EntryPage, other: EntryPage): EntryPage {
  return {
    ...other,
    items: [...one.items, ...other.items],
    ...changed(later(one.changedAt, other.changedAt)),
  };
}

function later(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

const changed = (changedAt: Instant | undefined) => changedAt !== undefined && { changedAt };

/** A full page first, then one that got to the end, then the one that got further: lists run downwards. */
function byReach(a: EntryPage, b: EntryPage, limit: number): number {
  const [fullA, fullB] = [a.items.length === limit, b.items.length === limit];
  if (fullA !== fullB) return fullA ? -1 : 1;
  const [endA, endB] = [a.next ?? '', b.next ?? ''];
  return endA < endB ? -1 : endA > endB ? 1 : 0;
}

/** As many of the drivers, in order, as may read one page of each of their lists. */
function affordable(drivers: readonly Driver[], pages: number): Driver[] {
  let left = pages;
  return drivers.filter(({ feeds }) => {
    if (feeds.length > left) return false;
    left -= feeds.length;
    return true;
  });
}

const EVERYTHING: Driver = { feeds: [LATEST], rest: [] };

function driversOf(constraints: readonly Constraint[]): Driver[] {
  return [...constraints]
    .sort((a, b) => NARROWEST.indexOf(a.kind) - NARROWEST.indexOf(b.kind) || a.keys.length - b.keys.length)
    .map((constraint, index, sorted) => ({
      feeds: constraint.keys.map((key) => feedKey(constraint.kind, key)),
      rest: sorted.filter((_, other) => other !== index),
    }));
}

/** A list that is being read: what is read and not yet taken, and how far it is read. */
interface Stream {
  readonly feed: FeedKey;
  waiting: FeedEntry[];
  /** Undefined when there is no more behind `waiting`. */
  frontier: Position | undefined;
}

/** Sorts before every position, since lists run downwards. */
const BEGINNING = '\uffff';

/**
 * Entries of a driver's lists in one order, each once, up to `limit` that fit, from `pages` pages at most. Positions
 * mean the same in all lists, because entries of one article have one sort key everywhere.
 */
async function merged(
  { feeds, rest }: Driver,
  read: ReadPage,
  { limit, after, size, pages }: { limit: number; after: Position | undefined; size: number; pages: number },
): Promise<EntryPage> {
  const streams = feeds.map((feed): Stream => ({ feed, waiting: [], frontier: after ?? BEGINNING }));
  let changedAt: Instant | undefined;
  const fill = async (stream: Stream) => {
    const page = await read(stream.feed, stream.frontier === BEGINNING ? undefined : stream.frontier, size);
    stream.waiting = [...page.items];
    stream.frontier = page.next;
    changedAt = later(changedAt, page.changedAt);
  };
  await Promise.all(streams.map(fill));
  let left = pages - streams.length;
  const items: FeedEntry[] = [];
  let last = after;
  for (;;) {
    const stream = foremost(streams);
    if (!stream) return { items, ...changed(changedAt) };
    const [entry] = stream.waiting;
    if (!entry) {
      if (items.length < limit && left > 0) {
        left -= 1;
        await fill(stream);
        continue;
      }
      const next = last !== undefined && items.length === limit ? last : (stream.frontier ?? '');
      return { items, next, ...changed(changedAt) };
    }
    const fitting = entry.position !== last && fits(entry.card, rest);
    if (fitting && items.length === limit) return { items, next: last ?? '', ...changed(changedAt) };
    stream.waiting.shift();
    if (fitting) items.push(entry);
    last = entry.position;
  }
}

/** The stream with the newest entry, or whose next entry may be the newest; undefined when all are at their end. */
function foremost(streams: readonly Stream[]): Stream | undefined {
  let best: Stream | undefined;
  let bestHead = '';
  for (const stream of streams) {
    const head = stream.waiting[0]?.position ?? stream.frontier ?? '';
    if (head > bestHead) [best, bestHead] = [stream, head];
  }
  return best;
}
