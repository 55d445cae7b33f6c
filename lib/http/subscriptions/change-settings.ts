import type { InferOutput } from 'valibot';
import { addMs, type Instant } from '../../article/instant.ts';
import type { PollState, Subscription, SubscriptionSettings } from '../../article/subscription.ts';
import { NO_RATE } from '../../collect/rate.ts';
import type { SUBSCRIPTION_CHANGE } from './subscription-schemas.ts';

type Change = InferOutput<typeof SUBSCRIPTION_CHANGE>;

/** Settings with what was told of them; what is undefined stays, what is null goes. */
export function withTold(settings: SubscriptionSettings, told: Omit<Change, 'url'>): SubscriptionSettings {
  const given = Object.entries(told).filter(([, value]) => value !== undefined);
  const all = Object.entries({ ...settings, ...Object.fromEntries(given) });
  return Object.fromEntries(all.filter(([, value]) => value !== null)) as unknown as SubscriptionSettings;
}

/**
 * A subscription as the operator wants it. Another address is asked as if for the first time; one that ended or was
 * paused is due at once when it goes on.
 */
export function changedSettings(current: Subscription, { url, ...told }: Change, now: Instant): Subscription {
  const settings = { ...withTold(current.settings, told), ...(url !== undefined && { url }) };
  const isMoved = settings.url !== current.settings.url;
  const goesOn = current.settings.paused && !settings.paused;
  const state = isMoved ? forgotten(current.state) : current.state;
  const isDue = isMoved || goesOn || (state.ended && told.paused === false);
  return {
    ...current,
    settings,
    state: isDue
      ? { ...state, ended: false, failures: 0, nextPollAt: now, why: 'asked' }
      : withinBound(state, settings),
  };
}

/** A bound that was lowered holds for the poll that waits already. */
function withinBound(state: PollState, { maxIntervalSeconds }: SubscriptionSettings): PollState {
  const { failures, lastGoodAt, nextPollAt, why } = state;
  if (failures > 0 || lastGoodAt === undefined || !['rate', 'bounds', 'push'].includes(why)) return state;
  const latest = addMs(lastGoodAt, maxIntervalSeconds * 1100);
  return latest < nextPollAt ? { ...state, nextPollAt: latest, why: 'bounds' } : state;
}

/** What was learned of one address says nothing of another. */
function forgotten({ mayHaveMissed, window: _, ...state }: PollState): PollState {
  const { nextPollAt, intervalSeconds } = state;
  return {
    nextPollAt,
    intervalSeconds,
    why: 'asked',
    failures: 0,
    ended: false,
    window: [],
    rate: NO_RATE,
    mayHaveMissed,
  };
}
