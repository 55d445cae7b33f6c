import type { Instant } from '../../../lib/article/instant.ts';
import type { Posting, TermKey } from '../../../lib/article/related.ts';
import type { RelateStore } from '../../../lib/relate/relate.ts';
import { itemBytes, readUnits, writeUnits } from '../../../lib/store/item-bytes.ts';
import { postingItem } from '../../../lib/store/posting-item.ts';

/** What relating asked of the store, in DynamoDB's units, estimated from the bytes of the items. */
export interface Cost {
  queries: number;
  items: number;
  readUnits: number;
  writeUnits: number;
}

/** An article in a related set. */
export interface MemoryEdge {
  readonly score: number;
  readonly other: Posting;
}

/** The table as far as relating knows it, in memory, and what it would have cost. */
export interface MemoryStore extends RelateStore {
  readonly cost: Cost;
  putPosting(key: TermKey, posting: Posting): void;
  putEdge(holder: string, edge: MemoryEdge): void;
  /** The related set of an article, best first. */
  edgesOf(holder: string): readonly MemoryEdge[];
  /** Counts one read of `items` items by key, each under 4 KB. */
  noteGets(items: number): void;
  notePut(bytes: number): void;
}

/** Bytes of an edge beside the vector: keys, the deflated card, reasons. */
const EDGE_BYTES = 620;
const NO_TIME = '2000-01-01T00:00:00.000Z' as Instant;

export function memoryStore(): MemoryStore {
  const postings = new Map<TermKey, Posting[]>();
  const edges = new Map<string, MemoryEdge[]>();
  const cost: Cost = { queries: 0, items: 0, readUnits: 0, writeUnits: 0 };
  const bytesOf = rememberedBytes();
  const note = <T>(found: readonly T[], bytes: number): readonly T[] => {
    cost.queries += 1;
    cost.items += found.length;
    cost.readUnits += readUnits(bytes, false);
    return found;
  };
  return {
    cost,
    async listPostings(key, { since, limit }) {
      const found = newest(postings.get(key) ?? [], since, limit);
      return note(
        found,
        found.reduce((sum, posting) => sum + bytesOf(posting) + key.length, 0),
      );
    },
    async listNeighbors(id, limit) {
      const found = (edges.get(id) ?? []).slice(0, limit).map(({ other }) => other);
      return note(
        found,
        found.reduce((sum, { vector }) => sum + EDGE_BYTES + vector.length, 0),
      );
    },
    putPosting(key, posting) {
      const list = postings.get(key) ?? [];
      insert(
        list,
        posting,
        (a, b) => a.datePublished > b.datePublished || (a.datePublished === b.datePublished && a.id > b.id),
      );
      postings.set(key, list);
      cost.writeUnits += writeUnits(bytesOf(posting) + key.length);
    },
    putEdge(holder, edge) {
      const list = edges.get(holder) ?? [];
      insert(list, edge, (a, b) => a.score < b.score || (a.score === b.score && a.other.id > b.other.id));
      edges.set(holder, list);
      cost.writeUnits += writeUnits(EDGE_BYTES + edge.other.vector.length);
    },
    edgesOf: (holder) => edges.get(holder) ?? [],
    noteGets(items) {
      cost.readUnits += items * readUnits(0, false);
    },
    notePut(bytes) {
      cost.writeUnits += writeUnits(bytes);
    },
  };
}

/** `list` is oldest first. */
function newest(list: readonly Posting[], since: Instant, limit: number): Posting[] {
  const found: Posting[] = [];
  for (let index = list.length - 1; index >= 0 && found.length < limit; index -= 1) {
    const posting = list[index];
    if (posting === undefined || posting.datePublished < since) break;
    found.push(posting);
  }
  return found;
}

/** Puts `item` behind all that do not come after it; nearly always that is the end. */
function insert<T>(list: T[], item: T, isAfter: (a: T, b: T) => boolean): void {
  let index = list.length;
  for (let before = list[index - 1]; before !== undefined && isAfter(before, item); before = list[index - 1])
    index -= 1;
  list.splice(index, 0, item);
}

/** Bytes of a posting without its term, reckoned once for the many that an article has. */
function rememberedBytes(): (posting: Posting) => number {
  const known = new WeakMap<Posting, number>();
  return (posting) => {
    const bytes = known.get(posting) ?? itemBytes(postingItem('', posting, NO_TIME));
    known.set(posting, bytes);
    return bytes;
  };
}
