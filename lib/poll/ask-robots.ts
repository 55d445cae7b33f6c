import { addMs } from '../article/instant.ts';
import { bodyText } from '../collect/body-text.ts';
import type { Busy, Settled } from '../collect/followed.ts';
import { askRobots, type Robots, type RobotsVerdict, robotsOf, UNREACHED } from '../collect/robots.ts';
import type { PollDeps } from './deps.ts';
import { type FollowOptions, follow } from './follow.ts';

/** What robots.txt says of an address, or until when its host is busy. Nothing is allowed while it cannot be reached. */
type RobotsAnswer = (RobotsVerdict & { readonly isReached: boolean }) | Busy;

/** Asks the robots.txt of an address, which is fetched once a day. One GetItem, and a PutItem with each fetch. */
export async function robotsFor(deps: PollDeps, url: string, patienceMs: number): Promise<RobotsAnswer> {
  const { origin } = new URL(url);
  const now = deps.now();
  const kept = await deps.store.getRobots(origin, now);
  if (kept) return verdictOf(deps, { origin, text: kept.text }, url);
  const followed = await follow(
    deps,
    { url: `${origin}/robots.txt`, headers: { accept: 'text/plain' } },
    { patienceMs },
  );
  if ('busyUntilMs' in followed) return followed;
  const robots = robotsFrom(origin, followed);
  // A host that could not be reached is asked again after an hour instead of a day.
  const fetchedAt = robots.text !== UNREACHED ? now : addMs(now, -23 * 3_600_000);
  await deps.store.putRobots(origin, { text: robots.text, fetchedAt });
  return verdictOf(deps, robots, url);
}

function verdictOf({ userAgent }: PollDeps, robots: Robots, url: string) {
  return { ...askRobots(robots, url, userAgent), isReached: robots.text !== UNREACHED };
}

/**
 * How an address that robots.txt allows is fetched: as far apart as its crawl-delay, and with redirects to where
 * robots.txt allows it.
 */
export function byRobots(
  deps: PollDeps,
  { delaySeconds }: Pick<RobotsVerdict, 'delaySeconds'>,
  patienceMs: number,
): FollowOptions {
  const gapMs = delaySeconds * 1000;
  const mayFetch = mayFetchPages(deps, patienceMs);
  return { patienceMs: Math.max(patienceMs, gapMs + 1000), gapMs, mayFetch };
}

/** Whether robots.txt lets an address be fetched that a redirect leads to. What is no web address is for the gate to refuse. */
function mayFetchPages(deps: PollDeps, patienceMs: number) {
  return async (url: string): Promise<boolean | Busy> => {
    if (!/^https?:/i.test(url)) return true;
    const verdict = await robotsFor(deps, url, patienceMs);
    return 'busyUntilMs' in verdict ? verdict : verdict.isAllowed;
  };
}

function robotsFrom(origin: string, followed: Settled): Robots {
  // RFC 9309, section 2.3.1.2: more than five redirects mean that there is none.
  if ('stopped' in followed) return robotsOf(origin, 404, '');
  const { last } = followed;
  return last.ok ? robotsOf(origin, last.status, bodyText(last.body)) : robotsOf(origin, undefined, '');
}
