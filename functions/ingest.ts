import type { Context, SQSEvent } from 'aws-lambda';
import { handleBatch } from '../lib/ingest/handle-batch.ts';
import { watchedStore } from '../lib/ingest/isolation.ts';
import { ingestMemories } from '../lib/ingest/memories.ts';
import { createBucketClient, createTableClient, objectReader, objectWriter } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { sendDirectly } from '../lib/runtime/direct-requests.ts';
import { logInvocation } from '../lib/runtime/invocation-line.ts';
import { logOfRequest } from '../lib/runtime/log.ts';
import { messageQueue } from '../lib/runtime/message-queue.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { packedBytes } from '../lib/store/article-item.ts';
import { dynamoSearchStore } from '../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../lib/store/dynamo-write-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';

const settings = readSettings();
const table = { client: sendDirectly(createTableClient()), name: settings.tableName, meter: newMeter() };
const { store, isTableFault } = watchedStore(dynamoWriteStore(table));
const bucket = createBucketClient();
const objects = {
  readObject: objectReader(settings.bucketName, bucket),
  putObject: objectWriter(settings.bucketName, bucket),
};
const stores = { store, isTableFault, index: dynamoSearchStore(table), packedBytes };
const queue = messageQueue(settings.queueUrl);
const deps = { ...settings, ...stores, ...ingestMemories(store), ...objects, queue, now };

/** SQS batch of S3 ObjectCreated events and parts of uploads → articles. */
export const handler = (event: SQSEvent, context?: Context) =>
  logInvocation('ingest', context?.awsRequestId, table, async () => {
    const remainingMs = () => context?.getRemainingTimeInMillis() ?? Number.POSITIVE_INFINITY;
    const invocation = { remainingMs, ...(context && { requestId: context.awsRequestId }) };
    const log = logOfRequest(context?.awsRequestId);
    const { response, counts } = await handleBatch({ ...deps, ...invocation, log }, event);
    return { answer: response, counts };
  });
