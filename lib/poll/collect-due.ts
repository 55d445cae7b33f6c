import { addMs, type Instant, instantMs, toInstant } from '../article/instant.ts';
import type { OutgoingMessage } from '../article/message-queue.ts';
import type { Due, SubscriptionStore } from '../store/subscription-store.ts';
import { eachSubscription } from './each-subscription.ts';
import { pollMessages } from './messages.ts';

const MINUTE_MS = 60_000;
/** A collector that was off for longer leaves the rest to the hourly look at all subscriptions. */
const MAX_MINUTES = 1440;
/** What is due for longer was lost on its way: a message that went to the dead letters. */
const OVERDUE_MS = 30 * MINUTE_MS;

/** What collecting is given. */
export interface CollectDeps {
  readonly store: Pick<SubscriptionStore, 'getCollected' | 'putCollected' | 'listDue' | 'listSubscriptions'>;
  readonly send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  readonly now: () => Instant;
}

/**
 * Sends what came due since the last time to the fetch queue, a message a host, and notes up to where: one Query a
 * minute. Run twice it sends twice, and the second message finds nothing due. Once an hour it looks at all
 * subscriptions for those that were lost on their way.
 */
export async function collectDue({
  store,
  send,
  now,
}: CollectDeps): Promise<{ due: number; overdue: number }> {
  const nowMs = instantMs(now());
  // Marks are written a minute ahead at least, so that a minute that is over is whole.
  const lastMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
  const collected = await store.getCollected();
  const fromMs =
    collected === undefined
      ? lastMs
      : Math.max(lastMs - MAX_MINUTES * MINUTE_MS, instantMs(collected) + MINUTE_MS);
  const due: Due[] = [];
  for (let ms = fromMs; ms <= lastMs; ms += MINUTE_MS) due.push(...(await store.listDue(toInstant(ms))));
  const isHour = collected === undefined || collected.slice(0, 13) !== toInstant(lastMs).slice(0, 13);
  const overdue = isHour ? await listOverdue(store, addMs(toInstant(nowMs), -OVERDUE_MS)) : [];
  const messages = pollMessages([...due, ...overdue], false);
  if (messages.length > 0) await send(messages);
  if (lastMs >= fromMs) await store.putCollected(toInstant(lastMs));
  return { due: due.length, overdue: overdue.length };
}

async function listOverdue(store: Pick<SubscriptionStore, 'listSubscriptions'>, before: Instant) {
  const overdue: { id: string; host: string }[] = [];
  for await (const { id, settings, state } of eachSubscription(store)) {
    if (!settings.paused && !state.ended && state.nextPollAt < before)
      overdue.push({ id, host: new URL(settings.url).hostname });
  }
  return overdue;
}
