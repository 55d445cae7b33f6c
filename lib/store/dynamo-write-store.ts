import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { Place } from '../article/placement.ts';
import type { TermKey } from '../article/related.ts';
import type { Story } from '../article/story.ts';
import { type ArticleRecord, articleItem, articleRecord, indexedItem } from './article-item.ts';
import { bytesOf, textOf } from './card-item.ts';
import { chosenItem, relatedItems } from './chosen-item.ts';
import { edgeItem, type StoredEdge, storedEdges } from './edge-item.ts';
import { feedEntry, feedEntryItem } from './feed-entry-item.ts';
import { hashtagMarkItem, markKey } from './hashtag-hour-item.ts';
import { ingestItem, ingestRecord, refusedItems } from './ingest-item.ts';
import type { Item } from './item-bytes.ts';
import { postingItem, storedPosting } from './posting-item.ts';
import type { SourceItem } from './read-store.ts';
import { REFUSED_UPLOADS, refusedMark } from './refused-hour-item.ts';
import { sourceItem } from './source-item.ts';
import { liveStoryItem, type StoredStory, storedStory, storyItem } from './story-item.ts';
import {
  aliasKey,
  articleKey,
  attributesOf,
  chosenKey,
  EDGE_PREFIX,
  edgeKey,
  feedEntryKey,
  indexedKey,
  ingestKey,
  type Key,
  liveStoryKeys,
  postingKey,
  snapshotKey,
  storyKey,
} from './table.ts';
import {
  addToSet,
  batchGetItems,
  type Condition,
  getItem,
  putItem,
  queryItems,
  type Table,
  writeItems,
} from './table-requests.ts';
import type { AskedIdentity, Copies, FoundArticle, FoundIdentity, WriteStore } from './write-store.ts';

/** The WriteStore on a DynamoDB table. */
export function dynamoWriteStore(table: Table): WriteStore {
  const sourcesSeen = new Map<string, Instant>();
  return {
    findArticle: (id) => findArticle(table, id),
    findIdentities: (asked) => findIdentities(table, asked),
    claimAliases: (hashes, id) => claimAliases(table, hashes, id),
    putArticle: (record, previous) => putArticle(table, record, previous),
    markIndexed: async (id, revision, generation) => {
      await putItem(table, indexedItem(id, revision, generation), {
        expression: 'attribute_not_exists(g) OR g <= :g',
        values: { ':g': { N: String(generation) } },
      });
    },
    writeCopies: (copies) => writeCopies(table, copies),
    findRecords: (ids) => findRecords(table, ids),
    lookBack: (ids, story) => lookBack(table, ids, story),
    listRelated: (id, limit) => listRelated(table, id, limit),
    listChosenBy: async (id, limit) => {
      const { pk } = articleKey(id);
      const range = { pk, from: EDGE_PREFIX, to: `${EDGE_PREFIX}\uffff`, consistent: true };
      return storedEdges(await queryItems(table, { ...range, limit }));
    },
    // Loaded with the first correction.
    showInChosen: async (holders, id, shown) =>
      (await import('./show-in-chosen.ts')).showInChosen(table, holders, id, shown),
    listPostings: (term, options) => listPostings(table, term, options),
    findStories: (ids, options) => findStories(table, ids, options),
    putStory: (story, previous) => putStory(table, story, previous),
    listLiveStory: (before, after) => listLiveStory(table, before, after),
    listMembers: async (story, limit) => {
      const range = { pk: `F#${storyFeed(story)}`, limit, consistent: true };
      return (await queryItems(table, range)).map((item) => feedEntry(item).card);
    },
    copyStoryFeed: (from, to) => copyStoryFeed(table, from, to),
    getSnapshot: (name) => getSnapshot(table, name),
    putSnapshot: (name, bytes, previous) => putSnapshot(table, name, bytes, previous),
    putIngest: async (record) => {
      await writeItems(table, refusedItems(record));
      await putItem(table, ingestItem(record));
    },
    getIngest: async (id) => {
      const item = await getItem(table, ingestKey(id), { consistent: true });
      return item && ingestRecord(item);
    },
    noteHashtags: async (use) => {
      await putItem(table, hashtagMarkItem(use));
    },
    noteRefusals: async (refused) => {
      const { key, stamp, expiresAtSeconds } = refusedMark(refused);
      await addToSet(table, key, { attribute: 'u', text: stamp, limit: REFUSED_UPLOADS }, expiresAtSeconds);
    },
    noteSource: (source) => noteSource(table, sourcesSeen, source),
  };
}

