import { digestOf } from '../collect/entry-digest.ts';
import type { Entry } from '../collect/feed-facts.ts';
import { type Judged, judgeAnswer } from '../collect/judge-answer.ts';
import { byRobots, robotsFor } from './ask-robots.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';
import { logFetch } from './log-fetch.ts';
import type { Body } from './put-body.ts';

/** Sitemaps of an index that are read with each poll. */
const MAX_CHILDREN = 3;
/** Entries of sitemaps that are no news, and are older than that, are an archive. */
const RECENT_MS = 3 * 86_400_000;
const MAX_RECENT = 100;
const PATIENCE_MS = 8000;

/** What the sitemaps behind an index came to. */
export interface Children {
  readonly entries: readonly Entry[];
  /** News sitemaps that are not as they were. */
  readonly bodies: readonly Body[];
  /** Digests of all news sitemaps that were read. */
  readonly digests: readonly string[];
}

type Failure = Judged & { readonly type: 'failure' };
type Child = { readonly entries: readonly Entry[]; readonly news?: Body } | Failure;

/**
 * The entries of the sitemaps behind an index that have news: those named so, then those that changed last. Those whose
 * digest is among `known` are not told again as bodies. A failure when none could be read.
 */
export async function readChildren(
  deps: PollDeps,
  { id, children, indexUrl, known }: ChildrenOf,
): Promise<Children | Failure> {
  const read: Exclude<Child, Failure>[] = [];
  let failure: Failure | undefined;
  for (const url of newsFirst(children, indexUrl).slice(0, MAX_CHILDREN)) {
    const child = await readChild(deps, id, url);
    if ('type' in child) failure = child;
    else read.push(child);
  }
  if (read.length === 0 && failure) return failure;
  const news = read.flatMap((child) => (child.news ? [child.news] : []));
  const digests = news.map(({ body }) => digestOf(body).slice(0, 16));
  return {
    entries: read.flatMap(({ entries }) => entries),
    bodies: news.filter((_, index) => !known.includes(digests[index] ?? '')),
    digests,
  };
}

export interface ChildrenOf {
  /** Of the subscription. */
  readonly id: string;
  readonly children: readonly Entry[];
  readonly indexUrl: string;
  readonly known: readonly string[];
}

async function readChild(deps: PollDeps, id: string, url: string): Promise<Child> {
  const verdict = await robotsFor(deps, url, PATIENCE_MS);
  if ('busyUntilMs' in verdict) return BUSY;
  if (!verdict.isAllowed) return { type: 'failure', code: 'disallowed' };
  const followed = await follow(deps, { url, headers: {} }, byRobots(deps, verdict, PATIENCE_MS));
  if ('busyUntilMs' in followed) return BUSY;
  logFetch(deps, 'sitemap', { subscription: id, url }, followed);
  if ('stopped' in followed) return { type: 'failure', code: followed.stopped, found: followed.found };
  const { last } = followed;
  const judged = judgeAnswer(last, 'sitemap', false);
  if (judged.type === 'failure') return judged;
  if (judged.type !== 'body' || judged.facts.type !== 'sitemap' || !last.ok)
    return { type: 'failure', code: 'notAFeed', found: 'an index behind an index of sitemaps' };
  const { entries, isNews } = judged.facts;
  return isNews ? { entries, news: last } : { entries: recent(entries, Date.parse(deps.now())) };
}

const BUSY: Failure = { type: 'failure', code: 'unavailable', found: 'the host of the sitemaps was busy' };

function newsFirst(children: readonly Entry[], indexUrl: string): string[] {
  const isNews = ({ link = '' }: Entry) => (/news|latest|article/i.test(link) ? 1 : 0);
  return children
    .filter(({ link }) => link !== undefined && URL.canParse(link, indexUrl))
    .toSorted((a, b) => isNews(b) - isNews(a) || (b.dateMs ?? 0) - (a.dateMs ?? 0))
    .map(({ link = '' }) => new URL(link, indexUrl).href);
}

function recent(entries: readonly Entry[], nowMs: number): Entry[] {
  return entries
    .filter(({ dateMs }) => dateMs !== undefined && nowMs - dateMs < RECENT_MS)
    .toSorted((a, b) => (b.dateMs ?? 0) - (a.dateMs ?? 0))
    .slice(0, MAX_RECENT);
}
