import type { Context, SQSEvent } from 'aws-lambda';
import { frequencyMemory } from '../lib/ingest/frequency-memory.ts';
import { handleBatch } from '../lib/ingest/handle-batch.ts';
import { watchedStore } from '../lib/ingest/isolation.ts';
import { tagMemories } from '../lib/ingest/tag-memories.ts';
import { createTableClient, objectReader } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { logInvocation } from '../lib/runtime/invocation-line.ts';
import { logOfRequest } from '../lib/runtime/log.ts';
import { messageQueue } from '../lib/runtime/message-queue.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoWriteStore } from '../lib/store/dynamo-write-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';

const settings = readSettings();
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const { store, isTableFault } = watchedStore(dynamoWriteStore(table));
const readObject = objectReader(settings.bucketName);
const memories = { frequencies: frequencyMemory(store), tags: tagMemories(store) };
const { sourceAliases } = settings;
const queue = messageQueue(settings.queueUrl);
const deps = { store, isTableFault, ...memories, sourceAliases, readObject, queue, now };

/** SQS batch of S3 ObjectCreated events → articles. */
export const handler = (event: SQSEvent, context?: Context) =>
  logInvocation('ingest', context?.awsRequestId, table, async () => {
    const { response, counts } = await handleBatch(
      { ...deps, log: logOfRequest(context?.awsRequestId) },
      event,
    );
    return { answer: response, counts };
  });
