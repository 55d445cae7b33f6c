import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import { type Instant, instantMs } from '../article/instant.ts';
import type { CopyLocation } from '../article/placement.ts';
import type { TermKey } from '../article/related.ts';
import { hasNoHeadline } from '../article/story.ts';
import { type ArticleRecord, articleItem, articleRecord, indexedItem } from './article-item.ts';
import { attributeBytes, attributeNumber } from './attributes.ts';
import { edgeItem, type StoredEdge, storedEdges } from './edge-item.ts';
import { feedEntries, feedEntryItem, leftEntryItem } from './feed-entry-item.ts';
import { hashtagUseItem, hashtagUsePlace } from './hashtag-use-item.ts';
import { claimAliases, getArticle, getIdentities } from './identity-requests.ts';
import { beginIngest, beginPart, getPart, noteIngestFault, putIngest, putPart } from './ingest-requests.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import { postingItem, storedPosting } from './posting-item.ts';
import type { SourceItem } from './read-store.ts';
import { refusalCounter } from './refused-item.ts';
import { relatedItems, relatedSetItem } from './related-set-item.ts';
import { sourceItem } from './source-item.ts';
import { moveSource, noteRefusals } from './source-requests.ts';
import { storedStory } from './story-item.ts';
import { copyStoryFeed, getStories, listLiveStory, putStory } from './story-requests.ts';
import {
  articleKey,
  attributesOf,
  EDGE_PREFIX,
  ENTRIES_END,
  edgeKey,
  feedEntryKey,
  feedPartition,
  type Key,
  postingKey,
  postingPartition,
  relatedSetKey,
  snapshotKey,
  storyKey,
} from './table.ts';
import { batchGetItems, withSharedBatches, writeItems } from './table-batches.ts';
import { getItem, over, putItem, queryItems, type Table } from './table-requests.ts';
import type { Copies, PreviousArticle, WriteStore } from './write-store.ts';

/** The WriteStore on a DynamoDB table. What articles ask for at the same instant goes out in one batch. */
export function dynamoWriteStore(own: Table): WriteStore {
  const table = withSharedBatches(own);
  const sourcesSeen = new Map<string, Instant>();
  return {
    getArticle: (id) => getArticle(table, id),
    getIdentities: (asked) => getIdentities(table, asked),
    claimAliases: (hashes, id) => claimAliases(table, hashes, id),
    putArticle: (record, previous) => putArticle(table, record, previous),
    putIndexedMarker: async (id, revision, generation) => {
      await putItem(table, indexedItem(id, revision, generation), {
        expression: 'attribute_not_exists(g) OR g <= :g',
        values: { ':g': { N: String(generation) } },
      });
    },
    writeCopies: (copies) => writeCopies(table, copies),
    getRecords: (ids) => getRecords(table, ids),
    rereadAfterWrite: (ids, story) => rereadAfterWrite(table, ids, story),
    listRelated: (id, limit) => listRelated(table, id, limit),
    listChosenBy: async (id, limit) => {
      const { pk } = articleKey(id);
      const range = { pk, from: EDGE_PREFIX, to: `${EDGE_PREFIX}\uffff`, consistent: true };
      return storedEdges(await queryItems(table, { ...range, limit }));
    },
    // Loaded with the first correction.
    showInRelatedSets: async (targets, id, shown) =>
      (await import('./show-in-related-sets.ts')).showInRelatedSets(table, targets, id, shown),
    listPostings: (term, options) => listPostings(table, term, options),
    getStories: (ids, options) => getStories(table, ids, options),
    putStory: (story, previous) => putStory(table, story, previous),
    listLiveStory: (before, after) => listLiveStory(table, before, after),
    hasEntry: async (feed, listedAt, id) => {
      const keys = [...new Set(listedAt)].map((instant) => feedEntryKey(feed, instant, id));
      return feedEntries(await batchGetItems(table, keys, { consistent: true })).length > 0;
    },
    listMembers: async (story, limit) => {
      const pk = feedPartition(storyFeed(story));
      const range = { pk, from: '0', to: ENTRIES_END, limit, consistent: true };
      return feedEntries(await queryItems(table, range)).map(({ card }) => card);
    },
    copyStoryFeed: (from, to, options) => copyStoryFeed(table, from, to, options),
    getSnapshot: (name) => getSnapshot(table, name),
    putSnapshot: (name, bytes, previous) => putSnapshot(table, name, bytes, previous),
    beginIngest: (record) => beginIngest(table, record),
    putIngest: (record) => putIngest(table, record),
    beginPart: (part) => beginPart(table, part),
    getPart: (part) => getPart(table, part),
    putPart: (part, record) => putPart(table, part, record),
    noteIngestFault: (of, fault) => noteIngestFault(table, of, fault),
    noteRefusals: (refused) => noteRefusals(table, refusalCounter(refused)),
    backOff: (attempt) =>
      new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** Math.min(attempt, 5))),
    noteSource: (source) => noteSource(table, sourcesSeen, source),
    moveSource: (from, to) => moveSource(table, from, to),
  };
}

