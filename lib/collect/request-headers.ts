import type { Subscription } from '../article/subscription.ts';
import { itemsPerDay } from './rate.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** With this many entries expected and none seen, the chance that the feed is only quiet is one in twenty. */
const SUSPICIOUS_ITEMS = 3;
/** Bodies in the time that an entry stays in the feed, whatever 304 says. */
const BODIES_A_WINDOW = 4;

/** What a feed is asked for as; servers that look at it prefer feeds to pages. */
const ACCEPT_FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1';
const ACCEPT_PAGE = 'text/html, application/xhtml+xml, */*;q=0.1';

/**
 * The headers of a poll: the validators of the last body exactly as they were given. They are left out once in a while
 * when 304 has been said for longer than the feed is ever quiet, because some servers say it for ever.
 */
export function pollHeaders({ settings, state }: Subscription, nowMs: number): Record<string, string> {
  const accept = { accept: settings.kind === 'pageList' ? ACCEPT_PAGE : ACCEPT_FEED };
  if (state.validators === 'wrong' || isSuspicious(state, nowMs)) return accept;
  return {
    ...accept,
    ...(state.etag !== undefined && { 'if-none-match': state.etag }),
    ...(state.lastModified !== undefined && { 'if-modified-since': state.lastModified }),
  };
}

/** The headers of a page's request. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = { accept: ACCEPT_PAGE };

/** True for headers that let the server answer 304. */
export function hasValidators(headers: Readonly<Record<string, string>>): boolean {
  return 'if-none-match' in headers || 'if-modified-since' in headers;
}

/**
 * Expected entries alone would not do: a feed that says 304 for ever seems to have fewer and fewer. So a body is asked
 * for a few times in each window too, once a week at least. Validators that were seen to be right are trusted longer.
 */
function isSuspicious(
  { rate, lastBodyAt, windowSeconds, validators }: Subscription['state'],
  nowMs: number,
): boolean {
  if (lastBodyAt === undefined) return false;
  const elapsedMs = nowMs - Date.parse(lastBodyAt);
  const windowMs = windowSeconds === undefined ? DAY_MS : windowSeconds * 1000;
  const isMissed = (itemsPerDay(rate) * elapsedMs) / DAY_MS >= SUSPICIOUS_ITEMS;
  if (validators === 'right')
    return elapsedMs > Math.min(WEEK_MS, Math.max(DAY_MS, windowMs)) || (isMissed && elapsedMs > DAY_MS / 2);
  if (elapsedMs > Math.min(WEEK_MS, windowMs / BODIES_A_WINDOW)) return true;
  return isMissed && elapsedMs > Math.min(DAY_MS, windowMs / 2);
}
