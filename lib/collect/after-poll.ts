import { addMs, type Instant, instantMs, toInstant } from '../article/instant.ts';
import type {
  IntervalReason,
  Outcome,
  OutcomeCode,
  PollState,
  Subscription,
  SubscriptionSettings,
} from '../article/subscription.ts';
import { freshSeconds, type Headers, retryAfterSeconds } from './cache-hints.ts';
import { NO_HINTS, type ScheduleHints } from './feed-facts.ts';
import type { Hop } from './followed.ts';
import { backOffSeconds, intervalOf, withJitter } from './interval.ts';
import { itemsPerDay, withItems } from './rate.ts';
import { mayShare, noteMove } from './redirects.ts';
import { afterSkipped } from './skip-times.ts';
import { renewalMs } from './websub.ts';
import type { WindowChange } from './window.ts';

/** What was learned from a body. */
export interface Learned {
  readonly change: WindowChange;
  /** Of the fresh entries those that came lately. */
  readonly newItems: number;
  readonly digest: string;
  readonly isNew: boolean;
  readonly hints: ScheduleHints;
  readonly windowSeconds?: number | undefined;
  readonly datedSeconds?: number | undefined;
  /** Entries of the body. */
  readonly shown: number;
  /** The rate that the dates of the entries tell; used for a first body. */
  readonly datedRate: PollState['rate'];
  readonly title?: string | undefined;
  /** Of an index: digests of the news sitemaps behind it. */
  readonly children?: readonly string[];
}

/** What a poll came to, as far as the state follows from it. */
export interface Polled {
  readonly at: Instant;
  readonly code: OutcomeCode;
  readonly hops: readonly Hop[];
  readonly bytes: number;
  readonly status?: number;
  readonly headers?: Headers;
  readonly found?: string;
  readonly learned?: Learned;
  /** Whether the request carried the validators of the last body. */
  readonly sentValidators?: boolean;
}

const WENT_WELL: readonly OutcomeCode[] = ['fetched', 'unchanged', 'notModified'];
const REFUSALS: readonly OutcomeCode[] = [
  'tooManyRequests',
  'unavailable',
  'unauthorized',
  'challenge',
  'disallowed',
];
const ENDS: readonly OutcomeCode[] = ['ended', 'doubled'];
/** Longer waits are a mistake or a joke. */
const MAX_RETRY_AFTER_SECONDS = 7 * 86_400;

/** True for an outcome after which the feed is as it should be. */
export function wentWell(code: OutcomeCode): boolean {
  return WENT_WELL.includes(code);
}

/** The subscription after a poll. `random` in [0, 1). The revision is the caller's to raise. */
export function afterPoll(before: Subscription, polled: Polled, random: number): Subscription {
  const state = wentWell(polled.code)
    ? afterSuccess(before, polled, random)
    : afterFailure(before, polled, random);
  const { adopted, move } = wentWell(polled.code)
    ? noteMove(before.state.move, polled.hops, (to) => mayAdopt(before.settings, to))
    : {};
  const { move: _, ...rest } = state;
  return {
    ...before,
    settings: settingsAfter(before.settings, adopted, polled.learned?.title),
    state: { ...rest, ...(move && { move }) },
  };
}

/** Headers may be secret: they go to the host that they were given for, and not in clear where they were encrypted. */
function mayAdopt({ url, headers }: SubscriptionSettings, to: string): boolean {
  return Object.keys(headers).length === 0 || mayShare(url, to);
}

function settingsAfter(
  settings: SubscriptionSettings,
  adopted: string | undefined,
  title: string | undefined,
) {
  return {
    ...settings,
    ...(adopted !== undefined && { url: adopted }),
    ...(settings.title === undefined && title !== undefined && { title: title.slice(0, 200) }),
  };
}

function afterSuccess(before: Subscription, polled: Polled, random: number): PollState {
  const state = learn(before.state, polled);
  const nowMs = instantMs(polled.at);
  const hints = polled.learned?.hints ?? NO_HINTS;
  const interval = intervalOf({
    itemsPerDay: itemsPerDay(state.rate),
    windowSeconds: state.windowSeconds,
    datedSeconds: state.datedSeconds,
    shown: state.shown,
    askedSeconds: Math.max(askedSeconds(hints, polled.headers ?? {}, nowMs) ?? 0, state.askedSeconds ?? 0),
    bounds: before.settings,
    webSub: state.webSub,
    nowMs,
  });
  const seconds = withJitter(interval.seconds, random);
  const dueMs = nowMs + seconds * 1000;
  const allowedMs = afterSkipped(dueMs, polled.learned ? hints : (state.skip ?? NO_HINTS));
  return {
    ...state,
    failures: 0,
    nextPollAt: toInstant(Math.min(allowedMs, renewalMs(state.webSub, nowMs) ?? allowedMs)),
    intervalSeconds: Math.round((allowedMs - nowMs) / 1000),
    why: allowedMs > dueMs ? 'skip' : interval.why,
  };
}

