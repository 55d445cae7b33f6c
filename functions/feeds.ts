import { feedRoutes } from '../lib/http/feed-routes.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { sendDirectly } from '../lib/runtime/direct-requests.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../lib/store/dynamo-search-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';

const settings = readSettings();
const table = { client: sendDirectly(createTableClient()), name: settings.tableName, meter: newMeter() };
const deps = {
  ...settings,
  store: dynamoReadStore(table),
  index: dynamoSearchStore(table),
  now,
  log,
};

export const handler = logged('feeds', table, lambdaHandler(createApp(deps, (app) => feedRoutes(app, deps))));
