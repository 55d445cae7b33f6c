import type { Instant } from '../../../lib/article/instant.ts';
import type { Posting, Relation, TermKey } from '../../../lib/article/related.ts';
import { storySummaries } from '../../../lib/ingest/current-story.ts';
import type { StoryStore } from '../../../lib/ingest/write-story.ts';
import type { RelateStore, StoredMember } from '../../../lib/relate/relate-store.ts';
import { itemBytes, readUnits, writeUnits } from '../../../lib/store/item-bytes.ts';
import { postingItem } from '../../../lib/store/posting-item.ts';
import { liveStoryItem, type StoredStory, storyItem } from '../../../lib/store/story-item.ts';

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
  /** Whether the holder chose it: all that it chose lie in one item. */
  readonly isChosen?: true;
  readonly relation: Relation;
  readonly probability: number;
}

/** The table as far as relating knows it, in memory, and what it would have cost. */
export interface MemoryStore extends RelateStore, StoryStore {
  readonly cost: Cost;
  /** The story that another one has become, or itself. */
  movedStory(id: string): string;
  putPosting(key: TermKey, posting: Posting): void;
  /** Stores an article: before it was, it is no neighbor. */
  putArticle(id: string, member: StoredMember): void;
  /** Puts what an article chose, and the article among those that chose each of them. */
  putEdges(
    own: Posting,
    chosen: readonly {
      readonly score: number;
      readonly reverseScore: number;
      readonly other: Posting;
      readonly relation: Relation;
      readonly probability: number;
    }[],
  ): void;
  /** Adds to what an article chose. */
  addEdges(own: Posting, added: Parameters<MemoryStore['putEdges']>[1]): void;
  /** The related set of an article, best first. */
  edgesOf(holder: string): readonly MemoryEdge[];
  /** Counts one read of `items` items by key, each under 4 KB. */
  noteGets(items: number): void;
  notePut(bytes: number): void;
}

/** Bytes of an edge beside the vector: keys, the compressed card, reasons; less where ten lie in one item. */
const EDGE_BYTES = 620;
const CHOSEN_BYTES = 270;
/** Bytes of a feed entry: keys and a card. */
const ENTRY_BYTES = 800;
const NO_TIME = '2000-01-01T00:00:00.000Z' as Instant;

export function memoryStore(): MemoryStore {
  const cost: Cost = { queries: 0, items: 0, readUnits: 0, writeUnits: 0 };
  const stories = memoryStories(cost);
  const related = memoryPostings(cost);
  return { ...related, ...stories, cost, getStorySummaries: (ids) => storySummaries(stories, ids) };
}

/** Stories, and how large the feed of each is: a merge copies the feed of the smaller. */
function memoryStories(cost: Cost): StoryStore & Pick<MemoryStore, 'movedStory'> {
  const stories = new Map<string, StoredStory>();
  const movedStory = (id: string): string => {
    const next = stories.get(id)?.story.movedTo;
    return next === undefined ? id : movedStory(next);
  };
  return {
    movedStory,
    async getStories(ids) {
      const found = ids.flatMap((id) => stories.get(id) ?? []);
      for (const stored of found) cost.readUnits += readUnits(itemBytes(storyItem(stored)), false);
      return new Map(found.map((stored) => [stored.story.id, stored]));
    },
    async putStory(story, previous) {
      const stored = { story, revision: previous + 1 };
      stories.set(story.id, stored);
      cost.writeUnits += writeUnits(itemBytes(storyItem(stored)));
      return true;
    },
    async listLiveStory(before, after) {
      for (const story of [before, after])
        if (story) cost.writeUnits += writeUnits(itemBytes(liveStoryItem(story)));
    },
    // Asked of what comes again alone.
    hasEntry: async () => false,
    // Nobody else writes here.
    backOff: async () => undefined,
    async copyStoryFeed(from, _, { moved = false } = {}) {
      const entries = stories.get(from)?.story.articleCount ?? 0;
      cost.queries += 1;
      cost.readUnits += readUnits(entries * ENTRY_BYTES, false);
      cost.writeUnits += moved ? 2 * entries : entries;
      return [];
    },
  };
}

type MemoryPostings = Omit<MemoryStore, keyof StoryStore | 'getStorySummaries' | 'movedStory' | 'cost'>;

function memoryPostings(cost: Cost): MemoryPostings {
  const postings = new Map<TermKey, Posting[]>();
  const edges = new Map<string, MemoryEdge[]>();
  const articles = new Map<string, StoredMember>();
  const bytesOf = rememberedBytes();
  const note = <T>(found: readonly T[], bytes: number): readonly T[] => {
    cost.queries += 1;
    cost.items += found.length;
    cost.readUnits += readUnits(bytes, false);
    return found;
  };
  return {
    async listPostings(key, { since, limit }) {
      const found = newest(postings.get(key) ?? [], since, limit);
      return note(
        found,
        found.reduce((sum, posting) => sum + bytesOf(posting) + key.length, 0),
      );
    },
    async listNeighbors(id, limit) {
      const all = edges.get(id) ?? [];
      const found = all.slice(0, limit).map(({ other }) => other);
      return note(found, relatedBytes(all, limit));
    },
    async getMembers(ids) {
      const found = ids.flatMap((id) => {
        const member = articles.get(id);
        return member ? [[id, member] as const] : [];
      });
      cost.readUnits += found.length * readUnits(0, false);
      return new Map(found);
    },
    putArticle: (id, member) => void articles.set(id, member),
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
    putEdges(own, chosen) {
      edges.set(own.id, []);
      this.addEdges(own, chosen);
    },
    addEdges(own, added) {
      const mine = edges.get(own.id) ?? [];
      for (const { score, probability, relation, other } of added)
        insert(mine, { score, probability, relation, other, isChosen: true }, isBehind);
      for (const { other, reverseScore, probability, relation } of added) {
        const edge = { score: reverseScore, probability, relation, other: own };
        const theirs = edges.get(other.id) ?? [];
        insert(theirs, edge, isBehind);
        edges.set(other.id, theirs);
        cost.writeUnits += writeUnits(relatedBytes([edge], 1));
      }
      if (added.length > 0) cost.writeUnits += writeUnits(relatedBytes(mine, 0));
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

function isBehind(a: MemoryEdge, b: MemoryEdge): boolean {
  return a.score < b.score || (a.score === b.score && a.other.id > b.other.id);
}

/** Bytes that a Query of a related set reads: all that the holder chose, and the best of those that chose it. */
export function relatedBytes(edges: readonly MemoryEdge[], limit: number): number {
  const chosen = edges.filter(({ isChosen }) => isChosen);
  const others = edges.filter(({ isChosen }) => !isChosen).slice(0, limit);
  return (
    chosen.reduce((sum, { other }) => sum + CHOSEN_BYTES + other.vector.length, 0) +
    others.reduce((sum, { other }) => sum + EDGE_BYTES + other.vector.length, 0)
  );
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
