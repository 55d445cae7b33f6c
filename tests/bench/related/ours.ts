import { createHash } from 'node:crypto';
import { base32Id } from '../../../lib/article/base32-id.ts';
import type { Card } from '../../../lib/article/card.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { type FrequencyMemory, frequencyMemory } from '../../../lib/ingest/frequency-memory.ts';
import { joinStory } from '../../../lib/ingest/join-story.ts';
import { mergeStoriesOf } from '../../../lib/ingest/merge-stories.ts';
import { partsOfRelated } from '../../../lib/read/related-set.ts';
import { fillSlots, type KnownText, type Slot } from '../../../lib/relate/fill-slots.ts';
import type { PairFeatures } from '../../../lib/relate/pair.ts';
import { RELATE } from '../../../lib/relate/parameters.ts';
import { profileOf } from '../../../lib/relate/profile.ts';
import { type Neighbor, postedOf, type Related, relate } from '../../../lib/relate/relate.ts';
import type { RelateStore, Span } from '../../../lib/relate/relate-store.ts';
import { relationOf } from '../../../lib/relate/relation.ts';
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
  /** Every pair of rows of which the probability to tell one event was reckoned, by the later row. */
  readonly pairs: readonly (readonly ReckonedPair[])[];
  /** Cost of relating alone, and milliseconds of computing, of all rows together. */
  readonly cost: Cost;
  readonly ms: number;
}

/** An earlier row, and what the probability of the pair was reckoned from. */
export interface ReckonedPair {
  readonly row: number;
  readonly features: PairFeatures;
}

/**
 * Ingests rows in their order through the code that ingestion runs, with a store in memory. Rows that are not
 * `isRelated` are posted and learned as all others are, but look for nobody. With `lookAfterMs` each is looked at again
 * when so much time of the stream has passed.
 */
export async function ingestRows(
  rows: readonly Row[],
  span: Span = RELATE,
  note: (index: number, store: MemoryStore) => void = () => undefined,
  isRelated: (index: number) => boolean = () => true,
  lookAfterMs?: number,
): Promise<Ingested> {
  const store = memoryStore();
  const room: Room = {
    store,
    memory: memoryOfFrequencies(store),
    span,
    texts: new Map(),
    stories: new Map(),
  };
  const ids = rows.map(idOfRow);
  const reckoned: (readonly Neighbor[])[] = [];
  const joined = new Map<string, string>();
  let ms = 0;
  let looked = 0;
  const lookUntil = async (atMs: number) => {
    for (
      let row = rows[looked];
      row && lookAfterMs !== undefined && row.t + lookAfterMs <= atMs;
      row = rows[looked]
    ) {
      const id = ids[looked] ?? '';
      joined.set(id, await lookAtRow(id, row, room));
      looked += 1;
    }
  };
  for (const [index, row] of rows.entries()) {
    await lookUntil(row.t);
    const id = ids[index] ?? '';
    const start = performance.now();
    const { found, story } = await ingestRow(id, row, room, isRelated(index) ? store : NOBODY);
    ms += performance.now() - start;
    reckoned.push(found);
    joined.set(id, story);
    note(index, store);
  }
  await lookUntil(Number.POSITIVE_INFINITY);
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const rowsOf = (found: readonly string[]) => found.map((id) => indexes.get(id) ?? -1);
  return {
    online: (row) => rowsOf((reckoned[row] ?? []).map(({ id }) => id)),
    now: (row) => rowsOf(store.edgesOf(ids[row] ?? '').map(({ other }) => other.id)),
    shown: (row) => {
      const others = store.edgesOf(ids[row] ?? '').slice(0, SHOWN);
      const edges = others.map((edge) => ({ ...edge, card: cardIn(room.stories.get(edge.other.id)) }));
      const holder = { story: room.stories.get(ids[row] ?? ''), isWhole: true };
      const kept = partsOfRelated(edges, holder).related.map(({ other }) => other.id);
      const textOf = (id: string) => room.texts.get(id)?.nearCopyOf ?? id;
      return rowsOf([...new Map(kept.toReversed().map((id) => [textOf(id), id])).values()].reverse());
    },
    storyOf: (row) => store.movedStory(joined.get(ids[row] ?? '') ?? ''),
    pairs: reckoned.map((found) =>
      found.map(({ id, features }) => ({ row: indexes.get(id) ?? -1, features })),
    ),
    cost: store.cost,
    ms,
  };
}

function cardIn(story: string | undefined): Pick<Card, 'story'> {
  return story === undefined ? {} : { story };
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
  /** The story that each article was stored with. */
  readonly stories: Map<string, string>;
}

/** A collection without articles. */
const NOBODY: RelateStore = {
  listPostings: async () => [],
  listNeighbors: async () => [],
  getMembers: async () => new Map(),
  getStorySummaries: async () => new Map(),
};

