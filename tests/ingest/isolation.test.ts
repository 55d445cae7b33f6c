import type { SQSEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { enrich } from '../../lib/enrich/enrich.ts';
import { frequencyMemory } from '../../lib/ingest/frequency-memory.ts';
import { handleBatch } from '../../lib/ingest/handle-batch.ts';
import { watchedStore } from '../../lib/ingest/isolation.ts';
import { readMessage } from '../../lib/ingest/message.ts';
import { sourceMemories } from '../../lib/ingest/source-memories.ts';
import { tagMemories } from '../../lib/ingest/tag-memories.ts';
import { normalize } from '../../lib/normalize/normalize.ts';
import { relate } from '../../lib/relate/relate.ts';
import { packedBytes } from '../../lib/store/article-item.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import type { WriteStore } from '../../lib/store/write-store.ts';
import { at } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

// Our own steps, as they are until a test plants a fault in one.
vi.mock(import('../../lib/decode/decode.ts'), { spy: true });
vi.mock(import('../../lib/normalize/normalize.ts'), { spy: true });
vi.mock(import('../../lib/relate/relate.ts'), { spy: true });
vi.mock(import('../../lib/enrich/enrich.ts'), { spy: true });

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());
afterEach(() => {
  for (const step of [decode, normalize, relate, enrich]) vi.mocked(step).mockReset();
});

/** An upload of three articles, and what ingesting it comes to. */
async function ingest(name: string, change: (store: WriteStore) => WriteStore = (store) => store) {
  const articles = ['ferry', 'bridge', 'harbor'].map((thing) => ({
    url: `https://${name}.example/${thing}`,
    headline: `The ${thing} of Port Aldren is repaired`,
    articleBody: `Workers repair the ${thing} of Port Aldren until spring, the council says.`,
    datePublished: '2026-11-20T08:00:00Z',
    inLanguage: 'en',
  }));
  const object = { key: `uploads/${name}.json`, size: 1, eTag: name, sequencer: '1' };
  const records = [{ eventName: 'ObjectCreated:Put', eventTime: '2026-11-20T09:00:00.000Z', s3: { object } }];
  const body = JSON.stringify({ Records: records });
  const message = {
    messageId: name,
    receiptHandle: name,
    body,
    attributes: { ApproximateReceiveCount: '1' },
  };
  const logged: Readonly<Record<string, unknown>>[] = [];
  const { store, isTableFault } = watchedStore(change(dynamoWriteStore(table)));
  const { response, counts } = await handleBatch(
    {
      store,
      index: dynamoSearchStore(table),
      search: { retentionDays: 30, settleSeconds: 60 },
      isTableFault,
      frequencies: frequencyMemory(store),
      tags: tagMemories(store),
      sources: sourceMemories(store),
      readObject: async () => ({ state: 'read', bytes: Buffer.from(JSON.stringify(articles)) }),
      queue: { send: async () => undefined, delete: async () => undefined, giveBack: async () => undefined },
      packedBytes,
      putObject: async () => undefined,
      remainingMs: () => Number.POSITIVE_INFINITY,
      now: () => at('2026-11-20T09:00:00Z'),
      log: (fields) => logged.push(fields),
    },
    { Records: [message] } as unknown as SQSEvent,
  );
  const asked = readMessage(body);
  const [upload] = asked.kind === 'uploads' ? asked.uploads : [];
  const found = upload && (await dynamoReadStore(table).getIngest(upload.id));
  const record = found?.record;
  const stored = await dynamoWriteStore(table).getRecords(record?.articles ?? []);
  return {
    failed: response.batchItemFailures.length,
    state: record?.state,
    refused: record?.refused.map(({ code }) => code),
    warnings: [...stored.values()].flatMap(({ article }) =>
      article.ingest.warnings.flatMap((warning) =>
        warning.code === 'enrichmentFailed' ? [warning.pointer] : [],
      ),
    ),
    stored: record?.stored,
    internalFaults: counts['internalFaults'],
    logged: logged.map(({ event, step }) => `${event} ${step}`),
  };
}

const planted = () => {
  throw new TypeError('planted');
};

it.each([
  ['decode', decode, { stored: 0, refused: ['internalFault'], warnings: [] }],
  ['normalize', normalize, { stored: 2, refused: ['internalFault'], warnings: [] }],
  ['relate', relate, { stored: 3, refused: [], warnings: ['relate'] }],
  ['enrich', enrich, { stored: 3, refused: [], warnings: ['enrich'] }],
] as const)('an article on which our own %s fails costs no neighbor', async (step, mocked, expected) => {
  vi.mocked(mocked as () => unknown).mockImplementationOnce(() => Promise.reject(new TypeError('planted')));
  expect(await ingest(step)).toEqual({
    failed: 0,
    state: 'done',
    internalFaults: 1,
    logged: [`internalFault ${step}`],
    ...expected,
  });
});

it.each(['listPostings', 'getRecords', 'getSnapshot'] as const)(
  'a fault of the table in %s is none of ours, and the message comes again',
  async (name) => {
    const outcome = await ingest(`table-${name.toLowerCase()}`, (store) => ({ ...store, [name]: planted }));
    expect(outcome).toMatchObject({ failed: 1, state: 'failed', warnings: [], internalFaults: 0 });
  },
);
