import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../lib/article/instant.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { batchGetItems, writeItems } from '../../lib/store/table-batches.ts';
import { queryItems } from '../../lib/store/table-requests.ts';
import { articleOf, at, cardWith, recordOf } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
let id: string;
let tests = 0;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());
beforeEach(() => {
  tests += 1;
  id = `article${String(tests).padStart(19, '0')}`;
});

const now = at('2026-11-21T00:00:00Z');
const write = () => dynamoWriteStore(table);
const read = () => dynamoReadStore(table);

function edgeTo(other: string, score: number, expires?: Instant) {
  const card = cardWith({ id: other, ...(expires && { expires }) });
  const shown = {
    relation: 'background',
    reasons: [],
    method: 'm',
    reverseScore: score,
    probability: score,
  } as const;
  return { card, score, vector: new Uint8Array([1]), listedAt: card.datePublished, ...shown };
}

describe('articles', () => {
  it('are put once and changed only over the revision that was read', async () => {
    const record = recordOf({ article: articleOf({ id }) });
    expect(await write().putArticle(record, undefined)).toBe(true);
    expect(await write().putArticle(record, undefined)).toBe(false);
    const second = { ...record, revision: 'r2', generation: 2 };
    expect(await write().putArticle(second, record)).toBe(true);
    expect(await write().putArticle({ ...record, revision: 'r3', generation: 2 }, record)).toBe(false);
    expect((await write().getArticle(id))?.record.revision).toBe('r2');
    const third = { ...record, generation: 3 };
    expect(await write().putArticle(third, second)).toBe(true);
    // The same digest as at first, and another generation: whoever read it then comes too late.
    expect(await write().putArticle({ ...record, revision: 'r4', generation: 2 }, record)).toBe(false);
  });

  it('are indexed when the mark is of their revision', async () => {
    const record = recordOf({ article: articleOf({ id }) });
    await write().putArticle(record, undefined);
    expect((await write().getArticle(id))?.indexed).toBe(false);
    await write().putIndexedMarker(id, 'r1', 1);
    expect((await write().getArticle(id))?.indexed).toBe(true);
    await write().putArticle({ ...record, generation: 2 }, record);
    expect((await write().getArticle(id))?.indexed).toBe(false);
  });

  it('come with the best of their related set in one Query', async () => {
    await write().putArticle(recordOf({ article: articleOf({ id }) }), undefined);
    await write().putIndexedMarker(id, 'r1', 1);
    const edges = [
      edgeTo('low', 0.1),
      edgeTo('top', 0.9),
      edgeTo('mid', 0.5),
      edgeTo('gone', 0.95, at('2026-11-20')),
    ];
    await write().writeCopies({
      entries: [],
      postings: [],
      removals: [],
      edges: edges.map((edge) => ({ target: id, edge })),
    });
    const before = table.meter.queries;
    const page = await read().getArticle(id, { related: 3, now });
    expect(table.meter.queries - before).toBe(1);
    expect(page?.related.items.map(({ card }) => card.id)).toEqual(['top', 'mid']);
    const next = page?.related.next;
    const rest = await read().listRelated(id, { limit: 3, now, ...(next !== undefined && { after: next }) });
    expect(rest?.items.map(({ card }) => card.id)).toEqual(['low']);
    expect(rest?.next).toBeUndefined();
  });

  it('come with those that they chose among those that chose them, page by page, each once', async () => {
    await write().putArticle(recordOf({ article: articleOf({ id }) }), undefined);
    const chosen = [0.9, 0.6, 0.3].map((score) => edgeTo(`own${score}`, score));
    // One of them chose the article as well.
    const back = [
      edgeTo('own0.3', 0.95),
      ...[0.8, 0.7, 0.5, 0.4, 0.2].map((score) => edgeTo(`new${score}`, score)),
    ];
    await write().writeCopies({
      entries: [],
      postings: [],
      removals: [],
      edges: back.map((edge) => ({ target: id, edge })),
      relatedSet: { id, edges: chosen },
    });
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = await read().listRelated(id, { limit: 3, now, ...(after !== undefined && { after }) });
      pages.push(page?.items.map(({ card }) => card.id) ?? []);
      after = page?.next;
    } while (after !== undefined);
    expect(pages).toEqual([
      ['own0.9', 'new0.8', 'new0.7'],
      ['own0.6', 'new0.5', 'new0.4'],
      ['own0.3', 'new0.2'],
    ]);
    const best = await write().listRelated(id, 4);
    expect(best.map(({ card }) => card.id)).toEqual(['own0.9', 'new0.8', 'new0.7', 'own0.6']);
  });

  it.each([
    ['never stored', undefined, undefined],
    ['embargoed', { embargoedUntil: at('2026-11-22') }, undefined],
    ['expired', { expires: at('2026-11-20') }, undefined],
    ['free again', { embargoedUntil: at('2026-11-20T12:00:00Z') }, 'usable'],
  ])('%s are shown or not', async (_, fields, state) => {
    if (fields) await write().putArticle(recordOf({ article: articleOf({ id, ...fields }) }), undefined);
    expect((await read().getArticle(id, { related: 0, now }))?.stored.state).toBe(state);
  });
});

