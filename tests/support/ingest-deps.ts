import type { OutgoingMessage } from '../../lib/article/message-queue.ts';
import type { IngestDeps } from '../../lib/ingest/deps.ts';
import { namedLanesOf } from '../../lib/ingest/lanes.ts';
import { ingestMemories } from '../../lib/ingest/memories.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import type { Table } from '../../lib/store/table-requests.ts';
import type { WriteStore } from '../../lib/store/write-store.ts';
import { at } from './articles.ts';

/** What an instance of ingestion of its own works with on a table; what it sends to the queue goes to `onSend`. */
export function ingestDeps(
  table: Table,
  change: Partial<WriteStore> = {},
  onSend: (messages: readonly OutgoingMessage[]) => void = () => undefined,
): IngestDeps {
  const store = { ...dynamoWriteStore(table), ...change };
  return {
    store,
    isTableFault: () => true,
    index: dynamoSearchStore(table),
    search: { retentionDays: 30, settleSeconds: 60 },
    ...ingestMemories(store),
    packedBytes: () => 0,
    readObject: async () => ({ state: 'gone' }),
    putObject: async () => undefined,
    queue: {
      send: async (messages) => onSend(messages),
      delete: async () => undefined,
      giveBack: async () => undefined,
    },
    onInternalFault: (_, error) => {
      throw error;
    },
    lanes: namedLanesOf(8),
    remainingMs: () => Number.POSITIVE_INFINITY,
    now: () => at('2026-11-20T09:00:01Z'),
    log: () => undefined,
  };
}
