import type { Subscription } from '../article/subscription.ts';
import type { SubscriptionStore } from '../store/subscription-store.ts';

const PAGE = 200;

/** One subscription after the other, by id. A Query for each 200. */
export async function* eachSubscription(
  store: Pick<SubscriptionStore, 'listSubscriptions'>,
): AsyncGenerator<Subscription> {
  let after: string | undefined;
  do {
    const page = await store.listSubscriptions({ limit: PAGE, ...(after !== undefined && { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
