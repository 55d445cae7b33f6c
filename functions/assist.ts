import { ASSIST_ROUTES } from '../lib/http/assist-routes.ts';
import { readAssistSettings } from '../lib/runtime/assist-settings.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoAssistStore } from '../lib/store/dynamo-assist-store.ts';
import { dynamoCommentStore } from '../lib/store/dynamo-comment-store.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';
import { mountRoutes } from '../lib/web/route.ts';
import { forViewers } from '../lib/web/viewer-address.ts';

const settings = { ...readSettings(), ...readAssistSettings() };
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const stores = {
  store: dynamoReadStore(table),
  assist: dynamoAssistStore(table),
  limits: dynamoCommentStore(table),
};
const deps = { ...settings, ...stores, now, log };

const app = createApp(deps, (each) => mountRoutes(each, deps, ASSIST_ROUTES));

export const handler = logged('assist', table, forViewers(lambdaHandler(app), settings.edgeSecret));
