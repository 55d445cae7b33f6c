import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { faultOf } from '../article/fault.ts';
import { loadOnce } from '../article/load-once.ts';
import { beforeTheEnd, OutOfTime } from './deadline.ts';
import type { IngestDeps } from './deps.ts';
import { ingestPart } from './ingest-part.ts';
import { type Handled, ingestUpload } from './ingest-upload.ts';
import { lanesOf, namedLanesOf } from './lanes.ts';
import type { Look } from './look-message.ts';
import { type Delivery, deliveryOf, turnsOf } from './turns.ts';

/** What a batch did, counted: uploads, parts and articles by outcome, `refused` and `refused.<code>`, related articles found, stories joined, messages that faulted, steps of ours that did (`internalFaults`). */
export type BatchCounts = Readonly<Record<string, number>>;

export interface HandledBatch {
  readonly response: SQSBatchResponse;
  readonly counts: BatchCounts;
}

/** Articles that are under way at the same time: with more, an instance computes and does not wait. */
const LANES = 24;
/** Parts and long uploads that are under way at the same time: the next one fills the lanes that the last leaves. */
const LONG_TOGETHER = 2;
/** Articles of a batch after which it looks at the tail of the search index: fewer are left to the timer. */
const COMPACTED = 40;
/** Uploads come first in a batch, and most of them to a new process: looks are loaded when there are some. */
const looking = loadOnce(() => import('./look-again.ts'));
/** What is given back for lack of time comes again as soon as an instance is free. */
const SOON_SECONDS = 1;

/**
 * Ingests the messages of a queue batch, and deletes each when it is done. What faults, and what there is no time
 * left for, is given back alone and reported (AWS Lambda, "Reporting batch item failures"). Logs each fault, and notes
 * it with the upload. One request to the queue for each message.
 */
export async function handleBatch(
  given: Omit<IngestDeps, 'onInternalFault' | 'lanes'>,
  event: SQSEvent,
): Promise<HandledBatch> {
  const counts: Record<string, number> = { faults: 0, internalFaults: 0 };
  const add = (name: string, value: number) => {
    counts[name] = (counts[name] ?? 0) + value;
  };
  const deps: IngestDeps = {
    ...given,
    lanes: namedLanesOf(LANES),
    onInternalFault: (where, error) => {
      add('internalFaults', 1);
      given.log({ event: 'internalFault', ...where, ...faultOf(error) });
    },
  };
  const open = new Map(event.Records.map((record) => [record.messageId, record]));
  const failed: SQSRecord[] = [];

  async function handle(delivery: Delivery, work = () => ingestMessage(deps, delivery, add)): Promise<void> {
    const { record } = delivery;
    try {
      await work();
      open.delete(record.messageId);
      // At once, so that a process that dies with its batch does not count as a failure of what was done.
      await quietly(deps, 'deleteFault', () => deps.queue.delete(record.receiptHandle));
    } catch (error) {
      open.delete(record.messageId);
      failed.push(record);
      if (error instanceof OutOfTime) return giveBack(deps, [record], SOON_SECONDS);
      add('faults', 1);
      deps.log({ event: 'fault', message: record.messageId, ...faultOf(error) });
      await giveBack(deps, [record], retrySeconds(delivery));
      await quietly(deps, 'noteFault', () => noteFault(deps, delivery, error));
    }
  }

  /** What one of them throws fails all of them: each look may be repeated. */
  async function handleLooks(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const looks = deliveries.flatMap(({ message }) => (message.kind === 'looks' ? message.looks : []));
    const all = look(deps, looks);
    await Promise.all(deliveries.map((each) => handle(each, () => all)));
    add('looks', looks.length);
  }

  async function handleAll(): Promise<void> {
    const { short, long, looks, suspect } = turnsOf(event.Records.map(deliveryOf));
    await Promise.all(short.map((each) => handle(each)));
    const turn = lanesOf(LONG_TOGETHER);
    await Promise.all(long.map((each) => turn(() => handle(each))));
    await handleLooks(looks);
    for (const each of suspect) await handle(each);
    // What was learned is statistics and stays pending: no reason to deliver a batch again that is done with.
    await quietly(deps, 'flushFault', () => deps.frequencies.flush(deps.now()));
    await quietly(deps, 'flushFault', () => deps.tags.flush());
    await quietly(deps, 'flushFault', () => deps.sources.flush(deps.now()));
    if ((counts['stored'] ?? 0) >= COMPACTED) await (await import('./compact-index.ts')).compactIndex(deps);
  }

  await beforeTheEnd(handleAll(), deps.remainingMs);
  const late = [...open.values()];
  await giveBack(deps, late, SOON_SECONDS);
  const batchItemFailures = [...failed, ...late].map(({ messageId }) => ({ itemIdentifier: messageId }));
  return { response: { batchItemFailures }, counts };
}

async function ingestMessage(
  deps: IngestDeps,
  { message, receives }: Delivery,
  add: (name: string, value: number) => void,
): Promise<void> {
  const redelivered = receives > 1;
  if (message.kind === 'unreadable') throw message.error;
  if (message.kind === 'part') {
    count(await ingestPart(deps, message.part, redelivered), add);
    add('parts', 1);
    return;
  }
  if (message.kind === 'looks') return look(deps, message.looks);
  for (const upload of message.uploads) {
    count(await ingestUpload(deps, upload, redelivered), add);
    add('uploads', 1);
  }
}

async function look(deps: IngestDeps, looks: readonly Look[]): Promise<void> {
  return (await looking()).lookAgain(deps, looks);
}

function count(
  { refused, refusedCount, ...rest }: Handled,
  add: (name: string, value: number) => void,
): void {
  for (const [name, value] of Object.entries(rest)) add(name, value);
  add('refused', refusedCount);
  for (const { code } of refused) add(`refused.${code}`, 1);
}

/** Seconds until what has faulted comes again: 10, 60, 360, 900. A short fault costs little time, a long one no upload. */
function retrySeconds({ receives }: Delivery): number {
  return Math.min(900, 10 * 6 ** (receives - 1));
}

async function giveBack(deps: IngestDeps, records: readonly SQSRecord[], seconds: number): Promise<void> {
  if (records.length === 0) return;
  const handles = records.map(({ receiptHandle }) => receiptHandle);
  await quietly(deps, 'giveBackFault', () => deps.queue.giveBack(handles, seconds));
}

async function noteFault(
  { store, now, requestId }: IngestDeps,
  { message }: Delivery,
  error: unknown,
): Promise<void> {
  const fault = {
    fault: error instanceof Error ? error.name : 'unknown',
    ...(requestId !== undefined && { requestId }),
    at: now(),
  };
  if (message.kind === 'part') await store.noteIngestFault(message.part, fault);
  if (message.kind === 'uploads')
    for (const { id } of message.uploads) await store.noteIngestFault({ ingest: id }, fault);
}

/** What fails here is made up for by the next delivery. */
async function quietly({ log }: IngestDeps, event: string, run: () => Promise<void>): Promise<void> {
  await run().catch((error: unknown) => log({ event, ...faultOf(error) }));
}
