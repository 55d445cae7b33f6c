import type { Fetched } from '../article/fetched.ts';
import { instantMs, toInstant } from '../article/instant.ts';
import type { OutcomeCode, Subscription } from '../article/subscription.ts';
import { afterPoll, type Polled, wentWell } from '../collect/after-poll.ts';
import type { BodyFacts, Entry } from '../collect/feed-facts.ts';
import type { Followed } from '../collect/followed.ts';
import { type Judged, judgeAnswer } from '../collect/judge-answer.ts';
import { learn } from '../collect/learn.ts';
import { articleLinks } from '../collect/page-links.ts';
import { hasValidators, pollHeaders } from '../collect/request-headers.ts';
import { hubOf, type WantedPush, withLostPush } from '../collect/websub.ts';
import { adoptFeed, endDoubled, isSite } from './adopt-feed.ts';
import { mayFetchPages, robotsFor } from './ask-robots.ts';
import { changeSubscription } from './change-subscription.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';
import { placeOf } from './log-fetch.ts';
import { messageOf, pageMessages } from './messages.ts';
import { type Body, putBody } from './put-body.ts';
import { readChildren } from './sitemap-children.ts';
import { keepPushed } from './websub.ts';

/** How a poll ended, for the counts of its invocation. */
export interface PollCount {
  readonly code: OutcomeCode | 'skipped' | 'postponed';
  readonly bytes: number;
}

/** How long a poll waits for its host: what is due can come back a minute later. */
const PATIENCE_MS = 8000;
/** Pages of a first body: what a reader of today's news may want, and not the whole archive. */
const FIRST_PAGES = 20;
const MAX_PAGES = 100;
const MIN_POSTPONED_MS = 60_000;

/**
 * Polls one subscription if it is due, or `asked`: fetches, puts what is new into the bucket, and notes what was
 * learned. `isLastOfHost` when nothing else is due of its host. Uploads come before the note, so that whoever dies in between uploads the same bytes again and loses
 * nothing.
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
  const asking = await ask(deps, subscription, isLastOfHost && !asked && isAlone(subscription));
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

/** What a poll found, before it is noted. */
interface Asking {
  readonly polled: Polled;
  readonly bodies: readonly Body[];
  readonly fresh: readonly Entry[];
  readonly facts?: BodyFacts;
}

type Busy = { readonly busyUntilMs: number };

async function ask(deps: PollDeps, subscription: Subscription, isLast: boolean): Promise<Asking | Busy> {
  const { settings } = subscription;
  const delay = settings.kind === 'feed' ? 0 : await allowed(deps, settings.url);
  if (typeof delay === 'string') return failure(deps, delay, []);
  if (typeof delay === 'object') return delay;
  const headers = pollHeaders(subscription, instantMs(deps.now()));
  const followed = await follow(
    deps,
    { url: settings.url, headers },
    {
      patienceMs: Math.max(PATIENCE_MS, delay * 1000 + 1000),
      gapMs: delay * 1000,
      ownHeaders: settings.headers,
      isLast,
      ...(settings.kind !== 'feed' && { mayFetch: mayFetchPages(deps, PATIENCE_MS) }),
    },
  );
  if ('busyUntilMs' in followed) return followed;
  return read(deps, subscription, followed, hasValidators(headers));
}

/** Seconds between two requests that robots.txt asks for, or why the address is not fetched. */
async function allowed(deps: PollDeps, url: string): Promise<number | OutcomeCode | Busy> {
  if (!URL.canParse(url)) return 0;
  const verdict = await robotsFor(deps, url, PATIENCE_MS);
  if ('busyUntilMs' in verdict) return verdict;
  if (!verdict.isReached) return 'noRobots';
  return verdict.isAllowed ? verdict.delaySeconds : 'disallowed';
}

async function read(
  deps: PollDeps,
  subscription: Subscription,
  followed: Exclude<Followed, Busy>,
  sentValidators: boolean,
): Promise<Asking | Busy> {
  const { hops } = followed;
  if ('stopped' in followed)
    return failure(deps, followed.stopped, hops, { status: followed.status, found: followed.found });
  const { last } = followed;
  const judged = judgeAnswer(last, subscription.settings.kind, sentValidators);
  const told = {
    sentValidators,
    bytes: last.bytes,
    ...(last.status !== undefined && { status: last.status }),
    ...(last.ok && { headers: last.headers }),
  };
  if (judged.type === 'failure') {
    const found = judged.found === undefined ? {} : { found: judged.found };
    return failure(deps, judged.code, hops, { ...told, ...found });
  }
  if (judged.type === 'notModified' || !last.ok) return failure(deps, 'notModified', hops, told);
  return readBody(deps, subscription, { hops, last }, judged, told);
}

async function readBody(
  deps: PollDeps,
  subscription: Subscription,
  { hops, last }: { hops: Polled['hops']; last: Fetched & { ok: true } },
  { facts, text }: Judged & { type: 'body' },
  told: Pick<Polled, 'bytes' | 'status' | 'headers' | 'sentValidators'>,
): Promise<Asking | Busy> {
  const { id, state } = subscription;
  const read =
    facts.type === 'sitemapIndex'
      ? await readChildren(deps, {
          id,
          children: facts.children,
          indexUrl: last.url,
          known: state.children ?? [],
        })
      : { entries: entriesOf(facts, text, last), bodies: isPayload(facts, subscription) ? [last] : [] };
  if ('type' in read) {
    const found = read.found === undefined ? {} : { found: read.found };
    return failure(deps, read.code, hops, { ...told, ...found });
  }
  const { entries, bodies } = read;
  const learned = learn(subscription.state, facts, entries, last.body, instantMs(deps.now()));
  const children = 'digests' in read ? { children: read.digests } : {};
  return {
    polled: {
      ...told,
      at: deps.now(),
      code: learned.isNew ? 'fetched' : 'unchanged',
      hops,
      learned: { ...learned, ...children },
    },
    bodies: learned.isNew ? bodies : [],
    fresh: learned.change.fresh,
    facts,
  };
}

function entriesOf(
  facts: BodyFacts,
  text: string,
  { url, headers }: Fetched & { ok: true },
): readonly Entry[] {
  if (facts.type === 'feed' || facts.type === 'sitemap') return facts.entries;
  if (facts.type === 'html' || facts.type === 'unknown')
    return articleLinks(text, headers['content-type'] ?? '', url);
  return [];
}

/** Lists of addresses alone have nothing for ingestion: their pages have. */
function isPayload(facts: BodyFacts, { settings }: Subscription): boolean {
  if (settings.kind === 'pageList') return false;
  return facts.type === 'sitemap' ? facts.isNews : true;
}

function failure(
  deps: PollDeps,
  code: OutcomeCode,
  hops: Polled['hops'],
  told: Partial<Omit<Polled, 'at' | 'code' | 'hops'>> = {},
): Asking {
  return { polled: { at: deps.now(), code, hops, bytes: 0, ...told }, bodies: [], fresh: [] };
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
