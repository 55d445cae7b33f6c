import type { Fetched } from '../article/fetched.ts';
import { addMs, instantMs } from '../article/instant.ts';
import type { Subscription } from '../article/subscription.ts';
import { bodyText } from '../collect/body-text.ts';
import { isChallenge } from '../collect/challenge.ts';
import { PAGE_HEADERS } from '../collect/request-headers.ts';
import { byRobots, robotsFor } from './ask-robots.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';
import { logFetch } from './log-fetch.ts';
import { type FetchTask, messageOf } from './messages.ts';
import { putBody } from './put-body.ts';

const PATIENCE_MS = 5000;
/** Pages whose host is busy, or has a fault, are asked for again for a day. */
const KEPT_MS = 86_400_000;
const RETRY_SECONDS = 900;

type PageTask = FetchTask & { type: 'pages' };

/** What became of a page. `later`: its host is as it should be, and this page is not; `wait`: the host is not. */
type PageOutcome =
  | { readonly type: 'done'; readonly pages: number; readonly bytes: number }
  | { readonly type: 'later'; readonly bytes: number }
  | { readonly type: 'wait'; readonly seconds: number };

/**
 * Fetches pages of one host as far as robots.txt allows and the time lasts, and puts each into the bucket; the rest
 * goes back to the queue, for a day. A page that is gone, or is no page, is left out: its feed item stands without it.
 */
export async function fetchPages(
  deps: PollDeps,
  task: PageTask,
  hasTime: () => boolean,
): Promise<{ pages: number; bytes: number }> {
  const subscription = await deps.store.getSubscription(task.id);
  const counts = { pages: 0, bytes: 0 };
  if (!subscription || subscription.settings.paused) return counts;
  const until = task.until ?? addMs(deps.now(), KEPT_MS);
  const later: string[] = [];
  const sendAgain = async (urls: readonly string[], seconds: number) => {
    if (urls.length === 0) return;
    if (deps.now() < until) await deps.send([messageOf({ ...task, urls, until }, seconds)]);
    else deps.log({ event: 'pagesGivenUp', subscription: task.id, host: task.host, pages: urls.length });
  };
  for (const [index, url] of task.urls.entries()) {
    const rest = [...task.urls.slice(index), ...later];
    const outcome: PageOutcome = hasTime()
      ? await fetchPage(deps, subscription, url)
      : { type: 'wait', seconds: 1 };
    if (outcome.type === 'wait') {
      await sendAgain(rest, outcome.seconds);
      return counts;
    }
    if (outcome.type === 'later') later.push(url);
    else counts.pages += outcome.pages;
    counts.bytes += outcome.bytes;
  }
  await sendAgain(later, RETRY_SECONDS);
  return counts;
}

async function fetchPage(deps: PollDeps, subscription: Subscription, url: string): Promise<PageOutcome> {
  const verdict = await robotsFor(deps, url, PATIENCE_MS);
  const wait = (untilMs: number): PageOutcome => ({
    type: 'wait',
    seconds: Math.max(1, (untilMs - instantMs(deps.now())) / 1000),
  });
  if ('busyUntilMs' in verdict) return wait(verdict.busyUntilMs);
  if (!verdict.isReached) return { type: 'wait', seconds: RETRY_SECONDS };
  if (!verdict.isAllowed) return { type: 'done', pages: 0, bytes: 0 };
  const options = byRobots(deps, verdict, PATIENCE_MS);
  const followed = await follow(deps, { url, headers: PAGE_HEADERS }, options);
  if ('busyUntilMs' in followed) return wait(followed.busyUntilMs);
  logFetch(deps, 'page', { subscription: subscription.id, url }, followed);
  if ('stopped' in followed) return { type: 'done', pages: 0, bytes: 0 };
  const { last } = followed;
  if (last.ok && (last.status === 429 || last.status === 503))
    return { type: 'wait', seconds: RETRY_SECONDS };
  if (isPassing(last)) return { type: 'later', bytes: last.bytes };
  if (!last.ok || last.status !== 200 || !isPage(last.headers, last.body))
    return { type: 'done', pages: 0, bytes: last.bytes };
  await putBody(deps, subscription, last);
  return { type: 'done', pages: 1, bytes: last.bytes };
}

const PASSING = ['noSuchHost', 'noConnection', 'tlsFault', 'timeout', 'cutOff'];

/** True for what a later request may not meet: faults of a connection or a server, and refusals for now. */
export function isPassing(fetched: Fetched): boolean {
  return fetched.ok ? fetched.status >= 500 || fetched.status === 429 : PASSING.includes(fetched.code);
}

function isPage(headers: Readonly<Record<string, string>>, body: Uint8Array): boolean {
  const type = headers['content-type'] ?? 'text/html';
  return /html/i.test(type) && !isChallenge(headers, bodyText(body.subarray(0, 20_000), type));
}
