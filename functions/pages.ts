import { errorPages, pageRoutes } from '../lib/pages/page-routes.tsx';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { sendDirectly } from '../lib/runtime/direct-requests.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { operatorSite } from '../lib/runtime/operator-site.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../lib/store/dynamo-search-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';

const settings = readSettings();
const table = { client: sendDirectly(createTableClient()), name: settings.tableName, meter: newMeter() };
const commentStore = async () =>
  (await import('../lib/store/dynamo-comment-store.ts')).dynamoCommentStore(table);
const deps = {
  ...settings,
  store: dynamoReadStore(table),
  index: dynamoSearchStore(table),
  commentStore,
  operatorSite: operatorSite(settings.siteFile),
  now,
  log,
};

const app = createApp(deps, (each) => pageRoutes(each, deps), errorPages(deps));

export const handler = logged('pages', table, lambdaHandler(app));
