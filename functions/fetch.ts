import type { Context, SQSEvent } from 'aws-lambda';
import { gateOf, isReachable } from '../lib/collect/address-rules.ts';
import { handleTasks } from '../lib/poll/handle-tasks.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { callbackAt, collectorEdges } from '../lib/runtime/collector-edges.ts';
import { readCollectorSettings } from '../lib/runtime/collector-settings.ts';
import { logInvocation } from '../lib/runtime/invocation-line.ts';
import { logOfRequest } from '../lib/runtime/log.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoSubscriptionStore } from '../lib/store/dynamo-subscription-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';

const settings = { ...readSettings(), ...readCollectorSettings() };
const { rules, siteUrl } = settings;
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const edges = collectorEdges(settings, gateOf(rules));
const callbackUrl = siteUrl && isReachable(siteUrl, rules) ? { callbackUrl: callbackAt(siteUrl) } : {};
const deps = { ...edges, ...callbackUrl, store: dynamoSubscriptionStore(table) };
/** A page with its robots.txt and a redirect, all as slow as may be. */
const LAST_START_MS = 120_000;

/** SQS batch of what is due, by host → uploads. */
export const handler = (event: SQSEvent, context?: Context) =>
  logInvocation('fetch', context?.awsRequestId, table, async () => {
    const hasTime = () => (context?.getRemainingTimeInMillis() ?? LAST_START_MS) >= LAST_START_MS;
    const log = logOfRequest(context?.awsRequestId);
    const { failed, counts } = await handleTasks({ ...deps, log }, event.Records, hasTime);
    return { answer: { batchItemFailures: failed.map((id) => ({ itemIdentifier: id })) }, counts };
  });
