import type { SQSEvent } from 'aws-lambda';
import { handleBatch } from '../lib/ingest/handle-batch.ts';
import { createTableClient, objectReader } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { log } from '../lib/runtime/log.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoWriteStore } from '../lib/store/dynamo-write-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';

const settings = readSettings();
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const store = dynamoWriteStore(table);
const readObject = objectReader(settings.bucketName, 10_000_000);

/** SQS batch of S3 ObjectCreated events → articles. */
export const handler = (event: SQSEvent) => handleBatch({ store, readObject, now, log }, event);
