import type { InferOutput } from 'valibot';
import type { Subscription } from '../../article/subscription.ts';
import { outcomeWords, reasonWords } from '../../collect/outcome-words.ts';
import { itemsPerDay } from '../../collect/rate.ts';
import type { SUBSCRIPTION } from '../../openapi/subscriptions.ts';

export type SubscriptionView = InferOutput<(typeof SUBSCRIPTION)['schema']>;

/** How a subscription goes, in a word. */
export function stateOf({ settings, state }: Subscription): SubscriptionView['state'] {
  if (state.ended) return 'ended';
  if (settings.paused) return 'paused';
  if (state.failures > 0) return 'failing';
  return state.lastOutcome ? 'active' : 'new';
}

/** A subscription as it is told: its secrets stay here. */
export function subscriptionView(subscription: Subscription): SubscriptionView {
  const { id, createdAt, settings, state } = subscription;
  const { headers, ...told } = settings;
  const { lastOutcome, lastNewAt, move, webSub } = state;
  const word = stateOf(subscription);
  return {
    id,
    ...told,
    headers: Object.keys(headers),
    createdAt,
    state: word,
    failures: state.failures,
    ...(lastOutcome && { lastOutcome: outcomeView(lastOutcome) }),
    ...(lastNewAt && { lastNewAt }),
    ...(word !== 'ended' && word !== 'paused' && { nextPollAt: state.nextPollAt }),
    intervalSeconds: state.intervalSeconds,
    reason: reasonWords(state.why),
    itemsPerDay: Math.round(itemsPerDay(state.rate) * 10) / 10,
    mayHaveMissed: state.mayHaveMissed,
    ...(move && { moving: move }),
    ...(webSub && {
      push: {
        hub: webSub.hub,
        state: webSub.state,
        ...(webSub.leaseUntil && { leaseUntil: webSub.leaseUntil }),
        ...(webSub.lastPushAt && { lastPushAt: webSub.lastPushAt }),
      },
    }),
  };
}

function outcomeView({
  code,
  at,
  status,
  bytes,
  newItems,
  found,
}: NonNullable<Subscription['state']['lastOutcome']>) {
  const detail = outcomeWords({ code, ...(found !== undefined && { found }) });
  return { code, at, ...(status !== undefined && { status }), bytes, newItems, detail };
}
