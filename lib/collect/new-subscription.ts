import type { Instant } from '../article/instant.ts';
import {
  MAX_INTERVAL_SECONDS,
  MIN_INTERVAL_SECONDS,
  type PollState,
  type Subscription,
  type SubscriptionSettings,
} from '../article/subscription.ts';
import { subscriptionId } from '../article/subscription-id.ts';
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
