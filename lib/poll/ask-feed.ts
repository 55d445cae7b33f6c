import type { Fetched } from '../article/fetched.ts';
import { instantMs } from '../article/instant.ts';
import type { OutcomeCode, Subscription, SubscriptionSettings } from '../article/subscription.ts';
import type { Polled } from '../collect/after-poll.ts';
import type { BodyFacts, Entry } from '../collect/feed-facts.ts';
import type { Busy, Settled } from '../collect/followed.ts';
import { type Judged, judgeAnswer } from '../collect/judge-answer.ts';
import { learn } from '../collect/learn.ts';
import { articleLinks } from '../collect/page-links.ts';
import { hasValidators, pollHeaders } from '../collect/request-headers.ts';
import { byRobots, robotsFor } from './ask-robots.ts';
import type { PollDeps } from './deps.ts';
import { type FollowOptions, follow } from './follow.ts';
import type { Body } from './put-body.ts';
import { readChildren } from './sitemap-children.ts';

/** How long a poll waits for its host: what is due can come back a minute later. */
const PATIENCE_MS = 8000;

/** What a poll found, before it is noted. */
export interface Asking {
  readonly polled: Polled;
  readonly bodies: readonly Body[];
  readonly fresh: readonly Entry[];
  readonly facts?: BodyFacts;
}

/**
 * Asks for what is subscribed to, and reads it. `isLast` when nothing else is to be fetched of its host. Requests to the
 * table are those of the turns, and of robots.txt but for feeds.
 */
export async function askFeed(
  deps: PollDeps,
  subscription: Subscription,
  isLast: boolean,
): Promise<Asking | Busy> {
  const { settings } = subscription;
  const options = await howToAsk(deps, settings);
  if (typeof options === 'string') return failure(deps, options, []);
  if ('busyUntilMs' in options) return options;
  const headers = pollHeaders(subscription, instantMs(deps.now()));
  const followed = await follow(
    deps,
    { url: settings.url, headers },
    { ...options, ownHeaders: settings.headers, isLast },
  );
  if ('busyUntilMs' in followed) return followed;
  return read(deps, subscription, followed, hasValidators(headers));
}

/** How an address is fetched, or why it is not. Feeds are made for machines: robots.txt is not asked for them. */
async function howToAsk(
  deps: PollDeps,
  { kind, url }: SubscriptionSettings,
): Promise<FollowOptions | OutcomeCode | Busy> {
  if (kind === 'feed' || !URL.canParse(url)) return { patienceMs: PATIENCE_MS };
  const verdict = await robotsFor(deps, url, PATIENCE_MS);
  if ('busyUntilMs' in verdict) return verdict;
  if (!verdict.isReached) return 'noRobots';
  return verdict.isAllowed ? byRobots(deps, verdict, PATIENCE_MS) : 'disallowed';
}

async function read(
  deps: PollDeps,
  subscription: Subscription,
  followed: Settled,
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
