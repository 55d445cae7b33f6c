import { createHash } from 'node:crypto';
import { base32Id } from '../../../lib/article/base32-id.ts';
import type { Card } from '../../../lib/article/card.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { type FrequencyMemory, frequencyMemory } from '../../../lib/ingest/frequency-memory.ts';
import { joinStory, mergeStoriesOf } from '../../../lib/ingest/join-story.ts';
import { fillSlots, type KnownText } from '../../../lib/relate/fill-slots.ts';
import { RELATE } from '../../../lib/relate/parameters.ts';
import { relate } from '../../../lib/relate/relate.ts';
import type { RelateStore, Span } from '../../../lib/relate/relate-store.ts';
import { type Cost, type MemoryStore, memoryStore } from './memory-store.ts';
import type { Row } from './rows.ts';

/** A collection that was ingested row by row. Rows are named by their index. */
export interface Ingested {
  /** Row → rows in its related set when it arrived, best first. */
  online(row: number): readonly number[];
  /** Row → rows in its related set now, best first. */
  now(row: number): readonly number[];
  /** Row → rows that its readers are shown as related now, best first; none for a row that there is not. */
  shown(row: number): readonly number[];
  /** The story that a row is in now. */
  storyOf(row: number): string;
  /** Cost of relating alone, and milliseconds of computing, of all rows together. */
  readonly cost: Cost;
  readonly ms: number;
}

/**
 * Ingests rows in their order through the code that ingestion runs, with a store in memory. Rows that are not
 * `isRelated` are posted and learned as all others are, but look for nobody.
 */
export async function ingestRows(
  rows: readonly Row[],
  span: Span = RELATE,
  note: (index: number, store: MemoryStore) => void = () => undefined,
  isRelated: (index: number) => boolean = () => true,
): Promise<Ingested> {
  const store = memoryStore();
  const room = { store, memory: memoryOfFrequencies(store), span, texts: new Map<string, KnownText>() };
  const ids = rows.map(idOfRow);
  const online: (readonly string[])[] = [];
  const joined = new Map<string, string>();
  let ms = 0;
  for (const [index, row] of rows.entries()) {
    const id = ids[index] ?? '';
    const start = performance.now();
    const { found, story } = await ingestRow(id, row, room, isRelated(index) ? store : NOBODY);
    ms += performance.now() - start;
    online.push(found);
    joined.set(id, story);
    note(index, store);
  }
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const rowsOf = (found: readonly string[]) => found.map((id) => indexes.get(id) ?? -1);
  return {
    online: (row) => rowsOf(online[row] ?? []),
    now: (row) => rowsOf(store.edgesOf(ids[row] ?? '').map(({ other }) => other.id)),
    shown: (row) => {
      const others = store.edgesOf(ids[row] ?? '').slice(0, SHOWN);
      const kept = others.filter(({ isCopy }) => !isCopy).map(({ other }) => other.id);
      const textOf = (id: string) => room.texts.get(id)?.nearCopyOf ?? id;
      return rowsOf([...new Map(kept.toReversed().map((id) => [textOf(id), id])).values()].reverse());
    },
    storyOf: (row) => store.movedStory(joined.get(ids[row] ?? '') ?? ''),
    cost: store.cost,
    ms,
  };
}

/** Of a related set, as a page of the API reads it; then copies are folded. */
const SHOWN = 20;

/** The id under which a row is ingested. */
export function idOfRow({ id }: Row): string {
  return base32Id(createHash('sha256').update(id).digest());
}

interface Room {
  readonly store: MemoryStore;
  readonly memory: FrequencyMemory;
  readonly span: Span;
  readonly texts: Map<string, KnownText>;
}

/** A collection without articles. */
const NOBODY: RelateStore = {
  listPostings: async () => [],
  listNeighbors: async () => [],
  findStorySummaries: async () => new Map(),
};

/** The steps of `planArticle` and `finishArticle` that have to do with relating. */
async function ingestRow(
  id: string,
  row: Row,
  { store, memory, span, texts }: Room,
  asked: RelateStore,
): Promise<{ found: readonly string[]; story: string }> {
  const listedAt = toInstant(row.t);
  const { language, title: headline, body: articleBody } = row;
  const article = { id, inLanguage: language, headline, articleBody };
  const frequencies = await memory.frequenciesFor(language);
  const related = await relate({ ...article, listedAt }, asked, frequencies, span);
  const read = async (ids: readonly string[]) => {
    store.noteGets(ids.length);
    return new Map(ids.flatMap((each) => [[each, texts.get(each)] as const]));
  };
  const slots = await fillSlots(article, related.neighbors, read, (text) => text);
  const copied = slots.find(({ isCopy }) => isCopy);
  const nearCopyOf = copied && (copied.other?.nearCopyOf ?? copied.neighbor.id);
  texts.set(id, { ...article, nearCopyOf });
  const { keys, vector, learned, neighbors } = related;
  const story = await joinStory(
    store,
    related.story.id,
    { card: cardOfRow(id, row), listedAt: [listedAt], vector },
    true,
  );
  for (const other of related.story.merges) await mergeStoriesOf(store, story, other);
  const own = { id, datePublished: listedAt, vector, story };
  for (const key of keys) store.putPosting(key, own);
  store.putEdges(
    own,
    slots.map(({ neighbor: { score, reverseScore, posting: other }, isCopy }) => ({
      score,
      reverseScore,
      other,
      isCopy,
    })),
  );
  await memory.learn(language, learned);
  await memory.flush(listedAt);
  return { found: neighbors.map(({ id: other }) => other), story };
}

/** A card of usual size: what the items that carry it weigh is counted. */
function cardOfRow(
  id: string,
  { title, body, t, language, source = `${id.slice(0, 1)}.example` }: Row,
): Card {
  return {
    id,
    url: `https://news.example/${id}`,
    headline: title,
    excerpt: body.slice(0, 300),
    source: { key: source, name: source },
    datePublished: toInstant(t),
    datePublishedPrecision: 'second',
    inLanguage: language,
    hashtags: [],
    sections: [],
    revision: id.slice(0, 12),
  };
}

/** The same memory of document frequencies that ingestion has, its items, one a language, kept here. */
function memoryOfFrequencies(store: MemoryStore): FrequencyMemory {
  const items = new Map<string, { bytes: Uint8Array; revision: number }>();
  return frequencyMemory({
    async getSnapshot(language) {
      const item = items.get(language);
      store.noteGets(Math.ceil((item?.bytes.length ?? 0) / 4096));
      return item;
    },
    async putSnapshot(language, bytes, previous) {
      store.notePut(bytes.length);
      items.set(language, { bytes, revision: previous + 1 });
      return true;
    },
  });
}
