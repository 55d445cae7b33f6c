import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Article } from '../../lib/article/article.ts';
import type { Instant } from '../../lib/article/instant.ts';
import { type IngestRecord, UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import type { IngestDeps } from '../../lib/ingest/deps.ts';
import { ingestUpload } from '../../lib/ingest/ingest-upload.ts';
import { namedLanesOf } from '../../lib/ingest/lanes.ts';
import { ingestMemories } from '../../lib/ingest/memories.ts';
import { articleRecord } from '../../lib/store/article-item.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { at } from './articles.ts';
import { startTable } from './table.ts';

/** Ingestion over an embedded table, without host, bundles and queue. */
export interface TestIngestion {
  /** Ingests a payload as one upload and returns its record. A key that comes again is delivered again. */
  upload(key: string, payload: string, receivedAt?: Instant): Promise<IngestRecord>;
  /** All articles that are not withdrawn. */
  articles(): Promise<readonly Article[]>;
  /** Keys of all sources that are listed. */
  sources(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts an ingestion on a table of its own; `changes` replace what it is given. */
export async function startIngestion(changes: Partial<IngestDeps> = {}): Promise<TestIngestion> {
  const table = await startTable();
  const store = dynamoWriteStore(table);
  const payloads = new Map<string, string>();
  const deps: IngestDeps = {
    store,
    isTableFault: () => true,
    index: dynamoSearchStore(table),
    search: { retentionDays: 30, settleSeconds: 60 },
    ...ingestMemories(store),
    packedBytes: () => 0,
    readObject: async (key) => ({
      state: 'read',
      bytes: Buffer.from(payloads.get(key.slice(UPLOAD_PREFIX.length)) ?? ''),
    }),
    putObject: async () => undefined,
    queue: { send: async () => undefined, delete: async () => undefined, giveBack: async () => undefined },
    onInternalFault: (_, error) => {
      throw error;
    },
    lanes: namedLanesOf(8),
    remainingMs: () => Number.POSITIVE_INFINITY,
    now: () => at('2026-11-25T00:00:01Z'),
    log: () => undefined,
    ...changes,
  };
  const reads = dynamoReadStore(table);
  return {
    async upload(key, payload, receivedAt = at('2026-11-25T00:00:00Z')) {
      const id = key;
      const isAgain = payloads.has(key);
      payloads.set(key, payload);
      const sizeBytes = Buffer.byteLength(payload);
      await ingestUpload(deps, { id, key: UPLOAD_PREFIX + key, receivedAt, sizeBytes }, isAgain);
      const found = await reads.getIngest(id);
      if (!found) throw new Error(`no record of ${key}`);
      return found.record;
    },
    async articles() {
      const { Items = [] } = await table.client.send(
        new ScanCommand({
          TableName: table.name,
          FilterExpression: 'sk = :article',
          ExpressionAttributeValues: { ':article': { S: 'ARTICLE' } },
        }),
      );
      const records = Items.map(articleRecord);
      return records.filter(({ state }) => state === 'usable').map(({ article }) => article);
    },
    async sources() {
      const { items } = await reads.listSources({ limit: 100, now: at('2026-11-25T00:00:00Z') });
      return items.map(({ key }) => key);
    },
    close: table.close,
  };
}
