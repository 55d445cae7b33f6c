import { randomUUID } from 'node:crypto';
import { UPLOAD_ROUTES } from '../lib/http/upload-routes.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { uploadBucket } from '../lib/runtime/upload-bucket.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';
import { mountRoutes } from '../lib/web/route.ts';

const settings = readSettings();
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const bucket = uploadBucket(settings.bucketName);
const deps = { ...settings, ...bucket, store: dynamoReadStore(table), now, log, newId: randomUUID };

export const handler = logged(
  'uploads',
  table,
  lambdaHandler(createApp(deps, (app) => mountRoutes(app, deps, UPLOAD_ROUTES))),
);
