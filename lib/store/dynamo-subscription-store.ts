import { anyInstant, anyText, checked, fields } from '../article/check.ts';
import { instantMs } from '../article/instant.ts';
import { slicesOf } from '../article/slices.ts';
import type { Subscription } from '../article/subscription.ts';
import { subscriptionId } from '../article/subscription-id.ts';
import { attributeBytes, attributeInstant, attributeNumber, attributeText } from './attributes.ts';
import { compressed, decompressed } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import type { ListOptions, Page } from './read-store.ts';
import { dueItem, movedItem, storedSubscription, subscriptionItem } from './subscription-item.ts';
import type { Due, StoredRobots, SubscriptionStore, Turn } from './subscription-store.ts';
import {
  attributesOf,
  COLLECTED_KEY,
  dueKey,
  hostKey,
  movedKey,
  robotsKey,
  subscriptionKey,
  TTL_ATTRIBUTE,
} from './table.ts';
import { writeItems } from './table-batches.ts';
import { getItem, over, putItem, queryItems, type Table } from './table-requests.ts';

/** More than any minute has; a Query follows its pages. */
const MAX_DUE = 100_000;
const DAY_SECONDS = 86_400;
/** Subscriptions of an import that are put at the same time. */
const SIDE_BY_SIDE = 25;

/** The SubscriptionStore on a DynamoDB table. */
export function dynamoSubscriptionStore(table: Table): SubscriptionStore {
  return {
    getSubscription: async (id) => {
      const item = await getItem(table, subscriptionKey(id), { consistent: true });
      return item && storedSubscription(item);
    },
    getByUrl: (url) => getByUrl(table, url),
    listSubscriptions: (options) => listSubscriptions(table, options),
    putSubscription: (subscription, previous) => putSubscription(table, subscription, previous),
    addSubscriptions: (subscriptions) => addSubscriptions(table, subscriptions),
    deleteSubscription: (id) => writeItems(table, [], [subscriptionKey(id)]),
    listDue: async (minute) => {
      const items = await queryItems(table, { pk: dueKey(minute, '').pk, limit: MAX_DUE });
      return items.map(storedDue);
    },
    getCollected: async () => {
      const item = await getItem(table, COLLECTED_KEY);
      return item && readItem('collected', item, ({ t }) => attributeInstant(t, 't'));
    },
    putCollected: async (minute) => {
      await putItem(table, { ...attributesOf(COLLECTED_KEY), ...layoutOf('collected'), t: { S: minute } });
    },
    takeTurn: (host, nowMs, untilMs) => takeTurn(table, host, nowMs, untilMs),
    giveBackTurn: async (host, heldUntilMs, freeAtMs) => {
      const mine = { expression: 'u = :mine', values: { ':mine': { N: String(heldUntilMs) } } };
      await putItem(table, turnItem(host, freeAtMs), mine);
    },
    getRobots: async (origin, now) => {
      const item = await getItem(table, robotsKey(origin));
      const isKept = Number(item?.[TTL_ATTRIBUTE]?.N ?? 0) * 1000 > instantMs(now);
      return item && isKept ? readItem('robots', item, storedRobots) : undefined;
    },
    putRobots: async (origin, robots) => {
      const expiresAt = Math.floor(instantMs(robots.fetchedAt) / 1000) + DAY_SECONDS;
      const z = { B: compressed(robots) };
      await putItem(table, {
        ...attributesOf(robotsKey(origin)),
        ...layoutOf('robots'),
        z,
        [TTL_ATTRIBUTE]: { N: String(expiresAt) },
      });
    },
  };
}

async function getByUrl(table: Table, url: string): Promise<Subscription | undefined> {
  const id = subscriptionId(url);
  const own = await getItem(table, subscriptionKey(id), { consistent: true });
  if (own) return storedSubscription(own);
  const moved = await getItem(table, movedKey(id));
  const item = moved && (await getItem(table, subscriptionKey(movedId(moved))));
  const subscription = item ? storedSubscription(item) : undefined;
  return subscription && subscriptionId(subscription.settings.url) === id ? subscription : undefined;
}

async function listSubscriptions(table: Table, { limit, after }: ListOptions): Promise<Page<Subscription>> {
  const { pk } = subscriptionKey('');
  const items = await queryItems(table, { pk, limit: limit + 1, ...(after !== undefined && { after }) });
  const next = items.length > limit ? items[limit - 1]?.['sk']?.S : undefined;
  return { items: items.slice(0, limit).map(storedSubscription), ...(next !== undefined && { next }) };
}

async function putSubscription(
  table: Table,
  subscription: Subscription,
  previous: Subscription | undefined,
): Promise<boolean> {
  const { state, settings } = subscription;
  const isDueAnew =
    state.nextPollAt !== previous?.state.nextPollAt || settings.paused !== previous.settings.paused;
  if (isDueAnew && !state.ended && !settings.paused) await putItem(table, dueItem(subscription));
  const moved = settings.url === previous?.settings.url ? undefined : movedItem(subscription);
  if (moved) await putItem(table, moved);
  const revision = previous?.revision ?? 0;
  return putItem(table, subscriptionItem({ ...subscription, revision: revision + 1 }), over(revision));
}

async function addSubscriptions(
  table: Table,
  subscriptions: readonly Subscription[],
): Promise<readonly boolean[]> {
  const due = subscriptions.filter(({ settings, state }) => !settings.paused && !state.ended);
  await writeItems(table, due.map(dueItem), []);
  const isNew: boolean[] = [];
  for (const part of slicesOf(subscriptions, SIDE_BY_SIDE)) {
    const put = (each: Subscription) => putItem(table, subscriptionItem({ ...each, revision: 1 }), over(0));
    isNew.push(...(await Promise.all(part.map(put))));
  }
  return isNew;
}

const ROBOTS = fields<StoredRobots>({ text: anyText, fetchedAt: anyInstant });

function storedRobots({ z }: Item): StoredRobots {
  return checked(ROBOTS, decompressed(attributeBytes(z, 'z')));
}

/** The subscription that has moved to an address. */
function movedId(item: Item): string {
  return readItem('movedSubscription', item, ({ s }) => attributeText(s, 's'));
}

function storedDue(item: Item): Due {
  return readItem('due', item, ({ sk, h }) => {
    const [dueAt, id = ''] = attributeText(sk, 'sk').split('#');
    return { id, dueAt: checked(anyInstant, dueAt), host: attributeText(h, 'h') };
  });
}

async function takeTurn(table: Table, host: string, nowMs: number, untilMs: number): Promise<Turn> {
  const isFree = {
    expression: 'attribute_not_exists(pk) OR u <= :now',
    values: { ':now': { N: String(nowMs) } },
  };
  if (await putItem(table, turnItem(host, untilMs), isFree)) return { state: 'taken', heldUntilMs: untilMs };
  const item = await getItem(table, hostKey(host), { consistent: true });
  const freeAtMs = item ? readItem('turn', item, ({ u }) => attributeNumber(u, 'u')) : nowMs;
  return { state: 'busy', freeAtMs };
}

function turnItem(host: string, untilMs: number): Item {
  const expiresAt = Math.ceil(untilMs / 1000) + DAY_SECONDS;
  return {
    ...attributesOf(hostKey(host)),
    ...layoutOf('turn'),
    u: { N: String(untilMs) },
    [TTL_ATTRIBUTE]: { N: String(expiresAt) },
  };
}
