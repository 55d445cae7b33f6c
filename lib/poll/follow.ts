import type { Fetched, FetchRequest } from '../article/fetched.ts';
import { instantMs } from '../article/instant.ts';
import { retryAfterSeconds } from '../collect/cache-hints.ts';
import type { Busy, Followed, Hop } from '../collect/followed.ts';
import { isRedirect, MAX_REDIRECTS, mayShare, redirectTarget } from '../collect/redirects.ts';
import type { PollDeps } from './deps.ts';

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
  /** Milliseconds that all requests may take together; 30 s unless told. */
  readonly wholeMs?: number;
  /**
   * Nothing else is to be fetched of the last host: its turn is not given back and ends by itself after 35 s, which saves a
   * quarter of what a poll writes.
   */
  readonly isLast?: boolean;
  /** Whether an address that a redirect leads to may be fetched; all unless told. */
  readonly mayFetch?: (url: string) => Promise<boolean | Busy>;
}

/** All requests of one fetch together. */
const WHOLE_MS = 30_000;

/**
 * Fetches an address and follows its redirects, in the turn of each host on the way: one request at a time and two
 * seconds apart, over all instances. What a host says of when to come again holds for all that is fetched of it.
 */
export async function follow(
  deps: PollDeps,
  request: FetchRequest,
  { patienceMs, gapMs = GAP_MS, ownHeaders = {}, wholeMs = WHOLE_MS, isLast, mayFetch }: FollowOptions,
): Promise<Followed> {
  const hops: Hop[] = [];
  const visited = new Set<string>();
  let url = request.url;
  let leftMs = wholeMs;
  for (;;) {
    visited.add(url);
    const headers = { ...request.headers, ...(mayShare(request.url, url) && ownHeaders) };
    const asked = { ...request, url, headers, wholeMs: leftMs };
    const turn = await inTurn(deps, asked, patienceMs, Math.max(gapMs, GAP_MS), isLast);
    if ('busyUntilMs' in turn) return { hops, ...turn };
    const { fetched, tookMs } = turn;
    leftMs = Math.max(1, leftMs - tookMs);
    if (!fetched.ok || !isRedirect(fetched.status)) return { hops, last: fetched };
    const { status } = fetched;
    const to = redirectTarget(fetched.headers['location'], url);
    const stop = (stopped: 'badRedirect' | 'disallowed', found: string) => ({ hops, status, stopped, found });
    if (to === undefined) return stop('badRedirect', `a ${status} without a usable Location`);
    hops.push({ status, to });
    if (visited.has(to)) return stop('badRedirect', 'a circle of redirects');
    if (hops.length > MAX_REDIRECTS) return stop('badRedirect', `more than ${MAX_REDIRECTS} redirects`);
    const verdict = (await mayFetch?.(to)) ?? true;
    if (verdict === false) return stop('disallowed', `a redirect to ${new URL(to).hostname}`);
    if (verdict !== true) return { hops, ...verdict };
    url = to;
  }
}

type InTurn = { readonly fetched: Fetched; readonly tookMs: number };

async function inTurn(
  deps: PollDeps,
  request: FetchRequest,
  patienceMs: number,
  gapMs: number,
  isLast = false,
): Promise<InTurn | Busy> {
  if (!URL.canParse(request.url)) return { fetched: await deps.fetch(request), tookMs: 0 };
  const host = new URL(request.url).hostname;
  const startedMs = instantMs(deps.now());
  for (;;) {
    const nowMs = instantMs(deps.now());
    const turn = await deps.store.takeTurn(host, nowMs, nowMs + TURN_MS);
    if (turn.state === 'taken') {
      const fetched = await deps.fetch(request);
      const endMs = instantMs(deps.now());
      const isDone = isLast && fetched.ok && fetched.status < 400 && !isRedirect(fetched.status);
      // A slow answer may have come at the end of its turn.
      if (!isDone || endMs + gapMs > turn.heldUntilMs)
        await deps.store.giveBackTurn(
          host,
          turn.heldUntilMs,
          endMs + Math.max(gapMs, askedMs(fetched, endMs)),
        );
      return { fetched, tookMs: endMs - nowMs };
    }
    if (turn.freeAtMs - startedMs > patienceMs) return { busyUntilMs: turn.freeAtMs };
    await deps.sleep(Math.max(1, turn.freeAtMs - nowMs));
  }
}

/** For how long the host wants to be left alone. Of an answer that says what was asked for, Retry-After means nothing. */
function askedMs(fetched: Fetched, nowMs: number): number {
  if (!fetched.ok || fetched.status < 400) return 0;
  const seconds = retryAfterSeconds(fetched.headers, nowMs);
  if (seconds === undefined) return fetched.status === 429 ? UNTOLD_MS : 0;
  return Math.min(seconds * 1000, MAX_RETRY_AFTER_MS);
}
