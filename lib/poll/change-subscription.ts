import type { Subscription } from '../article/subscription.ts';
import type { SubscriptionStore } from '../store/subscription-store.ts';

/** Whoever loses to others so often has met a fault. */
const MOST_ATTEMPTS = 10;

/**
 * Changes a subscription over what it is now: whoever changes it meanwhile is read again and keeps what they changed.
 * Undefined when there is none any more. A GetItem and one or two PutItems an attempt, no GetItem for the first where
 * the caller has just read it (`known`). Throws after ten.
 */
export async function changeSubscription(
  store: SubscriptionStore,
  id: string,
  change: (current: Subscription) => Subscription,
  known?: Subscription,
): Promise<Subscription | undefined> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const current = attempt === 0 && known ? known : await store.getSubscription(id);
    if (!current) return undefined;
    const changed = change(current);
    if (await store.putSubscription(changed, current)) return { ...changed, revision: current.revision + 1 };
  }
  throw new Error(`subscription ${id} is changed by others all the time`);
}
