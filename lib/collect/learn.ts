import { instantMs } from '../article/instant.ts';
import type { PollState } from '../article/subscription.ts';
import type { Learned } from './after-poll.ts';
import { digestOf } from './entry-digest.ts';
import { type BodyFacts, type Entry, NO_HINTS } from './feed-facts.ts';
import { itemsPerDay, rateOfDates } from './rate.ts';
import { compareWindow, datedSeconds, windowSeconds } from './window.ts';

const DAY_MS = 86_400_000;

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
  // A feed without entries has nothing to ingest. If it had some, it is in repair: they are not new when they are back.
  const isEmpty = entries.length === 0 && facts.type !== 'other';
  const digest = isEmpty && state.digest !== undefined ? state.digest : contentDigest(entries, bytes);
  const sinceMs = state.lastGoodAt === undefined ? undefined : instantMs(state.lastGoodAt);
  const change = compareWindow(state.window, entries, sinceMs);
  const datedRate = rateOfDates(entries, nowMs);
  const dated = datedSeconds(entries, nowMs);
  const rate = state.lastBodyAt === undefined ? datedRate : state.rate;
  return {
    change,
    newItems: change.fresh.filter(({ dateMs }) => isRecent(dateMs, sinceMs)).length,
    digest,
    isNew: !isEmpty && digest !== state.digest,
    hints: facts.type === 'feed' ? facts.hints : NO_HINTS,
    windowSeconds: windowSeconds(entries, itemsPerDay(rate), dated),
    datedSeconds: dated,
    shown: entries.length,
    datedRate,
    ...(facts.type === 'feed' && { title: facts.title }),
  };
}

function contentDigest(entries: readonly Entry[], bytes: Uint8Array): string {
  return entries.length > 0 ? digestOf(entries.map((entry) => entry.digest).join()) : digestOf(bytes);
}

/** Entries that were there long ago come back under another id, or from an archive: they say nothing of the rate. */
function isRecent(dateMs: number | undefined, sinceMs: number | undefined): boolean {
  return dateMs === undefined || sinceMs === undefined || dateMs > sinceMs - DAY_MS;
}
