import type { PollState } from '../article/subscription.ts';
import type { Learned } from './after-poll.ts';
import { digestOf } from './entry-digest.ts';
import { type BodyFacts, type Entry, NO_HINTS } from './feed-facts.ts';
import { rateOfDates } from './rate.ts';
import { compareWindow, windowSeconds } from './window.ts';

/**
 * What a body tells that was not known. It is new when its entries are: a feed that tells another time of building with
 * each answer is the same feed. Where no entries are known, the bytes decide.
 */
export function learn(
  state: PollState,
  facts: BodyFacts,
  entries: readonly Entry[],
  bytes: Uint8Array,
  nowMs: number,
): Learned {
  const digest = entries.length > 0 ? digestOf(entries.map((entry) => entry.digest).join()) : digestOf(bytes);
  return {
    change: compareWindow(state.window, entries),
    digest,
    isNew: digest !== state.digest,
    hints: facts.type === 'feed' ? facts.hints : NO_HINTS,
    windowSeconds: windowSeconds(entries, nowMs),
    datedRate: rateOfDates(entries, nowMs),
    ...(facts.type === 'feed' && { title: facts.title }),
  };
}