function learn(state: PollState, polled: Polled): PollState {
  const { at, headers = {}, learned } = polled;
  const elapsedMs = state.lastGoodAt === undefined ? 0 : instantMs(at) - instantMs(state.lastGoodAt);
  const fresh = learned?.change.fresh.length ?? 0;
  const newItems = learned?.newItems ?? 0;
  const isFirst = state.lastBodyAt === undefined;
  const told = { ...state, lastGoodAt: at, lastOutcome: outcomeOf(polled, isFirst ? 0 : fresh) };
  if (!learned) return { ...told, rate: withItems(state.rate, 0, elapsedMs) };
  const { change, digest, windowSeconds, hints } = learned;
  const {
    etag,
    lastModified,
    askedSeconds: _,
    skip: __,
    turnoverSeconds: ___,
    datedSeconds: ____,
    ...kept
  } = told;
  const validators = validatorsAfter(state, polled);
  const turnover = turnoverAfter(state, change, elapsedMs);
  const stays = Math.min(windowSeconds ?? Number.POSITIVE_INFINITY, turnover ?? Number.POSITIVE_INFINITY);
  const asked = askedSeconds(hints, headers, instantMs(at));
  return {
    ...kept,
    lastOutcome: outcomeOf(polled, fresh),
    lastBodyAt: at,
    ...(fresh > 0 && { lastNewAt: at }),
    ...(headers['etag'] !== undefined && { etag: headers['etag'] }),
    ...(headers['last-modified'] !== undefined && { lastModified: headers['last-modified'] }),
    digest,
    ...(learned.children && { children: learned.children }),
    window: change.window,
    shown: learned.shown,
    ...(learned.datedSeconds !== undefined && { datedSeconds: Math.round(learned.datedSeconds) }),
    rate: isFirst ? learned.datedRate : withItems(state.rate, newItems, elapsedMs),
    ...(validators && { validators }),
    ...(Number.isFinite(stays) && { windowSeconds: stays }),
    ...(turnover !== undefined && { turnoverSeconds: turnover }),
    mayHaveMissed: state.mayHaveMissed + missedOf(state, change, elapsedMs),
    ...(asked !== undefined && { askedSeconds: asked }),
    ...(hints.skipHours.length + hints.skipDays.length > 0 && {
      skip: { skipHours: hints.skipHours, skipDays: hints.skipDays },
    }),
  };
}

/**
 * A conditional request that brought new entries shows validators to be right. They are wrong when the same ones come with
 * new entries after a 304: then they are not sent any more, until they change as the entries do.
 */
function validatorsAfter(state: PollState, { learned, headers = {}, sentValidators }: Polled) {
  const { etag, lastModified, validators, lastBodyAt, lastOutcome } = state;
  if (lastBodyAt === undefined || learned?.change.fresh.length === 0) return validators;
  const isSame = etag === undefined ? headers['last-modified'] === lastModified : headers['etag'] === etag;
  if (validators === 'wrong') return isSame ? validators : undefined;
  if (sentValidators) return 'right';
  return isSame && lastOutcome?.code === 'notModified' ? 'wrong' : validators;
}

/** The time in which all entries changed, doubled in each week in which it does not happen again. */
function turnoverAfter(state: PollState, { isOverlapLost }: WindowChange, elapsedMs: number) {
  const seconds = Math.round(elapsedMs / 1000);
  if (isOverlapLost) return Math.min(seconds, state.turnoverSeconds ?? seconds);
  const { turnoverSeconds } = state;
  if (turnoverSeconds === undefined || turnoverSeconds > 7 * 86_400) return undefined;
  return Math.round(turnoverSeconds * 2 ** (elapsedMs / (7 * 86_400_000)));
}

/** Entries that came between the polls by the rate so far, beyond those that are there: at least one. */
function missedOf(state: PollState, change: WindowChange, elapsedMs: number): number {
  if (!change.isOverlapLost) return 0;
  const expected = (itemsPerDay(state.rate) * elapsedMs) / 86_400_000;
  return Math.max(1, Math.round(expected) - change.fresh.length);
}

function outcomeOf({ code, at, status, bytes, found }: Polled, newItems: number): Outcome {
  return {
    code,
    at,
    ...(status !== undefined && { status }),
    bytes,
    newItems,
    ...(found !== undefined && { found }),
  };
}

/** What the publisher asks to wait for: the longest of what answer and feed say; half of an update period. */
function askedSeconds(
  { ttlSeconds, updateSeconds }: ScheduleHints,
  headers: Headers,
  nowMs: number,
): number | undefined {
  const wishes = [freshSeconds(headers, nowMs), ttlSeconds, updateSeconds && updateSeconds / 2].filter(
    (wish) => wish !== undefined,
  );
  return wishes.length === 0 ? undefined : Math.max(...wishes);
}

function afterFailure(before: Subscription, polled: Polled, random: number): PollState {
  const { state } = before;
  const failures = state.failures + 1;
  const isRefusal = REFUSALS.includes(polled.code);
  const asked = retryAfterSeconds(polled.headers ?? {}, instantMs(polled.at));
  const backOff = backOffSeconds(failures, isRefusal);
  const wait = Math.max(backOff, Math.min(asked ?? 0, MAX_RETRY_AFTER_SECONDS));
  const why: IntervalReason = asked !== undefined && asked >= backOff ? 'retryAfter' : 'failing';
  const seconds = withJitter(wait, random);
  const { etag, lastModified, ...unconditional } = state;
  return {
    ...(polled.code === 'badStatus' ? unconditional : state),
    lastOutcome: outcomeOf(polled, 0),
    failures,
    ended: ENDS.includes(polled.code),
    nextPollAt: addMs(polled.at, seconds * 1000),
    intervalSeconds: seconds,
    why,
  };
}
