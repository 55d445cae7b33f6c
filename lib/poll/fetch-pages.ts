import { instantMs } from '../article/instant.ts';
import type { Subscription } from '../article/subscription.ts';
import { bodyText } from '../collect/body-text.ts';
import { isChallenge } from '../collect/challenge.ts';
import { PAGE_HEADERS } from '../collect/request-headers.ts';
import { robotsFor } from './ask-robots.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';
import { type FetchTask, messageOf } from './messages.ts';
import { putBody } from './put-body.ts';

const PATIENCE_MS = 5000;
/** Pages are asked for again a quarter of an hour apart, for two hours. */
const MAX_TRIES = 8;
const RETRY_SECONDS = 900;

type PageTask = FetchTask & { type: 'pages' };

/**
 * Fetches pages of one host as far as robots.txt allows and the time lasts, and puts each into the bucket; the rest
 * goes back to the queue. A page that is not there, or is no page, is left out: its feed item stands without it.
 */
export async function fetchPages(
  deps: PollDeps,
  task: PageTask,
  hasTime: () => boolean,
): Promise<{ pages: number; bytes: number }> {
  const subscription = await deps.store.getSubscription(task.id);
  const counts = { pages: 0, bytes: 0 };
  if (!subscription || subscription.settings.paused) return counts;
  for (const [index, url] of task.urls.entries()) {
    const rest = task.urls.slice(index);
    if (!hasTime()) {
      await deps.send([messageOf({ ...task, urls: rest }, 1)]);
      return counts;
    }
    const fetched = await fetchPage(deps, subscription, url);
    if ('waitSeconds' in fetched) {
      if (task.tries < MAX_TRIES)
        await deps.send([messageOf({ ...task, urls: rest, tries: task.tries + 1 }, fetched.waitSeconds)]);
      return counts;
    }
    counts.pages += fetched.pages;
    counts.bytes += fetched.bytes;
  }
  return counts;
}

async function fetchPage(
  deps: PollDeps,
  subscription: Subscription,
  url: string,
): Promise<{ pages: number; bytes: number } | { waitSeconds: number }> {
  const verdict = await robotsFor(deps, url, PATIENCE_MS);
  const waitFor = (untilMs: number) => ({
    waitSeconds: Math.max(1, (untilMs - instantMs(deps.now())) / 1000),
  });
  if ('busyUntilMs' in verdict) return waitFor(verdict.busyUntilMs);
  if (!verdict.isAllowed) return { pages: 0, bytes: 0 };
  const options = {
    patienceMs: Math.max(PATIENCE_MS, verdict.delaySeconds * 1000 + 1000),
    gapMs: verdict.delaySeconds * 1000,
  };
  const followed = await follow(deps, { url, headers: PAGE_HEADERS }, options);
  if ('busyUntilMs' in followed) return waitFor(followed.busyUntilMs);
  if (!('last' in followed)) return { pages: 0, bytes: 0 };
  const { last } = followed;
  if (last.ok && (last.status === 429 || last.status === 503)) return { waitSeconds: RETRY_SECONDS };
  if (!last.ok || last.status !== 200 || !isPage(last.headers, last.body))
    return { pages: 0, bytes: last.bytes };
  await putBody(deps, subscription, last);
  return { pages: 1, bytes: last.bytes };
}

function isPage(headers: Readonly<Record<string, string>>, body: Uint8Array): boolean {
  const type = headers['content-type'] ?? 'text/html';
  return /html/i.test(type) && !isChallenge(headers, bodyText(body.subarray(0, 20_000), type));
}
