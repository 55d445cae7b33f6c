import { LATEST } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { FeedEntry, FeedKey, Page, Position, ReadStore } from '../store/read-store.ts';
import type { FeedKind } from './feed-names.ts';
import { type Constraint, type Filters, fits } from './filters.ts';
import type { Paging } from './list-query.ts';

/** Pages of the store that one request may read, whatever it asks for. */
const MAX_PAGES = 10;
/** Entries of such a page when some of them will not fit. */
const SCANNED = 100;

/** How few articles lists of a kind hold, fewest first: which of them a request reads, and which it only checks. */
const NARROWEST: readonly FeedKind[] = ['story', 'hashtag', 'source', 'section', 'language'];

/**
 * One page of the articles that all filters hold for, newest first. The narrowest constraint's lists are read and
 * merged, the others are checked on the cards. One Query for a list without filters, at most `MAX_PAGES` ever;
 * then the page is as full as it got, and `next` goes on from there.
 */
export async function readFeed(
  store: Pick<ReadStore, 'listFeed'>,
  filters: Filters,
  { limit, after }: Paging,
  now: Instant,
): Promise<Page<FeedEntry>> {
  const { driver, rest } = choose(filters.constraints);
  const until = filters.until !== undefined && filters.until < now ? filters.until : now;
  const size = rest.length > 0 ? SCANNED : limit;
  const read = (feed: FeedKey, from: Position | undefined) =>
    store.listFeed(feed, {
      limit: size,
      until,
      ...(filters.since !== undefined && { since: filters.since }),
      ...(from !== undefined && { after: from }),
    });
  return merged(driver, read, limit, after, (entry) => fits(entry.card, rest));
}

function choose(constraints: readonly Constraint[]): { driver: FeedKey[]; rest: readonly Constraint[] } {
  const [first, ...rest] = [...constraints].sort(
    (a, b) => NARROWEST.indexOf(a.kind) - NARROWEST.indexOf(b.kind) || a.keys.length - b.keys.length,
  );
  if (!first) return { driver: [LATEST], rest: [] };
  return { driver: first.keys.map((key) => `${first.kind}/${key}`), rest };
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
 * Entries of several lists in one order, each once. Positions mean the same in all lists, because entries of one
 * article have one sort key everywhere.
 */
async function merged(
  feeds: readonly FeedKey[],
  read: (feed: FeedKey, after: Position | undefined) => Promise<Page<FeedEntry>>,
  limit: number,
  after: Position | undefined,
  keep: (entry: FeedEntry) => boolean,
): Promise<Page<FeedEntry>> {
  const streams = feeds.map((feed): Stream => ({ feed, waiting: [], frontier: after ?? BEGINNING }));
  const fill = async (stream: Stream) => {
    const page = await read(stream.feed, stream.frontier === BEGINNING ? undefined : stream.frontier);
    stream.waiting = [...page.items];
    stream.frontier = page.next;
  };
  await Promise.all(streams.map(fill));
  let pages = streams.length;
  const items: FeedEntry[] = [];
  let last = after;
  for (;;) {
    const stream = foremost(streams);
    if (!stream) return { items };
    const [entry] = stream.waiting;
    if (!entry) {
      if (items.length < limit && pages < MAX_PAGES) {
        pages += 1;
        await fill(stream);
        continue;
      }
      return { items, next: last !== undefined && items.length === limit ? last : (stream.frontier ?? '') };
    }
    const fitting = entry.position !== last && keep(entry);
    if (fitting && items.length === limit) return { items, next: last ?? '' };
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
