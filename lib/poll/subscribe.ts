import type { Instant } from '../article/instant.ts';
import type { OutgoingMessage } from '../article/message-queue.ts';
import type { Subscription, SubscriptionSettings } from '../article/subscription.ts';
import { newSubscription } from '../collect/new-subscription.ts';
import type { SubscriptionStore } from '../store/subscription-store.ts';
import { pollMessages } from './messages.ts';

/** What subscribing is given. */
export interface SubscribeDeps {
  readonly store: Pick<SubscriptionStore, 'getByUrl' | 'getSubscription' | 'putSubscription'>;
  readonly send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  readonly now: () => Instant;
}

/** A subscription, and whether it was there before. */
export interface Subscribed {
  readonly subscription: Subscription;
  readonly isNew: boolean;
}

/**
 * Subscribes and asks for a first poll at once. An address that is subscribed already stays as it is. Two GetItems,
 * two PutItems, one message.
 */
export async function subscribe(deps: SubscribeDeps, settings: SubscriptionSettings): Promise<Subscribed> {
  const there = await deps.store.getByUrl(settings.url);
  if (there) return { subscription: there, isNew: false };
  const wanted = newSubscription(settings, deps.now());
  if (!(await deps.store.putSubscription(wanted, undefined))) {
    const winner = await deps.store.getSubscription(wanted.id);
    return { subscription: winner ?? wanted, isNew: false };
  }
  const subscription = { ...wanted, revision: 1 };
  await askForPolls(deps, [subscription]);
  return { subscription, isNew: true };
}

/** Asks for polls at once, a message a host. Those that are paused are left alone. */
export async function askForPolls(
  { send }: Pick<SubscribeDeps, 'send'>,
  subscriptions: readonly Subscription[],
): Promise<void> {
  const due = subscriptions
    .filter(({ settings }) => !settings.paused)
    .map(({ id, settings }) => ({ id, host: new URL(settings.url).hostname }));
  const messages = pollMessages(due, true);
  if (messages.length > 0) await send(messages);
}
