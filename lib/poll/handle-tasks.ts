import { faultOf } from '../article/fault.ts';
import { type Counts, countOf } from './counts.ts';
import type { PollDeps } from './deps.ts';
import { fetchPages } from './fetch-pages.ts';
import { type FetchTask, messageOf, taskOf } from './messages.ts';
import { type PollCount, pollSubscription } from './poll-subscription.ts';
import { readArchive } from './read-archive.ts';

/** One message of a batch. */
export interface TaskMessage {
  readonly messageId: string;
  readonly body: string;
}

/**
 * Does the tasks of a batch, those of different hosts side by side. A task that throws is named among the failures, so
 * that the queue delivers it again; what of it was done is not done twice, because it is not due any more. `hasTime`
 * says whether another request may be begun.
 */
export async function handleTasks(
  deps: PollDeps,
  messages: readonly TaskMessage[],
  hasTime: () => boolean,
): Promise<{ readonly failed: readonly string[]; readonly counts: Counts }> {
  const failed: string[] = [];
  const all: Counts[] = [];
  await Promise.all(
    messages.map(async ({ messageId, body }) => {
      try {
        all.push(await handleTask(deps, taskOf(body), hasTime));
      } catch (error) {
        failed.push(messageId);
        deps.log({ event: 'taskFault', ...faultOf(error) });
      }
    }),
  );
  const counts = countOf([...all, { faults: failed.length }]);
  return { failed, counts };
}

async function handleTask(deps: PollDeps, task: FetchTask, hasTime: () => boolean): Promise<Counts> {
  if (task.type === 'pages') return { bytes: (await fetchPages(deps, task, hasTime)).bytes };
  if (task.type === 'archive') return { ...(await readArchive(deps, task)) };
  const all: Counts[] = [];
  for (const [index, id] of task.ids.entries()) {
    if (!hasTime()) {
      await deps.send([messageOf({ ...task, ids: task.ids.slice(index) }, 1)]);
      break;
    }
    const isLast = index === task.ids.length - 1;
    all.push(countsOf(await pollSubscription(deps, id, task.asked === true, isLast)));
  }
  return countOf(all);
}

/** Each name is a metric, which costs its owner by the month: the lines of the polls tell the rest. */
function countsOf({ code, bytes }: PollCount): Counts {
  if (code === 'skipped' || code === 'postponed') return {};
  if (code === 'notModified' || code === 'unchanged') return { notModified: 1, bytes };
  return code === 'fetched' ? { fetched: 1, bytes } : { failed: 1, bytes };
}
