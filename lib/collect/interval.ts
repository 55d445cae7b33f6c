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
 * the rate, and a publisher's wish for more time over both, but not so far that entries would be lost.
 */
export function intervalOf(input: IntervalInput): Interval {
  const { itemsPerDay, windowSeconds, shown = 10, askedSeconds = 0, bounds, webSub, nowMs } = input;
  const min = Math.max(MIN_INTERVAL_SECONDS, bounds.minIntervalSeconds);
  const wanted = wantedInterval(secondsOfRate(itemsPerDay), webSub, nowMs);
  const seconds = clamp(wanted.seconds, min, Math.min(MAX_INTERVAL_SECONDS, bounds.maxIntervalSeconds));
  let interval: Interval = seconds === wanted.seconds ? wanted : { seconds, why: 'bounds' };
  if (askedSeconds > seconds)
    interval = { seconds: Math.min(askedSeconds, MAX_INTERVAL_SECONDS), why: 'publisher' };
  const windowBound = Math.max((windowSeconds ?? Number.POSITIVE_INFINITY) * safeShare(shown), min);
  return windowBound < interval.seconds ? { seconds: windowBound, why: 'window' } : interval;
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

function wantedInterval(seconds: number, webSub: WebSubState | undefined, nowMs: number): Interval {
  return isPushed(webSub, nowMs) && seconds < PUSHED_SECONDS
    ? { seconds: PUSHED_SECONDS, why: 'push' }
    : { seconds, why: 'rate' };
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
