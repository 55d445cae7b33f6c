import {
  anyFlag,
  anyInstant,
  anyNumber,
  anyText,
  checked,
  fields,
  listOf,
  oneOf,
  optional,
  valuesOf,
} from '../article/check.ts';
import {
  type Move,
  OUTCOME_CODES,
  type Outcome,
  type PollState,
  SUBSCRIPTION_KINDS,
  type Subscription,
  type SubscriptionSettings,
  type WebSubState,
} from '../article/subscription.ts';
import { subscriptionId } from '../article/subscription-id.ts';
import { attributeBytes, attributeNumber } from './attributes.ts';
import { compressed, decompressed } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import { attributesOf, dueKey, movedKey, subscriptionKey, TTL_ATTRIBUTE } from './table.ts';

/** What is due is of use until it was polled; the marker of a day that nobody collected stays a week. */
const DUE_KEPT_SECONDS = 7 * 86_400;

type PackedState = Omit<PollState, 'window'>;

const PACKED = fields<Omit<Subscription, 'revision' | 'state'> & { readonly state: PackedState }>({
  id: anyText,
  createdAt: anyInstant,
  settings: fields<SubscriptionSettings>({
    url: anyText,
    kind: oneOf(...SUBSCRIPTION_KINDS),
    title: optional(anyText),
    sender: anyText,
    paused: anyFlag,
    fullText: anyFlag,
    backfill: anyFlag,
    minIntervalSeconds: anyNumber,
    maxIntervalSeconds: anyNumber,
    headers: valuesOf(anyText),
    section: optional(anyText),
    language: optional(anyText),
    source: optional(anyText),
  }),
  state: fields<PackedState>({
    nextPollAt: anyInstant,
    intervalSeconds: anyNumber,
    why: oneOf(
      'new',
      'rate',
      'window',
      'publisher',
      'skip',
      'retryAfter',
      'failing',
      'push',
      'bounds',
      'asked',
    ),
    lastOutcome: optional(
      fields<Outcome>({
        code: oneOf(...OUTCOME_CODES),
        at: anyInstant,
        status: optional(anyNumber),
        bytes: anyNumber,
        newItems: anyNumber,
        found: optional(anyText),
      }),
    ),
    lastGoodAt: optional(anyInstant),
    lastBodyAt: optional(anyInstant),
    lastNewAt: optional(anyInstant),
    failures: anyNumber,
    ended: anyFlag,
    etag: optional(anyText),
    lastModified: optional(anyText),
    validators: optional(oneOf('right', 'wrong')),
    digest: optional(anyText),
    rate: fields<PollState['rate']>({ items: anyNumber, days: anyNumber }),
    windowSeconds: optional(anyNumber),
    datedSeconds: optional(anyNumber),
    shown: optional(anyNumber),
    turnoverSeconds: optional(anyNumber),
    askedSeconds: optional(anyNumber),
    skip: optional(
      fields<NonNullable<PollState['skip']>>({ skipHours: listOf(anyNumber), skipDays: listOf(anyNumber) }),
    ),
    children: optional(listOf(anyText)),
    mayHaveMissed: anyNumber,
    move: optional(fields<Move>({ to: anyText, sightings: anyNumber })),
    webSub: optional(
      fields<WebSubState>({
        hub: anyText,
        topic: anyText,
        state: oneOf('requested', 'active', 'denied', 'failed'),
        token: anyText,
        secret: anyText,
        requestedAt: anyInstant,
        leaseUntil: optional(anyInstant),
        lastPushAt: optional(anyInstant),
      }),
    ),
    archives: optional(listOf(anyText)),
  }),
});

/** A subscription with its revision, and its window of entries as bytes: four for each. */
export function subscriptionItem(subscription: Subscription): Item {
  const { revision, state, ...rest } = subscription;
  const { window, ...kept } = state;
  return {
    ...attributesOf(subscriptionKey(subscription.id)),
    ...layoutOf('subscription'),
    n: { N: String(revision) },
    z: { B: compressed({ ...rest, state: kept }) },
    ...(window.length > 0 && { w: { B: new Uint8Array(Buffer.from(window.join(''), 'hex')) } }),
  };
}

/** Throws UnreadableItem. */
export function storedSubscription(item: Item): Subscription {
  return readItem('subscription', item, ({ z, w, n }) => {
    const { state, ...rest } = checked(PACKED, decompressed(attributeBytes(z, 'z')));
    const hashes =
      Buffer.from(w?.B ?? [])
        .toString('hex')
        .match(/.{8}/g) ?? [];
    return { ...rest, revision: attributeNumber(n, 'n'), state: { ...state, window: hashes } };
  });
}

/** Says that a subscription is due. */
export function dueItem({ id, settings, state }: Subscription): Item {
  const expiresAt = Math.floor(Date.parse(state.nextPollAt) / 1000) + DUE_KEPT_SECONDS;
  return {
    ...attributesOf(dueKey(state.nextPollAt, id)),
    ...layoutOf('due'),
    h: { S: new URL(settings.url).hostname },
    [TTL_ATTRIBUTE]: { N: String(expiresAt) },
  };
}

/** Names the subscription at its present address; undefined where its id does that. */
export function movedItem({ id, settings }: Subscription): Item | undefined {
  const here = subscriptionId(settings.url);
  return here === id
    ? undefined
    : { ...attributesOf(movedKey(here)), ...layoutOf('movedSubscription'), s: { S: id } };
}
