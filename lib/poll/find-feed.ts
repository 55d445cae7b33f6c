import { instantMs } from '../article/instant.ts';
import type { SubscriptionKind } from '../article/subscription.ts';
import { type Candidate, feedsOfPage, usualPlaces } from '../collect/discover.ts';
import type { BodyFacts } from '../collect/feed-facts.ts';
import { judgeAnswer } from '../collect/judge-answer.ts';
import { outcomeWords } from '../collect/outcome-words.ts';
import { robotsFor } from './ask-robots.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';

/** What was tried and what was there. */
export interface Tried {
  readonly url: string;
  readonly found: string;
}

/** What an address leads to. */
export type FoundFeed =
  | {
      readonly found: true;
      readonly url: string;
      readonly kind: SubscriptionKind;
      readonly title?: string;
      /** Other feeds that the site names. */
      readonly alternatives: readonly Candidate[];
    }
  | { readonly found: false; readonly detail: string; readonly tried: readonly Tried[] };

const PATIENCE_MS = 10_000;
/** The gateway waits for half a minute: what is slower than this is taken for not there. */
const SEARCH_MS = 25_000;
/** What is left at least when another address is tried. */
const LEAST_MS = 3000;

type Seen =
  | { readonly facts: BodyFacts; readonly url: string; readonly text: string }
  | { readonly words: string };

/**
 * The feed or sitemap at an address, or of the site whose page is there: what the page names, then the usual places, one
 * after the other and two seconds apart. Tells what was found where there is none.
 */
export async function findFeed(
  deps: PollDeps,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<FoundFeed> {
  const deadlineMs = instantMs(deps.now()) + SEARCH_MS;
  const leftMs = () => deadlineMs - instantMs(deps.now());
  const first = await look(deps, url, leftMs(), headers);
  if ('words' in first) return { found: false, detail: first.words, tried: [{ url, found: first.words }] };
  const kind = kindOf(first.facts);
  if (kind) return { found: true, url: first.url, kind, ...titleOf(first.facts), alternatives: [] };
  const tried: Tried[] = [{ url, found: wordsOf(first.facts) }];
  const named = feedsOfPage(first.text, first.url);
  const robots = named.some(({ by }) => by === 'link') ? undefined : await rulesOf(deps, first.url);
  for (const candidate of [...named, ...usualPlaces(first.url, robots?.sitemaps)]) {
    if (leftMs() < LEAST_MS) break;
    if (candidate.by === 'sitemap' && robots?.isAllowed(candidate.url) === false) continue;
    const seen = await look(deps, candidate.url, leftMs());
    const found = 'words' in seen ? undefined : kindOf(seen.facts);
    if (!('words' in seen) && found) {
      const alternatives = named.filter((each) => each.url !== candidate.url);
      return { found: true, url: seen.url, kind: found, ...titleOf(seen.facts), alternatives };
    }
    tried.push({ url: candidate.url, found: 'words' in seen ? seen.words : wordsOf(seen.facts) });
  }
  const detail = `${wordsOf(first.facts)} is there, and no feed of its site was found: ${named.length} named on the page, ${tried.length - 1} places tried.`;
  return { found: false, detail: `${detail[0]?.toUpperCase()}${detail.slice(1)}`, tried };
}

async function look(
  deps: PollDeps,
  url: string,
  leftMs: number,
  ownHeaders: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  const followed = await follow(
    deps,
    { url, headers: { accept: '*/*' } },
    { patienceMs: Math.min(PATIENCE_MS, leftMs), wholeMs: leftMs, ownHeaders },
  );
  if ('busyUntilMs' in followed) return { words: 'The host wants to be left alone just now.' };
  if ('stopped' in followed)
    return { words: outcomeWords({ code: followed.stopped, found: followed.found }) };
  const { last } = followed;
  const judged = judgeAnswer(last, 'feed', false);
  if (judged.type === 'body' && last.ok) return { facts: judged.facts, url: last.url, text: judged.text };
  if (judged.type === 'failure' && judged.code === 'htmlForFeed' && last.ok)
    return { facts: htmlFacts(judged.found), url: last.url, text: new TextDecoder().decode(last.body) };
  return { words: outcomeWords(judged.type === 'failure' ? judged : { code: 'badStatus' }) };
}

/** A page is what is looked at for feeds; its title is told with it. */
function htmlFacts(found: string | undefined): BodyFacts {
  const title = /“(.*)”/.exec(found ?? '')?.[1];
  return { type: 'html', ...(title !== undefined && { title }) };
}

/** The sitemaps that a site names in its robots.txt, and what of it that lets be fetched; undefined while it is busy. */
async function rulesOf(deps: PollDeps, url: string) {
  const verdict = await robotsFor(deps, url, PATIENCE_MS);
  if ('busyUntilMs' in verdict) return undefined;
  const { sitemaps, allows } = verdict;
  return { sitemaps, isAllowed: allows };
}

/** What a body can be subscribed to as; JSON and XML of unknown entries only where ingestion could read it. */
function kindOf(facts: BodyFacts): SubscriptionKind | undefined {
  if (facts.type === 'sitemap' || facts.type === 'sitemapIndex') return 'sitemap';
  return facts.type === 'feed' || facts.type === 'other' ? 'feed' : undefined;
}

function titleOf(facts: BodyFacts): { title?: string } {
  return facts.type === 'feed' && facts.title !== undefined ? { title: facts.title } : {};
}

function wordsOf(facts: BodyFacts): string {
  if (facts.type === 'html') return facts.title ? `a page titled “${facts.title}”` : 'a page without a title';
  return 'a body that is no feed';
}
