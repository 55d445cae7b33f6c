import type { Fetched } from '../article/fetched.ts';
import { instantMs } from '../article/instant.ts';
import { retryAfterSeconds } from '../collect/cache-hints.ts';
import type { Followed, Hop } from '../collect/followed.ts';
import { isRedirect, MAX_REDIRECTS, redirectTarget } from '../collect/redirects.ts';
import type { FetchRequest, PollDeps } from './deps.ts';

/** Between two requests to one host, whoever makes them. */
const GAP_MS = 2000;
/** A request takes 30 s at most; whoever dies with the turn costs the host this much. */
const TURN_MS = 35_000;
/** After a 429 that does not say for how long. */
const UNTOLD_MS = 300_000;
const MAX_RETRY_AFTER_MS = 7 * 86_400_000;

export interface FollowOptions {
  /** Sent to the host of the first address only: they may be secret. */
  readonly ownHeaders?: Readonly<Record<string, string>>;
  /** How long to wait for a host that is busy. */
  readonly patienceMs: number;
  /** Milliseconds between requests to this host, when it asks for more than two seconds. */
  readonly gapMs?: number;
}

/**
 * Fetches an address and follows its redirects, in the turn of each host on the way: one request at a time and two
 * seconds apart, over all instances. What a host says of when to come again holds for all that is fetched of it.
 */
export async function follow(
  deps: PollDeps,
  request: FetchRequest,
  { patienceMs, gapMs = GAP_MS, ownHeaders = {} }: FollowOptions,
): Promise<Followed> {
  const hops: Hop[] = [];
  const visited = new Set<string>();
  let url = request.url;
  for (;;) {
    visited.add(url);
    const headers = { ...request.headers, ...(isSameHost(url, request.url) && ownHeaders) };
    const fetched = await inTurn(deps, { ...request, url, headers }, patienceMs, Math.max(gapMs, GAP_MS));
    if ('busyUntilMs' in fetched) return { hops, ...fetched };
    if (!fetched.ok || !isRedirect(fetched.status)) return { hops, last: fetched };
    const { status } = fetched;
    const to = redirectTarget(fetched.headers['location'], url);
    if (to === undefined) return { hops, status, badRedirect: `a ${status} without a usable Location` };
    hops.push({ status, to });
    if (visited.has(to)) return { hops, status, badRedirect: 'a circle of redirects' };
    if (hops.length > MAX_REDIRECTS)
      return { hops, status, badRedirect: `more than ${MAX_REDIRECTS} redirects` };
    url = to;
  }
}

function isSameHost(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).host === new URL(b).host;
}

async function inTurn(
  deps: PollDeps,
  request: FetchRequest,
  patienceMs: number,
  gapMs: number,
): Promise<Fetched | { readonly busyUntilMs: number }> {
  if (!URL.canParse(request.url)) return deps.fetch(request);
  const host = new URL(request.url).hostname;
  const startedMs = instantMs(deps.now());
  for (;;) {
    const nowMs = instantMs(deps.now());
    const turn = await deps.store.takeTurn(host, nowMs, nowMs + TURN_MS);
    if (turn.state === 'taken') {
      const fetched = await deps.fetch(request);
      const endMs = instantMs(deps.now());
      await deps.store.giveBackTurn(host, turn.heldUntilMs, endMs + Math.max(gapMs, askedMs(fetched, endMs)));
      return fetched;
    }
    if (turn.freeAtMs - startedMs > patienceMs) return { busyUntilMs: turn.freeAtMs };
    await deps.sleep(Math.max(1, turn.freeAtMs - nowMs));
  }
}

/** For how long the host wants to be left alone. */
function askedMs(fetched: Fetched, nowMs: number): number {
  if (!fetched.ok || (fetched.status !== 429 && fetched.status !== 503)) return 0;
  const seconds = retryAfterSeconds(fetched.headers, nowMs);
  if (seconds === undefined) return fetched.status === 429 ? UNTOLD_MS : 0;
  return Math.min(seconds * 1000, MAX_RETRY_AFTER_MS);
}
