import { addMs, instantMs } from '../article/instant.ts';
import { bodyText } from '../collect/body-text.ts';
import { entryHash } from '../collect/entry-digest.ts';
import { readBody } from '../collect/read-body.ts';
import type { PollDeps } from './deps.ts';
import { isPassing } from './fetch-pages.ts';
import { follow } from './follow.ts';
import { logFetch } from './log-fetch.ts';
import { type FetchTask, messageOf } from './messages.ts';
import { putBody } from './put-body.ts';

const PATIENCE_MS = 20_000;
/** Documents of an archive that are read. */
const MAX_DEPTH = 100;
/** A document whose host is busy, or has a fault, is asked for again for a day. */
const KEPT_MS = 86_400_000;
const RETRY_SECONDS = 900;

/** Reads one archive of a feed (RFC 5005, section 4), and asks for the one before it, each once. */
export async function readArchive(
  deps: PollDeps,
  task: FetchTask & { type: 'archive' },
): Promise<{ bytes: number }> {
  const subscription = await deps.store.getSubscription(task.id);
  if (!subscription || subscription.settings.paused) return { bytes: 0 };
  const until = task.until ?? addMs(deps.now(), KEPT_MS);
  const sendAgain = async (seconds: number) => {
    if (deps.now() < until) await deps.send([messageOf({ ...task, until }, seconds)]);
  };
  const followed = await follow(deps, { url: task.url, headers: {} }, { patienceMs: PATIENCE_MS });
  if ('busyUntilMs' in followed) {
    await sendAgain((followed.busyUntilMs - instantMs(deps.now())) / 1000);
    return { bytes: 0 };
  }
  logFetch(deps, 'archive', { subscription: task.id, url: task.url }, followed);
  if ('stopped' in followed) return { bytes: 0 };
  const { last } = followed;
  if (isPassing(last)) await sendAgain(RETRY_SECONDS);
  if (!last.ok || last.status !== 200) return { bytes: last.bytes };
  const facts = readBody(bodyText(last.body, last.headers['content-type']));
  if (facts.type !== 'feed' || facts.entries.length === 0) return { bytes: last.bytes };
  await putBody(deps, subscription, last);
  await sendPrevious(deps, task, facts.previous, last.url);
  return { bytes: last.bytes };
}

async function sendPrevious(
  deps: PollDeps,
  { type, id, url, depth, seen = [] }: FetchTask & { type: 'archive' },
  previous: string | undefined,
  base: string,
): Promise<void> {
  if (previous === undefined || !URL.canParse(previous, base) || depth >= MAX_DEPTH) return;
  const { href, hostname } = new URL(previous, base);
  const all = [...seen, entryHash(url)];
  if (all.includes(entryHash(href))) return;
  await deps.send([messageOf({ type, id, host: hostname, url: href, depth: depth + 1, seen: all }, 2)]);
}
