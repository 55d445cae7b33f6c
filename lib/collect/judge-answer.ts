import type { Fetched } from '../article/fetched.ts';
import type { OutcomeCode, SubscriptionKind } from '../article/subscription.ts';
import { bodyText } from './body-text.ts';
import { isChallenge } from './challenge.ts';
import type { BodyFacts } from './feed-facts.ts';
import { readBody } from './read-body.ts';

/** What an answer means. */
export type Judged =
  | { readonly type: 'body'; readonly facts: BodyFacts; readonly text: string }
  | { readonly type: 'notModified' }
  | { readonly type: 'failure'; readonly code: OutcomeCode; readonly found?: string };

/** Codes of the statuses that are no answer to a feed's reader. */
const STATUS: Readonly<Record<number, OutcomeCode>> = {
  401: 'unauthorized',
  402: 'unauthorized',
  403: 'unauthorized',
  404: 'notFound',
  407: 'unauthorized',
  410: 'ended',
  429: 'tooManyRequests',
  451: 'unauthorized',
  503: 'unavailable',
};

/** What an answer means to a subscription of this kind. A body that came with 304 says nothing and is not looked at. */
export function judgeAnswer(fetched: Fetched, kind: SubscriptionKind, sentValidators: boolean): Judged {
  if (!fetched.ok) return { type: 'failure', code: fetched.code, found: fetched.found };
  const { status, headers, body } = fetched;
  if (status === 304)
    return sentValidators
      ? { type: 'notModified' }
      : { type: 'failure', code: 'badStatus', found: 'a 304 that nobody asked for' };
  const type = headers['content-type'] ?? '';
  const text = bodyText(body, type);
  if (status !== 200 && status !== 203) {
    const isPage = isChallenge(headers, text) && status !== 410;
    const code = isPage ? 'challenge' : (STATUS[status] ?? (status >= 500 ? 'serverError' : 'badStatus'));
    return { type: 'failure', code, found: `status ${status}` };
  }
  const facts = readBody(text);
  if (facts.type === 'html' && isChallenge(headers, text)) return { type: 'failure', code: 'challenge' };
  return fits(facts, kind, type) ?? { type: 'body', facts, text };
}

function fits(facts: BodyFacts, kind: SubscriptionKind, type: string): Judged | undefined {
  if (kind === 'pageList') {
    const isList = facts.type === 'html' || /^text\/plain/i.test(type);
    return isList
      ? undefined
      : { type: 'failure', code: 'notAFeed', found: `${nameOf(facts)} instead of a page` };
  }
  if (facts.type === 'html')
    return {
      type: 'failure',
      code: 'htmlForFeed',
      found: facts.title ? `a page titled “${facts.title.slice(0, 80)}”` : 'a page',
    };
  if (facts.type === 'unknown')
    return { type: 'failure', code: 'notAFeed', found: `a body of ${type.slice(0, 60) || 'no media type'}` };
  const isSitemap = facts.type === 'sitemap' || facts.type === 'sitemapIndex';
  if (kind === 'sitemap' && !isSitemap)
    return { type: 'failure', code: 'notAFeed', found: `${nameOf(facts)} instead of a sitemap` };
  return undefined;
}

function nameOf({ type }: BodyFacts): string {
  return {
    feed: 'a feed',
    sitemap: 'a sitemap',
    sitemapIndex: 'an index of sitemaps',
    other: 'other data',
    html: 'a page',
    unknown: 'something else',
  }[type];
}
