import { LATEST } from '../article/feed-key.ts';
import { type Instant, instantMs } from '../article/instant.ts';
import { slicesOf } from '../article/slices.ts';
import type { SearchWriteStore } from '../search/search-store.ts';
import { encodeTail } from '../search/tail.ts';
import type { Position, ReadStore } from '../store/read-store.ts';
import type { WriteStore } from '../store/write-store.ts';
import { indexedArticle, TAIL_SECONDS } from './index-article.ts';

/** What putting stored articles into the search index needs. */
export interface ReindexDeps {
  readonly reads: Pick<ReadStore, 'listFeed'>;
  readonly store: Pick<WriteStore, 'getRecords'>;
  readonly index: Pick<SearchWriteStore, 'putTail'>;
  readonly now: () => Instant;
}

/** Which articles are put. */
export interface ReindexFrom {
  /** Where an earlier run stopped; from the newest article unless told. */
  readonly after?: Position | undefined;
  /** Articles listed before it stay out. */
  readonly since?: Instant | undefined;
  /** About how many. */
  readonly upTo?: number | undefined;
}

/** How far it has come. */
export interface Reindexed {
  readonly articles: number;
  /** Where to go on; undefined at the end of the list. */
  readonly next?: Position | undefined;
  /** Publication of the last article that was put. */
  readonly reached?: Instant | undefined;
}

/** Articles that are read together, and that one item of the tail holds. */
const PAGE = 48;
const TOGETHER = 8;

/**
 * Puts stored articles into the search index, from the newest back, while others are ingested: whichever entry of an
 * article is of its later generation stands, so it may be run again from any place. A Query, a BatchGetItem and six
 * puts for 48 articles, about a write unit each. Ends before the next page when `goOn` says so.
 */
export async function reindex(
  { reads, store, index, now }: ReindexDeps,
  { after, since, upTo = Infinity }: ReindexFrom,
  goOn: () => boolean,
): Promise<Reindexed> {
  let [articles, position] = [0, after];
  let reached: Instant | undefined;
  do {
    const page = await reads.listFeed(LATEST, {
      limit: PAGE,
      until: now(),
      ...(since !== undefined && { since }),
      ...(position !== undefined && { after: position }),
    });
    const records = await store.getRecords(page.items.map(({ card }) => card.id));
    const found = page.items.flatMap(({ card }) => records.get(card.id) ?? []);
    for (const part of slicesOf(found, TOGETHER)) {
      const begun = now();
      const place = `${begun}#${part[0]?.article.id}#reindex`;
      const bytes = encodeTail(await Promise.all(part.map(indexedArticle)));
      await index.putTail({ place, bytes }, Math.floor(instantMs(begun) / 1000) + TAIL_SECONDS);
    }
    articles += found.length;
    reached = page.items.at(-1)?.card.datePublished ?? reached;
    position = page.next;
  } while (position !== undefined && articles < upTo && goOn());
  return { articles, next: position, reached };
}
