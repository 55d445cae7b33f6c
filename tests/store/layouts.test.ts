import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleItem, articleRecord, indexedMarker } from '../../lib/store/article-item.ts';
import {
  lastAudit,
  storedAudit,
  storedComment,
  storedCommentCount,
  storedQueueEntry,
} from '../../lib/store/comment-item.ts';
import { dynamoAssistStore } from '../../lib/store/dynamo-assist-store.ts';
import { dynamoCommentStore } from '../../lib/store/dynamo-comment-store.ts';
import { dynamoSubscriptionStore } from '../../lib/store/dynamo-subscription-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { edgeItem, storedEdges } from '../../lib/store/edge-item.ts';
import { feedEntries } from '../../lib/store/feed-entry-item.ts';
import { hashtagHours } from '../../lib/store/hashtag-use-item.ts';
import { aliasOwner } from '../../lib/store/identity-requests.ts';
import { ingestItem, ingestRecord, partArticles, partItem, storedPart } from '../../lib/store/ingest-item.ts';
import type { Item } from '../../lib/store/item-bytes.ts';
import { type ItemKind, LAYOUTS } from '../../lib/store/layout.ts';
import { storedPosting } from '../../lib/store/posting-item.ts';
import { refusalsOf } from '../../lib/store/refused-item.ts';
import { storedRelatedSet } from '../../lib/store/related-set-item.ts';
import { storedManifest, storedPartBytes, storedTail } from '../../lib/store/search-item.ts';
import { movedTo, storedSource } from '../../lib/store/source-item.ts';
import { storedStory, storiesOf } from '../../lib/store/story-item.ts';
import { storedSubscription } from '../../lib/store/subscription-item.ts';
import { keyOfItem } from '../../lib/store/table.ts';
import { putItem } from '../../lib/store/table-requests.ts';
import { at } from '../support/articles.ts';
import { repositoryRoot } from '../support/root.ts';
import { startTable, type TestTable } from '../support/table.ts';

const FOLDER = join(repositoryRoot, 'tests/store/fixtures');
const NOW = at('2026-11-20T09:30:00Z');
const isUpdate = process.env['GOLDEN'] === 'update';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

/** How the code reads each kind: the function of the item, or the store where that does it. */
const READERS: { readonly [Kind in ItemKind]: (item: Item) => unknown } = {
  alias: aliasOwner,
  article: articleRecord,
  audit: storedAudit,
  collected: stored(() => dynamoSubscriptionStore(table).getCollected()),
  comment: (item) => [storedComment(item), lastAudit(item)],
  commentCount: storedCommentCount,
  due: stored(() => dynamoSubscriptionStore(table).listDue(at('2026-11-20T09:00:00Z'))),
  edge: (item) => storedEdges([item]),
  feedEntry: (item) => feedEntries([item]),
  hashtagUse: (item) => hashtagHours([item], at('2026-11-20T09:00:00Z')),
  idempotencyKey: stored(() =>
    dynamoCommentStore(table).bindIdempotencyKey('ida', 'key-1', 'another', at('2026-11-21T09:00:00Z')),
  ),
  indexedMarker,
  ingestRecord,
  liveStory: (item) => storiesOf([item]),
  modelAnswer: stored(() => dynamoAssistStore(table).getAnswer('k'.repeat(32), NOW)),
  movedSubscription: stored(async () => {
    for (const subscription of fixture('subscription', 1)) await putItem(table, subscription);
    return (await dynamoSubscriptionStore(table).getByUrl('https://b.paper.com/feed'))?.id;
  }),
  part: storedPart,
  partArticles,
  posting: storedPosting,
  queueEntry: storedQueueEntry,
  refusalCounter: (item) => refusalsOf(item, at('2026-11-20T10:30:00Z')),
  relatedSet: storedRelatedSet,
  robots: stored(() => dynamoSubscriptionStore(table).getRobots('https://a.paper.com', NOW)),
  searchManifest: storedManifest,
  searchPart: storedPartBytes,
  searchTail: storedTail,
  snapshot: stored(() => dynamoWriteStore(table).getSnapshot('en')),
  source: (item) => [storedSource(item), movedTo(item)],
  story: storedStory,
  subscription: storedSubscription,
  turn: stored(() => {
    const nowMs = Date.parse('2026-11-20T09:00:00Z');
    return dynamoSubscriptionStore(table).takeTurn('a.paper.com', nowMs, nowMs + 2000);
  }),
};

