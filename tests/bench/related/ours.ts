import { createHash } from 'node:crypto';
import { base32Id } from '../../../lib/article/base32-id.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { type FrequencyMemory, frequencyMemory } from '../../../lib/ingest/frequency-memory.ts';
import { RELATE } from '../../../lib/relate/parameters.ts';
import { relate, type Span } from '../../../lib/relate/relate.ts';
import { type Cost, type MemoryStore, memoryStore } from './memory-store.ts';
import type { Row } from './rows.ts';

/** A collection that was ingested row by row. Rows are named by their index. */
export interface Ingested {
  /** Row → rows in its related set when it arrived, best first. */
  online(row: number): readonly number[];
  /** Row → rows in its related set now, best first. */
  now(row: number): readonly number[];
  /** The story that a row is in now. */
  storyOf(row: number): string;
  /** Cost of relating alone, and milliseconds of computing, of all rows together. */
  readonly cost: Cost;
  readonly ms: number;
}

/** Ingests rows in their order through the code that ingestion runs, with a store in memory. */
export async function ingestRows(
  rows: readonly Row[],
  span: Span = RELATE,
  note: (index: number, cost: Cost) => void = () => undefined,
): Promise<Ingested> {
  const store = memoryStore();
  const memory = memoryOfFrequencies(store);
  const stories = storyBook();
  const ids = rows.map(({ id }) => base32Id(createHash('sha256').update(id).digest()));
  const online: (readonly string[])[] = [];
  let ms = 0;
  for (const [index, row] of rows.entries()) {
    const start = performance.now();
    online.push(await ingestRow(ids[index] ?? '', row, { store, memory, stories, span }));
    ms += performance.now() - start;
    note(index, store.cost);
  }
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const rowsOf = (found: readonly string[]) => found.map((id) => indexes.get(id) ?? -1);
  return {
    online: (row) => rowsOf(online[row] ?? []),
    now: (row) => rowsOf(store.edgesOf(ids[row] ?? '').map(({ other }) => other.id)),
    storyOf: (row) => stories.storyOf(ids[row] ?? ''),
    cost: store.cost,
    ms,
  };
}

interface Room {
  readonly store: MemoryStore;
  readonly memory: FrequencyMemory;
  readonly stories: ReturnType<typeof storyBook>;
  readonly span: Span;
}

async function ingestRow(id: string, row: Row, { store, memory, stories, span }: Room): Promise<string[]> {
  const listedAt = toInstant(row.t);
  const input = { id, inLanguage: 'en', headline: row.title, articleBody: row.body, listedAt };
  const related = await relate(input, store, await memory.frequenciesFor('en'), span);
  const { keys, vector, neighbors, story, learned } = related;
  store.noteGets(neighbors.length);
  const own = { id, datePublished: listedAt, vector, story: stories.join(id, story) };
  for (const key of keys) store.putPosting(key, own);
  for (const { id: other, score, reverseScore, posting } of neighbors) {
    store.putEdge(id, { score, other: posting });
    store.putEdge(other, { score: reverseScore, other: own });
  }
  await memory.learn('en', learned);
  await memory.flush(listedAt);
  return neighbors.map(({ id: other }) => other);
}

/** The same memory of document frequencies that ingestion has, its one item kept here. */
function memoryOfFrequencies(store: MemoryStore): FrequencyMemory {
  let item: { bytes: Uint8Array; revision: number } | undefined;
  return frequencyMemory({
    async getSnapshot() {
      store.noteGets(Math.ceil((item?.bytes.length ?? 0) / 4096));
      return item;
    },
    async putSnapshot(_language, bytes, previous) {
      store.notePut(bytes.length);
      item = { bytes, revision: previous + 1 };
      return true;
    },
  });
}

interface Decision {
  readonly id: string;
  readonly merges: readonly string[];
}

/** Which story an article is in, with merges followed as ingestion follows them. */
function storyBook() {
  const joined = new Map<string, string>();
  const moved = new Map<string, string>();
  const current = (story: string): string => {
    const next = moved.get(story);
    return next === undefined ? story : current(next);
  };
  return {
    join(article: string, { id, merges }: Decision): string {
      const story = current(id);
      joined.set(article, story);
      for (const other of merges.map(current)) if (other !== story) moved.set(other, story);
      return story;
    },
    storyOf: (article: string) => current(joined.get(article) ?? article),
  };
}
