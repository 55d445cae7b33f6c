import { gateOf } from '../lib/collect/address-rules.ts';
import { SUBSCRIPTION_ROUTES } from '../lib/http/subscriptions/subscription-routes.ts';
import { WEBSUB_ROUTES } from '../lib/http/subscriptions/websub-routes.ts';
import { SUBSCRIPTION_PAGE_ROUTES } from '../lib/pages/subscription-page-routes.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { collectorEdges } from '../lib/runtime/collector-edges.ts';
import { readCollectorSettings, readOperatorSettings } from '../lib/runtime/collector-settings.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { operatorSite } from '../lib/runtime/operator-site.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { dynamoSubscriptionStore } from '../lib/store/dynamo-subscription-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';
import { mountRoutes } from '../lib/web/route.ts';

const settings = { ...readSettings(), ...readCollectorSettings(), ...readOperatorSettings() };
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const poll = {
  ...collectorEdges(settings, gateOf(settings.rules)),
  store: dynamoSubscriptionStore(table),
  log,
};
const looks = { operatorSite: operatorSite(settings.siteFile) };
const deps = { ...settings, ...looks, poll, store: dynamoReadStore(table), now, log };
const groups = [SUBSCRIPTION_ROUTES, WEBSUB_ROUTES, SUBSCRIPTION_PAGE_ROUTES];
const app = createApp(deps, (each) => mountRoutes(each, deps, ...groups));

export const handler = logged('subscriptions', table, lambdaHandler(app));
