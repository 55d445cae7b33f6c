import { join } from 'node:path';
import { COLLECTION } from '../stack/collection.ts';
import type { Clock } from './clock.ts';
import { type EventSource, startEventSource } from './event-source.ts';
import type { Functions } from './functions.ts';
import { openQueue, type Queue } from './queue.ts';
import { startTimer } from './timer.ts';

/** The functions of the collector: a timer starts the one, the fetch queue the other. */
const TIMER_FUNCTION = 'collect';
const FETCH_FUNCTION = 'fetch';
export const FETCH_QUEUE = 'newsloom-fetch';

/** The queue of what is to be fetched, kept in `folder`. A task is shown again as late as on AWS: it takes minutes. */
export function openFetchQueue(clock: Clock, folder: string): Queue {
  return openQueue({
    clock,
    visibilityMs: COLLECTION.visibilitySeconds * 1000,
    maxReceiveCount: COLLECTION.maxReceives,
    folder: join(folder, 'fetch-queue'),
  });
}

export interface RunOptions {
  readonly queue: Queue;
  readonly functions: Functions;
  readonly clock: Clock;
  /** Milliseconds between two looks at what is due; never looks without. */
  readonly everyMs: number | undefined;
  /** After which a task that failed is tried again. */
  readonly retryMs: number;
  readonly onFault: (error: unknown) => void;
}

/** Hands the fetch queue to its function, and starts the timer's when its time comes: what EventBridge does on AWS. */
export function startCollector({
  queue,
  functions,
  clock,
  everyMs,
  retryMs,
  onFault,
}: RunOptions): EventSource {
  const source = startEventSource({
    queue,
    queueName: FETCH_QUEUE,
    invoke: (event) => functions.invoke(FETCH_FUNCTION, event),
    clock,
    batchSize: COLLECTION.batchSize,
    concurrency: COLLECTION.localConcurrency,
    batchWindowMs: 1,
    retryMs,
    onFault,
  });
  const run = () => functions.invoke(TIMER_FUNCTION, timerEvent(clock()));
  const timer = everyMs === undefined ? undefined : startTimer({ everyMs, run, onFault });
  return {
    drained: source.drained,
    async close() {
      await timer?.close();
      await source.close();
    },
  };
}

/** The event of an EventBridge rule with a schedule (Amazon EventBridge User Guide, "Events from AWS services"). */
function timerEvent(nowMs: number) {
  return {
    version: '0',
    id: '00000000-0000-0000-0000-000000000000',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: new Date(nowMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region: 'eu-central-1',
    resources: ['arn:aws:events:eu-central-1:000000000000:rule/newsloom-CollectRule'],
    detail: {},
  };
}
