import {
  type IntervalReason,
  MAX_INTERVAL_SECONDS,
  MIN_INTERVAL_SECONDS,
  type SubscriptionSettings,
  type WebSubState,
} from '../article/subscription.ts';

/** An interval and its reason. */
export interface Interval {
  readonly seconds: number;
  readonly why: IntervalReason;
}

/** What decides how long to wait after a poll that went well. */
export interface IntervalInput {
  readonly itemsPerDay: number;
  readonly windowSeconds?: number | undefined;
  /** From the oldest to the newest date of its entries. */
  readonly datedSeconds?: number | undefined;
  /** Entries that the feed shows. */
  readonly shown?: number | undefined;
  /** What the publisher asks to wait for at least. */
  readonly askedSeconds?: number | undefined;
  readonly bounds: Pick<SubscriptionSettings, 'minIntervalSeconds' | 'maxIntervalSeconds'>;
  readonly webSub?: WebSubState | undefined;
  readonly nowMs: number;
}

/** Ten entries a day are asked for every 36 minutes: 38 requests a day with the jitter, and 19 minutes on average. */
const TEN_A_DAY_SECONDS = 2160;
/** While a hub pushes, polls only check that it does. */
const PUSHED_SECONDS = 21_600;
/** Entries come faster by day, some at once, and seldom more than four standard deviations beyond what is expected. */
const DAY_RHYTHM = 1.4;
const AT_ONCE = 1.3;
const DEVIATIONS = 4;

/**
 * Seconds from one poll to the next. The interval follows the square root of the rate: a hundred entries a day are not
 * worth ten times the requests of ten, and one entry a day should not wait for half of it. The operator's bounds hold over
 * the rate. A hub that pushes, and a publisher's wish, lengthen it, but not so far that entries would be lost.
 */
export function intervalOf(input: IntervalInput): Interval {
  const { itemsPerDay, windowSeconds, datedSeconds, shown = 10, bounds, nowMs } = input;
  const min = Math.max(MIN_INTERVAL_SECONDS, bounds.minIntervalSeconds);
  const max = Math.min(MAX_INTERVAL_SECONDS, bounds.maxIntervalSeconds);
  const share = safeShare(shown);
  // Dates see a fast day that the rate has not seen yet: whoever waits longer than the rate says has to be careful.
  const careful = (datedSeconds ?? windowSeconds ?? Number.POSITIVE_INFINITY) * share;
  let interval = within({ seconds: secondsOfRate(itemsPerDay), why: 'rate' }, min, max);
  if (isPushed(input.webSub, nowMs)) interval = lengthened(interval, PUSHED_SECONDS, 'push', careful);
  interval = within(interval, min, max);
  interval = lengthened(interval, input.askedSeconds ?? 0, 'publisher', careful);
  const windowBound = Math.max((windowSeconds ?? Number.POSITIVE_INFINITY) * share, min);
  return windowBound < interval.seconds ? { seconds: windowBound, why: 'window' } : interval;
}

function within(interval: Interval, min: number, max: number): Interval {
  const seconds = clamp(interval.seconds, min, max);
  return seconds === interval.seconds ? interval : { seconds, why: 'bounds' };
}

/** An interval of `wanted` seconds if that is longer, but for what would be careless. */
function lengthened(interval: Interval, wanted: number, why: IntervalReason, careful: number): Interval {
  const seconds = Math.min(wanted, MAX_INTERVAL_SECONDS, Math.max(careful, interval.seconds));
  return seconds > interval.seconds ? { seconds, why: seconds === careful ? 'window' : why } : interval;
}

/**
 * The share of the time for which an entry stays after which a feed of `shown` entries has not changed as a whole: a fifth
 * for ten entries, two fifths for fifty. As many come as `DAY_RHYTHM` and `AT_ONCE` let expect, with `DEVIATIONS` above.
 */
function safeShare(shown: number): number {
  const spread = DEVIATIONS * Math.sqrt(AT_ONCE);
  const root = (Math.sqrt(spread ** 2 + 4 * Math.max(1, shown)) - spread) / 2;
  return root ** 2 / DAY_RHYTHM / Math.max(1, shown);
}

/** Below one entry a day the interval grows faster: what is hardly alive is asked for once a day. */
function secondsOfRate(itemsPerDay: number): number {
  const rate = Math.max(itemsPerDay, 0.001);
  const seconds = TEN_A_DAY_SECONDS * Math.sqrt(10 / Math.max(rate, 1));
  return rate < 1 ? seconds / rate ** 0.75 : seconds;
}

/** True while a hub has confirmed that it pushes. */
function isPushed(webSub: WebSubState | undefined, nowMs: number): boolean {
  return webSub?.state === 'active' && Date.parse(webSub.leaseUntil ?? '') > nowMs;
}

const FIRST_FAILURE_SECONDS = 600;
const FIRST_REFUSAL_SECONDS = 1800;

/** Seconds to wait after `failures` in a row: doubled each time, up to a day. `isRefusal` for 429 and 503, and whoever may not. */
export function backOffSeconds(failures: number, isRefusal: boolean): number {
  const first = isRefusal ? FIRST_REFUSAL_SECONDS : FIRST_FAILURE_SECONDS;
  return Math.min(MAX_INTERVAL_SECONDS, first * 2 ** Math.max(0, failures - 1));
}

/** Lengthens by up to a tenth, so that those who were subscribed at once do not stay together. `random` in [0, 1). */
export function withJitter(seconds: number, random: number): number {
  return Math.round(seconds * (1 + random / 10));
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, Math.max(min, max)));
}
