import type { Entry } from '../collect/feed-facts.ts';
import { judgeAnswer } from '../collect/judge-answer.ts';
import { robotsFor } from './ask-robots.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';
import type { Body } from './put-body.ts';

/** Sitemaps of an index that are read with each poll. */
const MAX_CHILDREN = 3;
/** Entries of sitemaps that are no news, and are older than that, are an archive. */
const RECENT_MS = 3 * 86_400_000;
const MAX_RECENT = 100;

/** The entries of the sitemaps behind an index that have news: those named so, then those that changed last. */
export async function readChildren(
  deps: PollDeps,
  children: readonly Entry[],
  indexUrl: string,
  patienceMs: number,
): Promise<{ readonly entries: readonly Entry[]; readonly bodies: readonly Body[] }> {
  const entries: Entry[] = [];
  const bodies: Body[] = [];
  for (const url of newsFirst(children, indexUrl).slice(0, MAX_CHILDREN)) {
    const verdict = await robotsFor(deps, url, patienceMs);
    if ('busyUntilMs' in verdict || !verdict.isAllowed) continue;
    const options = { patienceMs, gapMs: verdict.delaySeconds * 1000 };
    const followed = await follow(deps, { url, headers: {} }, options);
    if (!('last' in followed)) continue;
    const { last } = followed;
    const judged = judgeAnswer(last, 'sitemap', false);
    if (judged.type !== 'body' || judged.facts.type !== 'sitemap' || !last.ok) continue;
    const { isNews } = judged.facts;
    if (isNews) bodies.push(last);
    entries.push(...(isNews ? judged.facts.entries : recent(judged.facts.entries, Date.parse(deps.now()))));
  }
  return { entries, bodies };
}

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
