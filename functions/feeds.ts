import { DOCS_ROUTES } from '../lib/http/docs-routes.ts';
import { FEED_ROUTES } from '../lib/http/feed-routes.ts';
import { HASHTAG_ROUTES } from '../lib/http/hashtag-routes.ts';
import { INGEST_ROUTES } from '../lib/http/ingest-record.ts';
import { SEARCH_ROUTES } from '../lib/http/search-routes.ts';
import { SOURCE_ROUTES } from '../lib/http/source-routes.ts';
import { STORY_ROUTES } from '../lib/http/story-routes.ts';
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
import { mountRoutes } from '../lib/web/route.ts';

const settings = readSettings();
const table = { client: sendDirectly(createTableClient()), name: settings.tableName, meter: newMeter() };
const stores = { store: dynamoReadStore(table), index: dynamoSearchStore(table) };
const deps = { ...settings, ...stores, now, log };
const lists = [FEED_ROUTES, STORY_ROUTES, SEARCH_ROUTES, HASHTAG_ROUTES, SOURCE_ROUTES];
const app = createApp(deps, (each) => mountRoutes(each, deps, ...lists, INGEST_ROUTES, DOCS_ROUTES));

export const handler = logged('feeds', table, lambdaHandler(app));
