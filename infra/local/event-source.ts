import type { SQSEvent } from 'aws-lambda';
import type { Clock } from './clock.ts';
import type { Queue, ReceivedMessage } from './queue.ts';
import { sqsEvent } from './sqs-event.ts';

export interface EventSourceOptions {
  readonly queue: Queue;
  readonly queueName: string;
  readonly invoke: (event: SQSEvent) => Promise<unknown>;
  readonly clock: Clock;
  /** Messages of one invocation, at most. */
  readonly batchSize: number | (() => number);
  /** Invocations at the same time, at most. */
  readonly concurrency: number;
  /** How long a first message waits for others to come along. */
  readonly batchWindowMs: number;
  /** After which what failed is shown again at the latest; when its visibility runs out unless told. */
  readonly retryMs?: number;
  /** Called when the queue holds nothing but dead letters and messages that are meant to wait. */
  readonly onIdle?: () => Promise<void>;
  /** Told of what the function threw and of answers that cannot be understood. */
  readonly onFault: (error: unknown) => void;
}

/** The mapping of a queue to a function. */
export interface EventSource {
  /** Resolves when the queue holds nothing but dead letters and messages that are meant to wait. */
  drained(): Promise<void>;
  /** Takes no further batch, and resolves when the running ones are done. */
  close(): Promise<void>;
}

/** An injected clock may jump, so a sleeping mapping looks again at least this often. */
const LONGEST_SLEEP_MS = 250;

/** Starts to hand the messages of the queue to the function, `concurrency` batches at a time at most. */
export function startEventSource(options: EventSourceOptions): EventSource {
  const { queue, batchSize, batchWindowMs, concurrency, clock, onIdle } = options;
  const running = new Set<Promise<void>>();
  let waiters: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let dueMs = Number.POSITIVE_INFINITY;
  let closed = false;
  let hasWorked = false;

  function wake(delayMs: number): void {
    const asleepUntilMs = performance.now() + delayMs;
    if (closed || running.size === concurrency || asleepUntilMs >= dueMs) return;
    clearTimeout(timer);
    dueMs = asleepUntilMs;
    timer = setTimeout(() => {
      dueMs = Number.POSITIVE_INFINITY;
      start();
    }, delayMs);
  }

  /** Starts as many batches as may run and looks again when there will be more. */
  function start(): void {
    while (!closed && running.size < concurrency) {
      const messages = queue.receive(sizeOf(batchSize));
      if (messages.length === 0) break;
      hasWorked = true;
      const batch = handOver(messages, options).then(() => {
        running.delete(batch);
        start();
      });
      running.add(batch);
    }
    if (running.size === 0 && queue.isIdle()) settle();
    const next = queue.nextVisibleMs();
    if (next !== undefined) wake(Math.min(LONGEST_SLEEP_MS, Math.max(0, next - clock())));
  }

  function settle(): void {
    const settled = waiters;
    waiters = [];
    if (!hasWorked && settled.length === 0) return;
    hasWorked = false;
    const idle = onIdle?.() ?? Promise.resolve();
    idle.catch(options.onFault).then(() => {
      for (const waiter of settled) waiter();
    });
  }

  queue.onChange(() => wake(batchWindowMs));
  start();
  return {
    drained: () =>
      running.size === 0 && queue.isIdle()
        ? Promise.resolve()
        : new Promise((resolve) => waiters.push(resolve)),
    async close() {
      closed = true;
      clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

function sizeOf(batchSize: EventSourceOptions['batchSize']): number {
  return typeof batchSize === 'number' ? batchSize : batchSize();
}

/** Receives one batch and hands it over. Says how many messages there were. */
export async function deliverBatch(
  options: Pick<EventSourceOptions, 'queue' | 'queueName' | 'invoke' | 'batchSize' | 'onFault'>,
): Promise<number> {
  const messages = options.queue.receive(sizeOf(options.batchSize));
  if (messages.length > 0) await handOver(messages, options);
  return messages.length;
}

/** Hands over a batch and deletes what was dealt with. */
async function handOver(
  messages: readonly ReceivedMessage[],
  options: Pick<EventSourceOptions, 'queue' | 'queueName' | 'invoke' | 'retryMs' | 'onFault'>,
): Promise<void> {
  const { queue, retryMs } = options;
  const failed = await failedMessages(messages, options);
  for (const { id, receiptHandle } of messages) {
    if (!failed.has(id)) queue.delete(receiptHandle);
    else if (retryMs !== undefined) queue.showWithin(receiptHandle, retryMs);
  }
}

async function failedMessages(
  messages: readonly ReceivedMessage[],
  { invoke, queueName, onFault }: Pick<EventSourceOptions, 'invoke' | 'queueName' | 'onFault'>,
): Promise<ReadonlySet<string>> {
  const all = new Set(messages.map(({ id }) => id));
  try {
    const failed = reportedFailures(await invoke(sqsEvent(queueName, messages)));
    const unknown = failed.find((id) => typeof id !== 'string' || !all.has(id));
    if (unknown === undefined) return new Set(failed as string[]);
    onFault(
      new Error(`batchItemFailures names a message that is not in the batch: ${JSON.stringify(unknown)}`),
    );
    return all;
  } catch (error) {
    onFault(error);
    return all;
  }
}

/**
 * The ids that an answer reports: none for no answer, an empty answer or an empty list, which all mean success
 * (Lambda Developer Guide, "Reporting batch item failures for SQS"). An entry without the right field counts
 * as an unknown id, and that fails the batch.
 */
function reportedFailures(answer: unknown): unknown[] {
  const failures = isRecord(answer) ? answer['batchItemFailures'] : undefined;
  if (failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return [failures];
  return failures.map((each: unknown) => (isRecord(each) ? (each['itemIdentifier'] ?? null) : each));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
