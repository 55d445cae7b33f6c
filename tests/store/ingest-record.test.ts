import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IngestRecord } from '../../lib/article/upload.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { at } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

const receivedAt = at('2026-11-20T09:00:00Z');
const none = { stored: 0, updated: 0, unchanged: 0, superseded: 0, merged: 0, mergedWith: [], refused: [] };
const fault = (minute: number) => ({
  fault: 'TimeoutError',
  requestId: `r${minute}`,
  at: at(`2026-11-20T09:0${minute}:00Z`),
});
const recordOf = (id: string, fields: Partial<IngestRecord> = {}): IngestRecord => ({
  id,
  upload: `uploads/${id}.json`,
  receivedAt,
  state: 'received',
  sizeBytes: 1,
  ...none,
  refused: [],
  refusedCount: 0,
  articles: [],
  ...fields,
});
const read = async (id: string) => (await dynamoReadStore(table).getIngest(id))?.record;

it('a record is begun once', async () => {
  const store = dynamoWriteStore(table);
  expect(await store.beginIngest(recordOf('begun'))).toBeUndefined();
  await store.putIngest(recordOf('begun', { state: 'done', stored: 1 }));
  expect(await store.beginIngest(recordOf('begun'))).toMatchObject({ state: 'done', stored: 1 });
  expect(await read('begun')).toMatchObject({ state: 'done', stored: 1 });
});

it('a fault shows until the upload is done, and not after', async () => {
  const store = dynamoWriteStore(table);
  await store.noteIngestFault({ ingest: 'faulted' }, fault(1));
  expect(await read('faulted')).toBeUndefined();
  await store.beginIngest(recordOf('faulted'));
  await store.noteIngestFault({ ingest: 'faulted' }, fault(1));
  expect(await read('faulted')).toMatchObject({ state: 'failed', fault: fault(1) });
  await store.putIngest(recordOf('faulted', { state: 'done' }));
  await store.noteIngestFault({ ingest: 'faulted' }, fault(2));
  const record = await read('faulted');
  expect(record).toMatchObject({ state: 'done' });
  expect(record).not.toHaveProperty('fault');
});

it('the record of a cut upload is the sum of its parts, however often one is done', async () => {
  const store = dynamoWriteStore(table);
  const part = (number: number) => ({ ingest: 'cut', number, of: 3 });
  const done = { ...none, state: 'done', stored: 2, articles: ['a', 'b'] } as const;
  await store.putIngest(recordOf('cut', { state: 'running', parts: { done: 0, of: 3 } }));
  expect(await read('cut')).toMatchObject({ state: 'running', stored: 0, parts: { done: 0, of: 3 } });
  expect(await store.beginPart(part(1))).toBe(true);
  await store.putPart(part(1), done);
  await store.putPart(part(1), done);
  expect(await store.beginPart(part(1))).toBe(false);
  expect(await read('cut')).toMatchObject({ state: 'running', stored: 2, parts: { done: 1, of: 3 } });
  await store.beginPart(part(2));
  await store.noteIngestFault(part(2), fault(1));
  await store.noteIngestFault(part(1), fault(2));
  expect(await read('cut')).toMatchObject({ state: 'failed', fault: fault(1), parts: { done: 1, of: 3 } });
  await store.putPart(part(2), { ...done, unchanged: 1, articles: ['c'] });
  await store.putPart(part(3), done);
  const record = await read('cut');
  expect(record).toMatchObject({ state: 'done', stored: 6, unchanged: 1, parts: { done: 3, of: 3 } });
  expect(record).not.toHaveProperty('fault');
  expect(record?.articles).toEqual(['a', 'b', 'c', 'a', 'b']);
});

it('article ids come in pages', async () => {
  const store = dynamoWriteStore(table);
  const of = 95;
  await store.putIngest(recordOf('paged', { state: 'running', parts: { done: 0, of } }));
  for (let number = 1; number <= of; number += 1)
    await store.putPart(
      { ingest: 'paged', number, of },
      { ...none, state: 'done', articles: [`article${number}`] },
    );
  const ids: string[] = [];
  let pages = 0;
  let next: string | undefined;
  do {
    const page = await dynamoReadStore(table).getIngest('paged', next);
    ids.push(...(page?.record.articles ?? []));
    next = page?.next;
    pages += 1;
  } while (next !== undefined);
  expect(ids).toEqual(Array.from({ length: of }, (_, index) => `article${index + 1}`));
  expect(pages).toBe(3);
});
