import { ARTICLE_ROUTES } from '../lib/http/article-routes.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { sendDirectly } from '../lib/runtime/direct-requests.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoCommentStore } from '../lib/store/dynamo-comment-store.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';
import { mountRoutes } from '../lib/web/route.ts';

const settings = readSettings();
const table = { client: sendDirectly(createTableClient()), name: settings.tableName, meter: newMeter() };
const stores = { store: dynamoReadStore(table), comments: dynamoCommentStore(table) };
const deps = { ...settings, ...stores, now, log };

export const handler = logged(
  'articles',
  table,
  lambdaHandler(createApp(deps, (app) => mountRoutes(app, deps, ARTICLE_ROUTES))),
);