async function findArticle(table: Table, id: ArticleId): Promise<FoundArticle | undefined> {
  const { pk, sk } = articleKey(id);
  return foundArticle(id, await queryItems(table, { pk, from: sk, to: indexedKey(id).sk, limit: 2 }));
}

/** The article among the items of its partition. */
function foundArticle(id: ArticleId, items: readonly Item[]): FoundArticle | undefined {
  const itemAt = ({ sk }: Key) => items.find((item) => item['sk']?.S === sk);
  const stored = itemAt(articleKey(id));
  if (!stored) return undefined;
  const record = articleRecord(stored);
  return { record, indexed: itemAt(indexedKey(id))?.['r']?.S === record.revision };
}

async function findIdentities(table: Table, asked: readonly AskedIdentity[]): Promise<FoundIdentity[]> {
  const keys = asked.flatMap(({ id, hashes }) => [articleKey(id), indexedKey(id), ...hashes.map(aliasKey)]);
  const byPartition = new Map<string, Item[]>();
  for (const item of await batchGetItems(table, keys)) {
    const pk = textOf(item['pk'], 'pk');
    byPartition.set(pk, [...(byPartition.get(pk) ?? []), item]);
  }
  return asked.map(({ id, hashes }) => {
    const own = foundArticle(id, byPartition.get(articleKey(id).pk) ?? []);
    const bound = hashes.flatMap((hash) => {
      const [alias] = byPartition.get(aliasKey(hash).pk) ?? [];
      return alias ? [[hash, textOf(alias['a'], 'a')] as const] : [];
    });
    return { ...(own && { own }), bound: new Map(bound) };
  });
}

async function claimAliases(table: Table, hashes: readonly string[], id: ArticleId): Promise<ArticleId> {
  for (const [index, hash] of hashes.entries()) {
    if (await bindAlias(table, hash, id, id)) continue;
    const item = await getItem(table, aliasKey(hash), { consistent: true });
    const owner = textOf(item?.['a'], 'a');
    for (const mine of hashes.slice(0, index)) await bindAlias(table, mine, owner, id);
    return owner;
  }
  return id;
}

/** Binds an identifier that is free or bound to `from`. */
function bindAlias(table: Table, hash: string, id: ArticleId, from: ArticleId): Promise<boolean> {
  return putItem(table, aliasItem(hash, id), {
    expression: 'attribute_not_exists(pk) OR a = :a',
    values: { ':a': { S: from } },
  });
}

function aliasItem(hash: string, id: ArticleId): Item {
  return { ...attributesOf(aliasKey(hash)), a: { S: id } };
}

function putArticle(table: Table, record: ArticleRecord, previous: string | undefined): Promise<boolean> {
  const condition =
    previous === undefined
      ? { expression: 'attribute_not_exists(pk)' }
      : { expression: 'r = :r', values: { ':r': { S: previous } } };
  return putItem(table, articleItem(record), condition);
}

async function writeCopies(
  table: Table,
  { entries, postings, edges, chosen, removals }: Copies,
): Promise<void> {
  const puts = [
    ...(chosen ? [chosenItem(chosen.id, chosen.edges)] : []),
    ...entries.map(({ feed, listedAt, card }) => feedEntryItem(feed, listedAt, card)),
    ...postings.map(({ term, posting, expiresAt }) => postingItem(term, posting, expiresAt)),
    ...edges.map(({ holder, edge }) => edgeItem(holder, edge)),
  ];
  await writeItems(table, puts, removals.map(placeKey));
}