describe('aliases', () => {
  it('belong to whoever came first, all of them', async () => {
    expect(await write().claimAliases([`${id}-u`], 'first')).toBe('first');
    expect(await write().claimAliases([`${id}-n`, `${id}-u`], 'second')).toBe('first');
    const hashes = [`${id}-n`, `${id}-u`, `${id}-x`];
    const [found] = await write().getIdentities([{ id, hashes }]);
    expect(found?.own).toBeUndefined();
    expect(Object.fromEntries(found?.bound ?? [])).toEqual({ [`${id}-n`]: 'first', [`${id}-u`]: 'first' });
  });
});

describe('feeds', () => {
  const listedAt = (hour: number) => at(`2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`);

  async function fill(feed: string, hours: readonly number[]) {
    const entries = hours.map((hour, index) => {
      const card = cardWith({ id: `entry${index}`, datePublished: listedAt(hour) });
      return { feed, listedAt: listedAt(hour), card };
    });
    await write().writeCopies({ entries, postings: [], edges: [], removals: [] });
  }

  it('are read newest first, page by page, each entry once', async () => {
    await fill(id, [1, 2, 3, 3, 4]);
    const first = await read().listFeed(id, { limit: 3, until: now });
    expect(first.items.map(({ card }) => card.id)).toEqual(['entry4', 'entry3', 'entry2']);
    const rest = await read().listFeed(id, {
      limit: 3,
      until: now,
      ...(first.next && { after: first.next }),
    });
    expect(rest.items.map(({ card }) => card.id)).toEqual(['entry1', 'entry0']);
    expect(rest.next).toBeUndefined();
  });

  it.each([
    ['until, inclusive', { until: listedAt(3) }, ['entry2', 'entry1', 'entry0']],
    ['since, inclusive', { until: now, since: listedAt(3) }, ['entry3', 'entry2']],
    ['nothing between', { until: listedAt(1), since: listedAt(2) }, []],
  ])('are bounded: %s', async (_, bounds, expected) => {
    await fill(id, [1, 2, 3, 4]);
    const page = await read().listFeed(id, { limit: 10, ...bounds });
    expect(page.items.map(({ card }) => card.id)).toEqual(expected);
  });

  it('of nobody are empty', async () => {
    expect(await read().listFeed('hashtag/nobody', { limit: 10, until: now })).toEqual({ items: [] });
  });
});

describe('requests', () => {
  it('write and read more items than one request takes', async () => {
    const keys = Array.from({ length: 230 }, (_, index) => ({ pk: id, sk: String(index).padStart(3, '0') }));
    const large = 'x'.repeat(30_000);
    await writeItems(
      table,
      keys.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk }, large: { S: large } })),
    );
    expect(await batchGetItems(table, keys)).toHaveLength(230);
    const items = await queryItems(table, { pk: id, limit: 200 });
    expect(items).toHaveLength(200);
    await writeItems(table, [], keys);
    expect(await queryItems(table, { pk: id, limit: 10 })).toEqual([]);
  });
});
