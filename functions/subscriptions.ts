import { gateOf } from '../lib/collect/address-rules.ts';
import { subscriptionRoutes } from '../lib/http/subscriptions/subscription-routes.ts';
import { webSubRoutes } from '../lib/http/subscriptions/websub-routes.ts';
import { subscriptionPageRoutes } from '../lib/pages/subscription-page-routes.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { collectorEdges } from '../lib/runtime/collector-edges.ts';
import { readCollectorSettings, readOperatorSettings } from '../lib/runtime/collector-settings.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { dynamoSubscriptionStore } from '../lib/store/dynamo-subscription-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';

const settings = { ...readSettings(), ...readCollectorSettings(), ...readOperatorSettings() };
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const poll = {
  ...collectorEdges(settings, gateOf(settings.rules)),
  store: dynamoSubscriptionStore(table),
  log,
};
const deps = { ...settings, poll, store: dynamoReadStore(table), now, log };
const app = createApp(deps, (each) => {
  subscriptionRoutes(each, deps);
  webSubRoutes(each, deps);
  subscriptionPageRoutes(each, deps);
});

export const handler = logged('subscriptions', table, lambdaHandler(app));