async function findRecords(
  table: Table,
  ids: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, ArticleRecord>> {
  if (ids.length === 0) return new Map();
  return recordsOf(await batchGetItems(table, ids.map(articleKey)));
}

function recordsOf(items: readonly Item[]): Map<ArticleId, ArticleRecord> {
  const records = items.map(articleRecord);
  return new Map(records.map((record) => [record.article.id, record]));
}

async function lookBack(table: Table, ids: readonly ArticleId[], story: string | undefined) {
  const wanted = story === undefined ? undefined : storyKey(story);
  const keys = [...ids.map(articleKey), ...(wanted ? [wanted] : [])];
  const items = await batchGetItems(table, keys, { consistent: true });
  const isStory = (item: Item) => item['pk']?.S === wanted?.pk;
  const found = items.find(isStory);
  return {
    records: recordsOf(items.filter((item) => !isStory(item))),
    hasMoved: found !== undefined && storedStory(found).story.movedTo !== undefined,
  };
}

function placeKey(place: Place): Key {
  if (place.type === 'entry') return feedEntryKey(place.feed, place.listedAt, place.id);
  if (place.type === 'mark') return markKey(place.language, place.listedAt, place.id);
  if (place.type === 'posting') return postingKey(place.term, place.listedAt, place.id);
  if (place.type === 'chosen') return chosenKey(place.id);
  return edgeKey(place.holder, place.score, place.other);
}

async function listRelated(table: Table, id: ArticleId, limit: number): Promise<readonly StoredEdge[]> {
  const { pk, sk } = chosenKey(id);
  const items = await queryItems(table, { pk, from: sk, to: `${EDGE_PREFIX}\uffff`, limit: limit + 1 });
  return relatedItems(id, items, { limit }).edges;
}

async function listPostings(
  table: Table,
  term: TermKey,
  { since, limit }: { since: Instant; limit: number },
) {
  const items = await queryItems(table, { pk: `T#${term}`, from: since, descending: true, limit });
  return items.map(storedPosting);
}

async function findStories(
  table: Table,
  ids: readonly string[],
  options?: { consistent?: boolean },
): Promise<Map<string, StoredStory>> {
  if (ids.length === 0) return new Map();
  const stories = (await batchGetItems(table, ids.map(storyKey), options)).map(storedStory);
  return new Map(stories.map((stored) => [stored.story.id, stored]));
}

function putStory(table: Table, story: Story, previous: number): Promise<boolean> {
  return putItem(table, storyItem({ story, revision: previous + 1 }), over(previous));
}

/** Holds while the item still has the revision that was read; 0: while there is none. */
function over(previous: number): Condition {
  if (previous === 0) return { expression: 'attribute_not_exists(pk)' };
  return { expression: 'n = :n', values: { ':n': { N: String(previous) } } };
}

async function listLiveStory(
  table: Table,
  before: Story | undefined,
  after: Story | undefined,
): Promise<void> {
  const left = [before, after].flatMap((story) => (story ? liveStoryKeys(story) : []));
  await writeItems(table, after ? [liveStoryItem(after)] : [], left);
}

async function copyStoryFeed(table: Table, from: string, to: string): Promise<void> {
  const pk = `F#${storyFeed(from)}`;
  let after: string | undefined;
  do {
    const from = after === undefined ? {} : { after };
    const items = await queryItems(table, { pk, ...from, consistent: true, limit: 100 });
    await writeItems(
      table,
      items.map((item) => ({ ...item, pk: { S: `F#${storyFeed(to)}` } })),
    );
    after = items.length === 100 ? items.at(-1)?.['sk']?.S : undefined;
  } while (after !== undefined);
}

async function getSnapshot(table: Table, name: string) {
  const item = await getItem(table, snapshotKey(name));
  return item && { bytes: bytesOf(item['b'], 'b'), revision: Number(item['n']?.N) };
}

function putSnapshot(table: Table, name: string, bytes: Uint8Array, previous: number): Promise<boolean> {
  const item = { ...attributesOf(snapshotKey(name)), b: { B: bytes }, n: { N: String(previous + 1) } };
  return putItem(table, item, over(previous));
}

/** Sources change seldom and are written by every article: once an hour and instance is enough. */
async function noteSource(table: Table, seen: Map<string, Instant>, source: SourceItem): Promise<void> {
  const last = seen.get(source.key);
  const hour = 3_600_000;
  if (last !== undefined && Date.parse(source.lastPublished) - Date.parse(last) < hour) return;
  await putItem(table, sourceItem(source), {
    expression: 'attribute_not_exists(pk) OR d < :d',
    values: { ':d': { S: source.lastPublished } },
  });
  seen.set(source.key, source.lastPublished);
}
