import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { faultOf } from '../article/fault.ts';
import type { IngestDeps } from './deps.ts';
import { type IngestedUpload, ingestUpload } from './ingest-upload.ts';
import { uploadsOfMessage } from './uploads-of-message.ts';

/** What a batch did, counted: uploads and articles by outcome, `refused` and `refused.<code>`, related articles found, stories joined, messages that faulted, steps of ours that did (`internalFaults`). */
export type BatchCounts = Readonly<Record<string, number>>;

export interface HandledBatch {
  readonly response: SQSBatchResponse;
  readonly counts: BatchCounts;
}

/**
 * Ingests the uploads of a queue batch. A message that faults is reported alone, so the queue delivers it
 * again and the others are done with (AWS Lambda, "Reporting batch item failures"). Logs each fault.
 */
export async function handleBatch(
  given: Omit<IngestDeps, 'onInternalFault'>,
  event: SQSEvent,
): Promise<HandledBatch> {
  let internalFaults = 0;
  const deps: IngestDeps = {
    ...given,
    onInternalFault: (where, error) => {
      internalFaults += 1;
      given.log({ event: 'internalFault', ...where, ...faultOf(error) });
    },
  };
  const done: IngestedUpload[] = [];
  const failed: string[] = [];
  for (const message of event.Records) {
    try {
      done.push(...(await ingestMessage(deps, message)));
      await deleteDone(deps, message);
    } catch (error) {
      failed.push(message.messageId);
      deps.log({ event: 'fault', message: message.messageId, ...faultOf(error) });
    }
  }
  // What was learned is statistics and stays pending: no reason to deliver a batch again that is done with.
  for (const flush of [() => deps.frequencies.flush(deps.now()), () => deps.tags.flush()])
    await flush().catch((error: unknown) => deps.log({ event: 'flushFault', ...faultOf(error) }));
  const response = { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  return { response, counts: { ...countsOf(done, failed.length), internalFaults } };
}

/** At once, so that a process that dies with its batch does not count as a failure of what was done. */
async function deleteDone(
  { queue, log }: IngestDeps,
  { messageId, receiptHandle }: SQSRecord,
): Promise<void> {
  await queue
    .delete(receiptHandle)
    .catch((error: unknown) => log({ event: 'deleteFault', message: messageId, ...faultOf(error) }));
}

async function ingestMessage(deps: IngestDeps, message: SQSRecord): Promise<IngestedUpload[]> {
  const redelivered = Number(message.attributes?.ApproximateReceiveCount ?? '1') > 1;
  const records: IngestedUpload[] = [];
  for (const upload of uploadsOfMessage(message.body))
    records.push(await ingestUpload(deps, upload, redelivered));
  return records;
}

function countsOf(uploads: readonly IngestedUpload[], faults: number): BatchCounts {
  const counts: Record<string, number> = { uploads: uploads.length, faults };
  const add = (name: string, value: number) => {
    counts[name] = (counts[name] ?? 0) + value;
  };
  for (const { record, related, joinedStory } of uploads) {
    add('stored', record.stored);
    add('unchanged', record.unchanged);
    add('superseded', record.superseded);
    add('related', related);
    add('joinedStory', joinedStory);
    add('refused', record.refusedCount);
    for (const { code } of record.refused) add(`refused.${code}`, 1);
  }
  return counts;
}
