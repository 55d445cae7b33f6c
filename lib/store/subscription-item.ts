import type { Subscription } from '../article/subscription.ts';
import { subscriptionId } from '../article/subscription-id.ts';
import { compressed, decompressed } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, dueKey, movedKey, subscriptionKey, TTL_ATTRIBUTE } from './table.ts';

/** Of this item; one with a newer layout is refused. */
const LAYOUT = 1;
/** What is due is of use until it was polled; the mark of a day that nobody collected stays a week. */
const DUE_KEPT_SECONDS = 7 * 86_400;

/** A subscription with its revision, and its window of entries as bytes: four for each. */
export function subscriptionItem(subscription: Subscription): Item {
  const { revision, state, ...rest } = subscription;
  const { window, ...kept } = state;
  return {
    ...attributesOf(subscriptionKey(subscription.id)),
    v: { N: String(LAYOUT) },
    n: { N: String(revision) },
    z: { B: compressed({ ...rest, state: kept }) },
    ...(window.length > 0 && { w: { B: new Uint8Array(Buffer.from(window.join(''), 'hex')) } }),
  };
}

/** Throws for a layout that this code does not know: a newer version has written it. */
export function storedSubscription(item: Item): Subscription {
  if (Number(item['v']?.N) !== LAYOUT) throw new Error(`a subscription of layout ${item['v']?.N}`);
  const rest = decompressed<Omit<Subscription, 'revision'>>(item['z']?.B ?? new Uint8Array());
  const hashes =
    Buffer.from(item['w']?.B ?? [])
      .toString('hex')
      .match(/.{8}/g) ?? [];
  return { ...rest, revision: Number(item['n']?.N), state: { ...rest.state, window: hashes } };
}

/** The mark that a subscription is due. */
export function dueItem({ id, settings, state }: Subscription): Item {
  const expiresAt = Math.floor(Date.parse(state.nextPollAt) / 1000) + DUE_KEPT_SECONDS;
  return {
    ...attributesOf(dueKey(state.nextPollAt, id)),
    h: { S: new URL(settings.url).hostname },
    [TTL_ATTRIBUTE]: { N: String(expiresAt) },
  };
}

/** Names the subscription at its present address; undefined where its id does that. */
export function movedItem({ id, settings }: Subscription): Item | undefined {
  const here = subscriptionId(settings.url);
  return here === id ? undefined : { ...attributesOf(movedKey(here)), s: { S: id } };
}
