import type { InferOutput } from 'valibot';
import type { Instant } from '../../article/instant.ts';
import type { PollState, Subscription, SubscriptionSettings } from '../../article/subscription.ts';
import type { SUBSCRIPTION_CHANGE } from './subscription-schemas.ts';

type Change = InferOutput<typeof SUBSCRIPTION_CHANGE>;

/** Settings with what was told of them; what is undefined stays. */
export function withTold(settings: SubscriptionSettings, told: Omit<Change, 'url'>): SubscriptionSettings {
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { ...settings, ...given };
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
    state: isDue ? { ...state, ended: false, failures: 0, nextPollAt: now, why: 'asked' } : state,
  };
}

function forgotten({ etag, lastModified, digest, move, webSub, ...kept }: PollState): PollState {
  return kept;
}
