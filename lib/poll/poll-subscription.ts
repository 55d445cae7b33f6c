import { instantMs, toInstant } from '../article/instant.ts';
import type { OutcomeCode, Subscription } from '../article/subscription.ts';
import { afterPoll, type Polled, wentWell } from '../collect/after-poll.ts';
import type { BodyFacts, Entry } from '../collect/feed-facts.ts';
import { hubOf, type WantedPush, withLostPush } from '../collect/websub.ts';
import { adoptFeed, endDoubled, isSite } from './adopt-feed.ts';
import { type Asking, askFeed } from './ask-feed.ts';
import { changeSubscription } from './change-subscription.ts';
import type { PollDeps } from './deps.ts';
import { placeOf } from './log-fetch.ts';
import { messageOf, pageMessages } from './messages.ts';
import { putBody } from './put-body.ts';
import { keepPushed } from './websub.ts';

/** How a poll ended, for the counts of its invocation. */
export interface PollCount {
  readonly code: OutcomeCode | 'skipped' | 'postponed';
  readonly bytes: number;
}

/** Pages of a first body: what a reader of today's news may want, and not the whole archive. */
const FIRST_PAGES = 20;
const MAX_PAGES = 100;
const MIN_POSTPONED_MS = 60_000;

/**
 * Polls one subscription if it is due, or `asked`: fetches, puts what is new into the bucket, and notes what was
 * learned. `isLastOfHost` when nothing else is due of its host. Uploads come before the note: whoever dies in between
 * uploads the same bytes again and loses nothing.
 */
export async function pollSubscription(
  deps: PollDeps,
  id: string,
  asked: boolean,
  isLastOfHost = false,
): Promise<PollCount> {
  const subscription = await deps.store.getSubscription(id);
  const now = deps.now();
  if (!subscription || !isWanted(subscription, instantMs(now), asked)) return { code: 'skipped', bytes: 0 };
  const started = instantMs(now);
  const asking = await askFeed(deps, subscription, isLastOfHost && !asked && isAlone(subscription));
  if ('busyUntilMs' in asking) {
    await postpone(deps, subscription, asking.busyUntilMs);
    return { code: 'postponed', bytes: 0 };
  }
  const { polled, bodies, fresh, facts } = asking;
  for (const body of bodies) await putBody(deps, subscription, body);
  await sendPages(deps, subscription, fresh);
  const changed = await changeSubscription(
    deps.store,
    id,
    (current) => {
      const told = isPushMissed(current, polled) ? withLostPush(current) : current;
      return afterPoll(told, polled, deps.random());
    },
    subscription,
  );
  logPoll(deps, subscription, polled, instantMs(deps.now()) - started);
  if (changed && isSite(subscription, polled)) await adoptFeed(deps, changed);
  if (changed && changed.settings.url !== subscription.settings.url && (await endDoubled(deps, changed)))
    return { code: polled.code, bytes: polled.bytes };
  if (changed && facts?.type === 'feed') await sendArchive(deps, subscription, facts, polled);
  if (changed) await keepPushed(deps, changed, wantedPush(changed, asking));
  return { code: polled.code, bytes: polled.bytes };
}

function isWanted({ settings, state }: Subscription, nowMs: number, asked: boolean): boolean {
  if (asked) return true;
  return !settings.paused && !state.ended && instantMs(state.nextPollAt) <= nowMs;
}

/** Whether a poll asks for nothing but the feed: neither pages nor archives, nor a hub that may be of the same host. */
function isAlone({ settings, state }: Subscription): boolean {
  const isFirst = state.lastBodyAt === undefined;
  return settings.kind === 'feed' && !settings.fullText && !isFirst && state.webSub === undefined;
}

/** The host is busy or wants to be left alone: the poll comes back when it is free, which is no failure. */
async function postpone(deps: PollDeps, subscription: Subscription, untilMs: number): Promise<void> {
  const soonestMs = instantMs(deps.now()) + MIN_POSTPONED_MS;
  const nextPollAt = toInstant(Math.max(soonestMs, untilMs + Math.round(deps.random() * 30_000)));
  await changeSubscription(
    deps.store,
    subscription.id,
    (current) => ({
      ...current,
      state: { ...current.state, nextPollAt, why: 'retryAfter' },
    }),
    subscription,
  );
}

async function sendPages(deps: PollDeps, subscription: Subscription, fresh: readonly Entry[]): Promise<void> {
  const { settings, state, id } = subscription;
  if (settings.kind === 'feed' && !settings.fullText) return;
  const isFirst = state.lastBodyAt === undefined;
  const urls = fresh.flatMap(({ link }) =>
    link !== undefined && URL.canParse(link, settings.url) ? [new URL(link, settings.url).href] : [],
  );
  const pages = [...new Set(urls)].slice(0, isFirst ? FIRST_PAGES : MAX_PAGES);
  if (pages.length > 0) await deps.send(pageMessages(id, pages));
}

/** What a hub is asked to push: what the body says, or what was asked for before where only 304 came. */
function wantedPush({ settings, state }: Subscription, { facts, polled }: Asking): WantedPush | undefined {
  if (facts?.type === 'feed')
    return hubOf(facts, polled.headers ?? {}, polled.hops.at(-1)?.to ?? settings.url);
  return polled.code === 'notModified' ? state.webSub : undefined;
}

/** Archives are read once, behind the first body. */
async function sendArchive(
  deps: PollDeps,
  { id, settings, state }: Subscription,
  { previous }: BodyFacts & { type: 'feed' },
  { hops }: Polled,
): Promise<void> {
  const from = hops.at(-1)?.to ?? settings.url;
  if (
    !settings.backfill ||
    state.lastBodyAt !== undefined ||
    previous === undefined ||
    !URL.canParse(previous, from)
  )
    return;
  const { href, hostname } = new URL(previous, from);
  await deps.send([messageOf({ type: 'archive', host: hostname, id, url: href, depth: 1 })]);
}

/** A poll has found entries that a hub should have pushed. */
function isPushMissed({ state }: Subscription, { learned, at }: Polled): boolean {
  if (state.webSub?.state !== 'active' || !learned || state.lastBodyAt === undefined) return false;
  const graceMs = instantMs(at) - 600_000;
  return learned.change.fresh.some(({ dateMs }) => (dateMs ?? 0) < graceMs);
}

/** One line a fetch. Queries of addresses may hold keys, so they are left out. */
function logPoll(deps: PollDeps, { id, settings }: Subscription, polled: Polled, durationMs: number): void {
  const { code, status, bytes, learned, hops } = polled;
  deps.log({
    event: wentWell(code) ? 'polled' : 'pollFailed',
    subscription: id,
    ...placeOf(settings.url),
    code,
    status,
    bytes,
    newItems: learned?.change.fresh.length ?? 0,
    redirects: hops.length,
    durationMs,
  });
}
