import { instantMs } from '../../../lib/article/instant.ts';
import type { Subscription } from '../../../lib/article/subscription.ts';
import { subscriptionId } from '../../../lib/article/subscription-id.ts';
import { itemBytes, writeUnits } from '../../../lib/store/item-bytes.ts';
import { storedSubscription, subscriptionItem } from '../../../lib/store/subscription-item.ts';
import type { Due, StoredRobots, SubscriptionStore } from '../../../lib/store/subscription-store.ts';

/** What the table would bill: read units, of which the consistent ones are whole, and write units by the bytes of items. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

/**
 * The subscriptions' store without a table, for weeks of virtual time: tests/store/subscription-store.test.ts asks it and
 * the one on DynamoDB the same. Subscriptions go through their item, so that what an item loses is lost here too.
 */
export function memorySubscriptionStore(): SubscriptionStore & {
  readonly units: () => Units;
  /** Reads a subscription without a bill. */
  readonly peek: (id: string) => Subscription | undefined;
} {
  const subscriptions = new Map<string, ReturnType<typeof subscriptionItem>>();
  const due = new Map<string, Map<string, Due>>();
  const turns = new Map<string, number>();
  const moved = new Map<string, string>();
  const robots = new Map<string, StoredRobots>();
  let collected: Parameters<SubscriptionStore['putCollected']>[0] | undefined;
  let read = 0;
  let write = 0;
  const readUnits = (bytes: number, isConsistent = false) => {
    read += Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);
  };
  const stored = (id: string): Subscription | undefined => {
    const item = subscriptions.get(id);
    return item && storedSubscription(item);
  };
  return {
    units: () => ({ read, write }),
    peek: stored,
    async getSubscription(id) {
      const item = subscriptions.get(id);
      readUnits(item ? itemBytes(item) : 0, true);
      return stored(id);
    },
    async getByUrl(url) {
      const id = subscriptionId(url);
      const found = stored(id) ?? stored(moved.get(id) ?? '');
      return found && (found.id === id || subscriptionId(found.settings.url) === id) ? found : undefined;
    },
    async listSubscriptions({ limit, after = '' }) {
      const ids = [...subscriptions.keys()].filter((id) => id > after).sort();
      const next = ids.length > limit ? ids[limit - 1] : undefined;
      const bytes = ids.slice(0, limit).map((id) => itemBytes(subscriptions.get(id) ?? {}));
      readUnits(bytes.reduce((sum, each) => sum + each, 0));
      const items = ids.slice(0, limit).map((id) => stored(id) as Subscription);
      return { items, ...(next !== undefined && { next }) };
    },
    async putSubscription(subscription, previous) {
      const { id, settings, state } = subscription;
      const isDueAnew =
        state.nextPollAt !== previous?.state.nextPollAt || settings.paused !== previous.settings.paused;
      if (isDueAnew && !state.ended && !settings.paused) {
        write += 1;
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
      const item = subscriptionItem({ ...subscription, revision: revision + 1 });
      write += writeUnits(itemBytes(item));
      subscriptions.set(id, item);
      moved.set(subscriptionId(settings.url), id);
      return true;
    },
    async addSubscriptions(added) {
      const isNew: boolean[] = [];
      for (const each of added) isNew.push(await this.putSubscription(each, undefined));
      return isNew;
    },
    async deleteSubscription(id) {
      subscriptions.delete(id);
    },
    async listDue(minute) {
      const marks = [...(due.get(minute.slice(0, 16))?.values() ?? [])];
      readUnits(marks.length * 100);
      return marks.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    },
    async getCollected() {
      readUnits(0);
      return collected;
    },
    async putCollected(minute) {
      write += 1;
      collected = minute;
    },
    async takeTurn(host, nowMs, untilMs) {
      const freeAtMs = turns.get(host);
      if (freeAtMs !== undefined && freeAtMs > nowMs) {
        readUnits(0, true);
        return { state: 'busy', freeAtMs };
      }
      write += 1;
      turns.set(host, untilMs);
      return { state: 'taken', heldUntilMs: untilMs };
    },
    async giveBackTurn(host, heldUntilMs, freeAtMs) {
      write += 1;
      if (turns.get(host) === heldUntilMs) turns.set(host, freeAtMs);
    },
    async getRobots(origin, now) {
      readUnits(0);
      const kept = robots.get(origin);
      return kept && instantMs(kept.fetchedAt) + 86_400_000 > instantMs(now) ? kept : undefined;
    },
    async putRobots(origin, kept) {
      write += 1;
      robots.set(origin, kept);
    },
  };
}
