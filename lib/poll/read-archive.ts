import { bodyText } from '../collect/body-text.ts';
import { readBody } from '../collect/read-body.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';
import { type FetchTask, messageOf } from './messages.ts';
import { putBody } from './put-body.ts';

const PATIENCE_MS = 20_000;
/** Documents of an archive that are read. */
const MAX_DEPTH = 100;

/** Reads one archive of a feed (RFC 5005, section 4), and asks for the one before it. */
export async function readArchive(
  deps: PollDeps,
  task: FetchTask & { type: 'archive' },
): Promise<{ bytes: number }> {
  const subscription = await deps.store.getSubscription(task.id);
  if (!subscription || subscription.settings.paused) return { bytes: 0 };
  const followed = await follow(deps, { url: task.url, headers: {} }, { patienceMs: PATIENCE_MS });
  if ('busyUntilMs' in followed) {
    await deps.send([messageOf(task, (followed.busyUntilMs - Date.parse(deps.now())) / 1000)]);
    return { bytes: 0 };
  }
  if (!('last' in followed) || !followed.last.ok || followed.last.status !== 200) return { bytes: 0 };
  const { last } = followed;
  const facts = readBody(bodyText(last.body, last.headers['content-type']));
  if (facts.type !== 'feed' || facts.entries.length === 0) return { bytes: last.bytes };
  await putBody(deps, subscription, last);
  const { previous } = facts;
  if (previous !== undefined && URL.canParse(previous, last.url) && task.depth < MAX_DEPTH) {
    const { href, hostname } = new URL(previous, last.url);
    if (href !== task.url)
      await deps.send([messageOf({ ...task, host: hostname, url: href, depth: task.depth + 1 }, 2)]);
  }
  return { bytes: last.bytes };
}