/** Puts the item and asks the store for it. */
function stored(ask: () => Promise<unknown>) {
  return async (item: Item) => {
    await putItem(table, item);
    return ask();
  };
}

/** What is written in the present layout of the kinds that have had others. */
const WRITERS: { readonly [Kind in ItemKind]?: (value: never, item: Item) => Item } = {
  article: articleItem,
  ingestRecord: ingestItem,
  part: (value: never, item) => partItem({ ingest: keyOfItem(item).pk.slice(2), number: 1, of: 2 }, value),
};

const versions = Object.entries(LAYOUTS).flatMap(([kind, latest]) =>
  Array.from({ length: latest }, (_, index) => [kind as ItemKind, index + 1] as const),
);

describe('every layout that an item ever had is read', () => {
  it.each(versions)('%s %i', async (kind, version) => {
    const items = fixture(kind, version);
    expect(items.length).toBeGreaterThan(0);
    const values = [];
    for (const item of items) values.push(await READERS[kind](item));
    const file = join(FOLDER, `${kind}.expected.json`);
    if (isUpdate && version === 1) writeFileSync(file, `${JSON.stringify(values, plain, 1)}\n`);
    expect(JSON.parse(JSON.stringify(values, plain))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});

describe('an item that cannot be read is a fault with its key and without its content', () => {
  it.each(Object.keys(LAYOUTS) as ItemKind[])('%s', async (kind) => {
    const [item = {}] = fixture(kind, LAYOUTS[kind]);
    const { pk, sk } = keyOfItem(item);
    const newer = { ...item, L: { N: String(LAYOUTS[kind] + 1) } };
    const read = async () => READERS[kind](newer);
    await expect(read()).rejects.toThrow(`the ${kind} ${pk} ${sk} cannot be read: layout`);
  });

  it.each([
    ['an article that is no Brotli', 'article', { z: { B: new Uint8Array([1, 2, 3]) } }],
    ['a comment that is no JSON', 'comment', { j: { S: '{"text":"secret words' } }],
    ['a comment without its fields', 'comment', { j: { S: '{"text":"secret words"}' } }],
    ['a card without its fields', 'feedEntry', { c: { S: '{"h":"secret words"}' } }],
    ['an edge that is no piece', 'edge', { p: { B: new Uint8Array([1, 2, 3]) } }],
    ['a live story that is no piece', 'liveStory', { p: { B: new Uint8Array() } }],
    ['a count that is none', 'commentCount', { k: { S: 'secret words' } }],
    ['an ingest record without its fields', 'ingestRecord', { j: { S: '{"upload":"secret words"}' } }],
  ] as const)('%s', async (_, kind, change) => {
    const [item = {}] = fixture(kind, LAYOUTS[kind]);
    const { pk, sk } = keyOfItem(item);
    const read = async () => READERS[kind]({ ...item, ...change });
    await expect(read()).rejects.toThrow(`the ${kind} ${pk} ${sk} cannot be read: `);
    await expect(read()).rejects.not.toThrow(/secret|words/);
  });

  it('names the broken edge among whole ones', () => {
    const [whole = {}] = fixture('edge', 1);
    const broken = { ...whole, sk: { S: 'RELATED#0001#broken' }, p: { B: new Uint8Array([7]) } };
    expect(() => storedEdges([whole, broken, whole])).toThrow('RELATED#0001#broken');
  });
});

it('an edge is written with its layout', () => {
  const [edge] = storedEdges(fixture('edge', 1));
  expect(edge && edgeItem('b'.repeat(26), edge)['L']).toEqual({ N: String(LAYOUTS.edge) });
});

/** Items as they were written; with `GOLDEN=update` those of a layout that has none yet are written from the one before. */
function fixture(kind: ItemKind, version: number): Item[] {
  const file = join(FOLDER, `${kind}-${version}.json`);
  const write = WRITERS[kind];
  if (isUpdate && !existsSync(file) && write) {
    const items = fixture(kind, version - 1).map((item) => write(READERS[kind](item) as never, item));
    writeFileSync(file, `${JSON.stringify(items, plain, 1)}\n`);
  }
  return JSON.parse(readFileSync(file, 'utf8'), (_, value) =>
    typeof value?.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value,
  ) as Record<string, AttributeValue>[];
}

function plain(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}
