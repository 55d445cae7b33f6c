import { createHash } from 'node:crypto';
import { base32Id } from '../article/base32-id.ts';
import type { Instant } from '../article/instant.ts';
import {
  MAX_INTERVAL_SECONDS,
  MIN_INTERVAL_SECONDS,
  type PollState,
  type Subscription,
  type SubscriptionSettings,
} from '../article/subscription.ts';
import { NO_RATE } from './rate.ts';

/** The settings of an address of which nothing else is said. */
export const DEFAULT_SETTINGS: Omit<SubscriptionSettings, 'url'> = {
  kind: 'feed',
  sender: 'collector',
  paused: false,
  fullText: false,
  backfill: false,
  minIntervalSeconds: MIN_INTERVAL_SECONDS,
  maxIntervalSeconds: MAX_INTERVAL_SECONDS,
  headers: {},
};

/** The id of an address: the scheme and a slash at the end do not make another subscription. */
export function subscriptionId(url: string): string {
  const { host, pathname, search } = new URL(url);
  const same = `${host}${pathname.replace(/\/+$/, '')}${search}`;
  return base32Id(createHash('sha256').update(same).digest());
}

/** A subscription that is due at once. */
export function newSubscription(settings: SubscriptionSettings, now: Instant): Subscription {
  return {
    id: subscriptionId(settings.url),
    revision: 0,
    createdAt: now,
    settings,
    state: newState(now),
  };
}

function newState(now: Instant): PollState {
  return {
    nextPollAt: now,
    intervalSeconds: MIN_INTERVAL_SECONDS,
    why: 'new',
    failures: 0,
    ended: false,
    window: [],
    rate: NO_RATE,
    mayHaveMissed: 0,
  };
}
