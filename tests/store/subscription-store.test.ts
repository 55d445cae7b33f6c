import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs } from '../../lib/article/instant.ts';
import type { Subscription } from '../../lib/article/subscription.ts';
import { DEFAULT_SETTINGS, newSubscription } from '../../lib/collect/new-subscription.ts';
import { dynamoSubscriptionStore } from '../../lib/store/dynamo-subscription-store.ts';
import { storedSubscription, subscriptionItem } from '../../lib/store/subscription-item.ts';
import type { SubscriptionStore } from '../../lib/store/subscription-store.ts';
import { memorySubscriptionStore } from '../collect/week/memory-store.ts';
import { at } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

const NOW = at('2026-11-20T09:00:00Z');
const subscriptionTo = (url: string): Subscription => newSubscription({ ...DEFAULT_SETTINGS, url }, NOW);

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

describe.each<[string, () => SubscriptionStore]>([
  ['on DynamoDB', () => dynamoSubscriptionStore(table)],
  ['in memory', memorySubscriptionStore],
])('the store of subscriptions %s', (_, open) => {
  it('keeps what it is given, over the revision that was read', async () => {
    const store = open();
    const first = subscriptionTo('http://a.paper.com/feed');
    const state = { ...first.state, window: ['0a1b2c3d', 'ffffffff'], etag: 'W/"1"' };
    expect(await store.putSubscription({ ...first, state }, undefined)).toBe(true);
    const stored = await store.getSubscription(first.id);
    expect(stored).toEqual({ ...first, state, revision: 1 });
    expect(await store.putSubscription(first, undefined)).toBe(false);
    expect(await store.putSubscription({ ...first, state }, stored)).toBe(true);
    expect(await store.putSubscription({ ...first, state }, stored)).toBe(false);
    expect((await store.getSubscription(first.id))?.revision).toBe(2);
    await store.deleteSubscription(first.id);
    expect(await store.getSubscription(first.id)).toBeUndefined();
  });

  it('lists them in pages, in the order of their ids', async () => {
    const store = open();
    const all = ['b', 'c', 'd'].map((name) => subscriptionTo(`http://${name}.paper.com/feed`));
    for (const each of all) await store.putSubscription(each, undefined);
    const ids = all.map(({ id }) => id).sort();
    const page = await store.listSubscriptions({ limit: 2 });
    expect(page.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = await store.listSubscriptions({ limit: 2, after: page.next ?? '' });
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([ids.slice(2), undefined]);
    for (const { id } of all) await store.deleteSubscription(id);
  });

  it('tells what is due in a minute, and nothing that is paused or ended', async () => {
    const store = open();
    const dueAt = addMs(NOW, 90_000);
    const due = (name: string, change: Partial<Subscription['state']> = {}, paused = false): Subscription => {
      const each = subscriptionTo(`http://${name}.paper.com/due`);
      return {
        ...each,
        settings: { ...each.settings, paused },
        state: { ...each.state, nextPollAt: dueAt, ...change },
      };
    };
    const kept = due('e');
    for (const each of [
      kept,
      due('f', { ended: true }),
      due('g', {}, true),
      due('h', { nextPollAt: addMs(NOW, 150_000) }),
    ])
      await store.putSubscription(each, undefined);
    expect(await store.listDue(dueAt)).toEqual([{ id: kept.id, dueAt, host: 'e.paper.com' }]);
    expect(await store.listDue(addMs(NOW, 600_000))).toEqual([]);
  });

  it('gives a host to one at a time', async () => {
    const store = open();
    const turns = await Promise.all([1, 2, 3].map(() => store.takeTurn('one.paper.com', 1000, 36_000)));
    expect(turns.filter(({ state }) => state === 'taken')).toHaveLength(1);
    expect(turns.filter(({ state }) => state === 'busy')).toEqual(
      Array(2).fill({ state: 'busy', freeAtMs: 36_000 }),
    );
    await store.giveBackTurn('one.paper.com', 99, 0);
    expect(await store.takeTurn('one.paper.com', 2000, 40_000)).toEqual({ state: 'busy', freeAtMs: 36_000 });
    await store.giveBackTurn('one.paper.com', 36_000, 4000);
    expect(await store.takeTurn('one.paper.com', 3999, 40_000)).toEqual({ state: 'busy', freeAtMs: 4000 });
    expect(await store.takeTurn('one.paper.com', 4000, 40_000)).toEqual({
      state: 'taken',
      heldUntilMs: 40_000,
    });
  });

  it('notes the minute that was sent, and a robots.txt for a day', async () => {
    const store = open();
    await store.putCollected(NOW);
    expect(await store.getCollected()).toBe(NOW);
    const robots = { text: 'User-agent: *', fetchedAt: NOW };
    await store.putRobots('http://r.paper.com', robots);
    expect(await store.getRobots('http://r.paper.com', addMs(NOW, 86_000_000))).toEqual(robots);
    expect(await store.getRobots('http://r.paper.com', addMs(NOW, 86_500_000))).toBeUndefined();
  });
});

describe('the item of a subscription', () => {
  it('of another layout is refused', () => {
    const item = { ...subscriptionItem(subscriptionTo('http://a.paper.com/')), L: { N: '2' } };
    expect(() => storedSubscription(item)).toThrow('layout 2');
  });
});