/** A text may come back to what it was, so the digest does not tell writes apart; items written before have it alone. */
function putArticle(
  table: Table,
  record: ArticleRecord,
  previous: PreviousArticle | undefined,
): Promise<boolean> {
  const condition = previous
    ? {
        expression: 'r = :r AND (g = :g OR attribute_not_exists(g))',
        values: { ':r': { S: previous.revision }, ':g': { N: String(previous.generation) } },
      }
    : { expression: 'attribute_not_exists(pk)' };
  return putItem(table, articleItem(record), condition);
}

async function writeCopies(
  table: Table,
  { entries, postings, edges, relatedSet, hashtagUse, removals, leftAt }: Copies,
): Promise<void> {
  const left = leftAt === undefined ? [] : removals.filter(({ type }) => type === 'entry');
  const puts = [
    // Of two puts with one key the later stands: an entry that is there again.
    ...left.map((place) => leftEntryItem(placeKey(place), leftAt as Instant)),
    ...(relatedSet ? [relatedSetItem(relatedSet.id, relatedSet.edges)] : []),
    ...entries.map(({ feed, listedAt, card }) => feedEntryItem(feed, listedAt, card)),
    ...postings.map(({ term, posting, expiresAt }) => postingItem(term, posting, expiresAt)),
    ...edges.map(({ target, edge }) => edgeItem(target, edge)),
    ...(hashtagUse ? [hashtagUseItem(hashtagUse)] : []),
  ];
  await writeItems(table, puts, removals.map(placeKey));
}

async function getRecords(
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

async function rereadAfterWrite(table: Table, ids: readonly ArticleId[], story: string | undefined) {
  const wanted = story === undefined ? undefined : storyKey(story);
  const keys = [...ids.map(articleKey), ...(wanted ? [wanted] : [])];
  const items = await batchGetItems(table, keys, { consistent: true });
  const isStory = (item: Item) => item['pk']?.S === wanted?.pk;
  const found = items.find(isStory);
  const now = found && storedStory(found).story;
  return {
    records: recordsOf(items.filter((item) => !isStory(item))),
    mustRejoin: now !== undefined && (now.movedTo !== undefined || hasNoHeadline(now)),
  };
}

function placeKey(place: CopyLocation): Key {
  if (place.type === 'entry') return feedEntryKey(place.feed, place.listedAt, place.id);
  if (place.type === 'hashtagUse') return hashtagUsePlace(place.language, place.listedAt, place.id);
  if (place.type === 'posting') return postingKey(place.term, place.listedAt, place.id);
  if (place.type === 'relatedSet') return relatedSetKey(place.id);
  return edgeKey(place.target, place.score, place.other);
}

async function listRelated(table: Table, id: ArticleId, limit: number): Promise<readonly StoredEdge[]> {
  const { pk, sk } = relatedSetKey(id);
  const items = await queryItems(table, { pk, from: sk, to: `${EDGE_PREFIX}\uffff`, limit: limit + 1 });
  return relatedItems(id, items, { limit }).edges.map(({ edge }) => edge);
}

async function listPostings(
  table: Table,
  term: TermKey,
  options: { since: Instant; limit: number; consistent?: boolean },
) {
  const { since: from, ...rest } = options;
  const items = await queryItems(table, { pk: postingPartition(term), from, descending: true, ...rest });
  return items.map(storedPosting);
}

async function getSnapshot(table: Table, name: string) {
  const item = await getItem(table, snapshotKey(name));
  if (!item) return undefined;
  return readItem('snapshot', item, ({ b, n }) => ({
    bytes: attributeBytes(b, 'b'),
    revision: attributeNumber(n, 'n'),
  }));
}

function putSnapshot(table: Table, name: string, bytes: Uint8Array, previous: number): Promise<boolean> {
  const item = {
    ...attributesOf(snapshotKey(name)),
    ...layoutOf('snapshot'),
    b: { B: bytes },
    n: { N: String(previous + 1) },
  };
  return putItem(table, item, over(previous));
}

const HOUR_MS = 3_600_000;

/** Sources change seldom and are written by every article: once an hour and instance is enough. */
async function noteSource(table: Table, seen: Map<string, Instant>, source: SourceItem): Promise<void> {
  const last = seen.get(source.key);
  if (last !== undefined && instantMs(source.lastPublished) - instantMs(last) < HOUR_MS) return;
  await putItem(table, sourceItem(source), {
    expression: 'attribute_not_exists(pk) OR d < :d',
    values: { ':d': { S: source.lastPublished } },
  });
  seen.set(source.key, source.lastPublished);
}
