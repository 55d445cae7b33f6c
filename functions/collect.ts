import type { ScheduledEvent } from 'aws-lambda';
import { collectDue } from '../lib/poll/collect-due.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { readCollectorSettings } from '../lib/runtime/collector-settings.ts';
import { logInvocation } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { messageQueue } from '../lib/runtime/message-queue.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoSubscriptionStore } from '../lib/store/dynamo-subscription-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';

const settings = { ...readSettings(), ...readCollectorSettings() };
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const { send } = messageQueue(settings.fetchQueueUrl);
const deps = { store: dynamoSubscriptionStore(table), send, now };

/** A timer, every minute → what is due goes to the fetch queue. */
export const handler = (_: ScheduledEvent, context?: { awsRequestId?: string }) =>
  logInvocation('collect', context?.awsRequestId, table, async () => ({
    answer: log({ event: 'collected', ...(await collectDue(deps)) }),
    counts: {},
  }));
