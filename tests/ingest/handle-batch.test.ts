import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReadObject } from '../../lib/article/read-object.ts';
import { handleBatch } from '../../lib/ingest/handle-batch.ts';
import { watchedStore } from '../../lib/ingest/isolation.ts';
import { ingestMemories } from '../../lib/ingest/memories.ts';
import { readMessage } from '../../lib/ingest/message.ts';
import { packedBytes } from '../../lib/store/article-item.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { at } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

/** The body of a message that tells of an upload with this name. */
function bodyOf(name: string): string {
  const object = { key: `uploads/${name}.json`, size: 1, eTag: name, sequencer: '1' };
  const record = { eventName: 'ObjectCreated:Put', eventTime: '2026-11-20T09:00:00.000Z', s3: { object } };
  return JSON.stringify({ Records: [record] });
}

/** One article. An upload whose name has `fault` cannot be read. */
async function readObject(key: string): Promise<ReadObject> {
  if (key.includes('fault')) throw new Error('planted');
  const article = { url: `https://a.example/${key}`, headline: `The ferry ${key} sails`, inLanguage: 'en' };
  return { state: 'read', bytes: Buffer.from(JSON.stringify(article)) };
}

/** What a batch of messages, `name` or `name:receives`, does to its queue and its records; `name/2` is a second message of the same event. */
async function handle(messages: readonly string[], remainingMs = 300_000) {
  const done: string[] = [];
  const read: string[] = [];
  const { store, isTableFault } = watchedStore(dynamoWriteStore(table));
  const Records = messages.map((message) => {
    const [id = '', receives = '1'] = message.split(':');
    const [name = ''] = id.split('/');
    const attributes = { ApproximateReceiveCount: receives };
    return { messageId: id, receiptHandle: id, body: bodyOf(name), attributes };
  });
  const { response, counts } = await handleBatch(
    {
      store,
      isTableFault,
      packedBytes,
      index: dynamoSearchStore(table),
      search: { retentionDays: 30, settleSeconds: 60 },
      ...ingestMemories(store),
      readObject: (key) => {
        read.push(key.slice('uploads/'.length, -'.json'.length));
        return readObject(key);
      },
      putObject: async () => undefined,
      queue: {
        send: async () => undefined,
        delete: async (handle) => void done.push(`delete ${handle}`),
        giveBack: async (handles, seconds) => void done.push(`${handles.join(' ')} in ${seconds} s`),
      },
      remainingMs: () => remainingMs,
      requestId: 'request-1',
      now: () => at('2026-11-20T09:00:00Z'),
      log: () => undefined,
    },
    { Records } as unknown as SQSEvent,
  );
  const failed = response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { done: done.sort(), read, failed, faults: counts['faults'], stored: counts['stored'] };
}

async function recordOf(name: string) {
  const message = readMessage(bodyOf(name));
  const id = message.kind === 'uploads' ? message.uploads[0]?.id : undefined;
  return (await dynamoReadStore(table).getIngest(id ?? ''))?.record;
}

it('deletes what is done, and gives a fault back alone, with the request that logged it', async () => {
  expect(await handle(['one', 'fault1', 'two'])).toMatchObject({
    done: ['delete one', 'delete two', 'fault1 in 10 s'],
    failed: ['fault1'],
    faults: 1,
    stored: 2,
  });
  expect(await recordOf('one')).toMatchObject({ state: 'done', stored: 1 });
  expect(await recordOf('fault1')).toMatchObject({
    state: 'failed',
    fault: { fault: 'Error', requestId: 'request-1' },
  });
});

it.each([
  ['at once', [['twin1', 'twin1/2']]],
  ['one after the other', [['twin2'], ['twin2/2']]],
  ['again after a fault of the process', [['twin3'], ['twin3/2:2']]],
])('tells what became of an event that comes twice as if it came once: %s', async (_, batches) => {
  for (const batch of batches) expect((await handle(batch)).failed).toEqual([]);
  const [[name = ''] = []] = batches;
  expect(await recordOf(name)).toMatchObject({
    state: 'done',
    stored: 1,
    updated: 0,
    merged: 0,
    unchanged: 0,
  });
});

it('waits longer for what faults again', async () => {
  expect((await handle(['fault2:2', 'fault3:3', 'fault4:4'])).done).toEqual([
    'fault2 in 60 s',
    'fault3 in 360 s',
    'fault4 in 900 s',
  ]);
});

it('begins nothing at the end of its time, and shows it again at once', async () => {
  expect(await handle(['late1', 'late2'], 10_000)).toEqual({
    done: ['late1 in 1 s', 'late2 in 1 s'],
    read: [],
    failed: ['late1', 'late2'],
    faults: 0,
    stored: undefined,
  });
  expect(await recordOf('late1')).toBeUndefined();
});

it('takes what came before after all others, one by one', async () => {
  const { read, failed } = await handle(['again1:2', 'fresh1', 'fault5:2', 'fresh2', 'again2:2']);
  expect(read.slice(0, 2).sort()).toEqual(['fresh1', 'fresh2']);
  expect(read.slice(2)).toEqual(['again2', 'again1', 'fault5']);
  expect(failed).toEqual(['fault5']);
});