/** The steps of `planArticle` and `finishArticle` that have to do with relating. */
async function ingestRow(
  id: string,
  row: Row,
  { store, memory, span, texts, stories }: Room,
  asked: RelateStore,
): Promise<{ found: readonly Neighbor[]; story: string }> {
  const listedAt = toInstant(row.t);
  const { language } = row;
  const article = textsOfRow(id, row);
  const frequencies = await memory.frequenciesFor(language);
  const profile = profileOf({ ...article, listedAt }, frequencies);
  const { keys, vector, frequencyUpdate } = postedOf(profile);
  const own = { id, datePublished: listedAt, vector };
  for (const key of keys) store.putPosting(key, own);
  const related = await relate(profile, asked, frequencies, span);
  const slots = await slotsOf(article, related, texts);
  const copied = slots.find(({ isCopy }) => isCopy);
  const nearCopyOf = copied && (copied.other?.nearCopyOf ?? copied.neighbor.id);
  texts.set(id, { ...article, nearCopyOf });
  const { neighbors } = related;
  const card = { ...cardOfRow(id, row), ...(related.isSeries && { isSeries: true as const }) };
  const member = { card, listedAt: [listedAt], vector };
  const story = (await joinStory(store, related.story.id, member, true)) ?? related.story.id;
  for (const other of related.story.merges) await mergeStoriesOf(store, story, other);
  stories.set(id, related.story.id);
  store.putArticle(id, { ...article, story });
  store.putEdges(own, slots.map(edgesFrom(related.story.id, stories)));
  await memory.learn(language, frequencyUpdate);
  await memory.flush(listedAt);
  return { found: neighbors, story };
}

/** The steps of `lookAgain` that have to do with relating: what the same look would write to the table is counted. */
async function lookAtRow(
  id: string,
  row: Row,
  { store, memory, span, texts, stories }: Room,
): Promise<string> {
  const listedAt = toInstant(row.t);
  const { language } = row;
  const article = textsOfRow(id, row);
  const frequencies = await memory.frequenciesFor(language);
  const profile = profileOf({ ...article, listedAt }, frequencies);
  const known = await store.listNeighbors(id, LOOKED_THROUGH);
  store.noteGets(1);
  const story = (await store.getMembers([id])).get(id)?.story ?? id;
  const related = await relate(profile, store, frequencies, span, { neighbors: known, story });
  const linked = new Set(store.edgesOf(id).map(({ other }) => other.id));
  const slots = await slotsOf(article, related, texts);
  const added = slots.filter(({ neighbor }) => !linked.has(neighbor.id));
  if (added.length < RELATE.lateLookAdds && related.second.is === 'right') return story;
  const own = { id, datePublished: listedAt, vector: postedOf(profile).vector };
  store.addEdges(own, added.map(edgesFrom(story, stories)));
  store.notePut(RECORD_BYTES);
  store.notePut(0);
  if (related.second.is === 'merge') await mergeStoriesOf(store, story, related.second.other);
  if (related.second.is !== 'move') return story;
  const { to } = related.second;
  await joinStory(store, to, { card: cardOfRow(id, row), listedAt: [listedAt], vector: own.vector });
  store.putArticle(id, { ...article, story: to });
  stories.set(id, to);
  for (let copies = 0; copies < COPIES; copies += 1) store.notePut(0);
  return to;
}

const LOOKED_THROUGH = 40;
/** Of the article's own item, which a look that adds something puts again, beside its mark. */
const RECORD_BYTES = 4000;
/** Entries that show another story, of an article that moves. */
const COPIES = 8;

/** The slots of a related set: all of them were read for their stories. */
function slotsOf(
  article: KnownText,
  { neighbors }: Related,
  texts: ReadonlyMap<string, KnownText>,
): Promise<Slot<KnownText | undefined>[]> {
  const read = async (ids: readonly string[]) => new Map(ids.map((each) => [each, texts.get(each)] as const));
  return fillSlots(article, neighbors, read, (text) => text);
}

/** The edge to a slot, of an article of a story. */
function edgesFrom(story: string, stories: ReadonlyMap<string, string>) {
  return ({ neighbor, isCopy }: Slot<unknown>) => {
    const { score, reverseScore, probability, posting: other } = neighbor;
    const isOneStory = stories.get(other.id) === story;
    return {
      score,
      reverseScore,
      probability,
      other,
      relation: relationOf({ isCopy, isOneStory, probability }),
    };
  };
}

/** What relating compares of a row. */
function textsOfRow(id: string, { title: headline, body: articleBody, language: inLanguage, source }: Row) {
  return { id, inLanguage, headline, articleBody, source };
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
