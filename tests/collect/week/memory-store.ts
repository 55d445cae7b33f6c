import { instantMs } from '../../../lib/article/instant.ts';
import type { Subscription } from '../../../lib/article/subscription.ts';
import { subscriptionId } from '../../../lib/article/subscription-id.ts';
import { storedSubscription, subscriptionItem } from '../../../lib/store/subscription-item.ts';
import type { Due, KeptRobots, SubscriptionStore } from '../../../lib/store/subscription-store.ts';

/**
 * The subscriptions' store without a table, for weeks of virtual time: tests/store/subscription-store.test.ts asks it and
 * the one on DynamoDB the same. Subscriptions go through their item, so that what an item loses is lost here too.
 */
export function memorySubscriptionStore(): SubscriptionStore & { readonly writes: () => number } {
  const subscriptions = new Map<string, ReturnType<typeof subscriptionItem>>();
  const due = new Map<string, Map<string, Due>>();
  const turns = new Map<string, number>();
  const robots = new Map<string, KeptRobots>();
  let collected: Parameters<SubscriptionStore['putCollected']>[0] | undefined;
  let writes = 0;
  const read = (id: string): Subscription | undefined => {
    const item = subscriptions.get(id);
    return item && storedSubscription(item);
  };
  return {
    writes: () => writes,
    getSubscription: async (id) => read(id),
    findByUrl: async (url) =>
      read(subscriptionId(url)) ??
      [...subscriptions.keys()]
        .map(read)
        .find((each) => each && subscriptionId(each.settings.url) === subscriptionId(url)),
    async listSubscriptions({ limit, after = '' }) {
      const ids = [...subscriptions.keys()].filter((id) => id > after).sort();
      const next = ids.length > limit ? ids[limit - 1] : undefined;
      const items = ids.slice(0, limit).map((id) => read(id) as Subscription);
      return { items, ...(next !== undefined && { next }) };
    },
    async putSubscription(subscription, previous) {
      const { id, settings, state } = subscription;
      const isDueAnew =
        state.nextPollAt !== previous?.state.nextPollAt || settings.paused !== previous.settings.paused;
      if (isDueAnew && !state.ended && !settings.paused) {
        writes += 1;
        const minute = state.nextPollAt.slice(0, 16);
        const marks = due.get(minute) ?? new Map<string, Due>();
        due.set(minute, marks);
        marks.set(`${state.nextPollAt}#${id}`, {
          id,
          dueAt: state.nextPollAt,
          host: new URL(settings.url).hostname,
        });
      }
      const revision = previous?.revision ?? 0;
      if (Number(subscriptions.get(id)?.['n']?.N ?? 0) !== revision) return false;
      writes += 1;
      subscriptions.set(id, subscriptionItem({ ...subscription, revision: revision + 1 }));
      return true;
    },
    async deleteSubscription(id) {
      subscriptions.delete(id);
    },
    listDue: async (minute) =>
      [...(due.get(minute.slice(0, 16))?.values() ?? [])].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
    getCollected: async () => collected,
    async putCollected(minute) {
      collected = minute;
    },
    async takeTurn(host, nowMs, untilMs) {
      const freeAtMs = turns.get(host);
      if (freeAtMs !== undefined && freeAtMs > nowMs) return { state: 'busy', freeAtMs };
      writes += 1;
      turns.set(host, untilMs);
      return { state: 'taken', heldUntilMs: untilMs };
    },
    async giveBackTurn(host, heldUntilMs, freeAtMs) {
      writes += 1;
      if (turns.get(host) === heldUntilMs) turns.set(host, freeAtMs);
    },
    async getRobots(origin, now) {
      const kept = robots.get(origin);
      return kept && instantMs(kept.fetchedAt) + 86_400_000 > instantMs(now) ? kept : undefined;
    },
    async putRobots(origin, kept) {
      robots.set(origin, kept);
    },
  };
}
