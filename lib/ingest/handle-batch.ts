import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { IngestRecord } from '../article/upload.ts';
import type { IngestDeps } from './deps.ts';
import { ingestUpload } from './ingest-upload.ts';
import { uploadsOfMessage } from './uploads-of-message.ts';

/** What a batch did, counted; `refused.<code>` for each code that occurred. */
export type BatchCounts = Readonly<Record<string, number>>;

export interface HandledBatch {
  readonly response: SQSBatchResponse;
  readonly counts: BatchCounts;
}

/**
 * Ingests the uploads of a queue batch. A message that faults is reported alone, so the queue delivers it
 * again and the others are done with (AWS Lambda, "Reporting batch item failures"). Logs each fault.
 */
export async function handleBatch(deps: IngestDeps, event: SQSEvent): Promise<HandledBatch> {
  const done: IngestRecord[] = [];
  const failed: string[] = [];
  for (const message of event.Records) {
    try {
      done.push(...(await ingestMessage(deps, message)));
    } catch (error) {
      failed.push(message.messageId);
      deps.log({ event: 'fault', message: message.messageId, fault: String(error) });
    }
  }
  await deps.frequencies.flush(deps.now());
  const response = { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  return { response, counts: countsOf(done, failed.length) };
}

async function ingestMessage(deps: IngestDeps, message: SQSRecord): Promise<IngestRecord[]> {
  const redelivered = Number(message.attributes?.ApproximateReceiveCount ?? '1') > 1;
  const records: IngestRecord[] = [];
  for (const upload of uploadsOfMessage(message.body))
    records.push(await ingestUpload(deps, upload, redelivered));
  return records;
}

function countsOf(records: readonly IngestRecord[], faults: number): BatchCounts {
  const counts: Record<string, number> = {
    uploads: records.length,
    stored: 0,
    unchanged: 0,
    superseded: 0,
    faults,
  };
  const add = (name: string, value: number) => {
    counts[name] = (counts[name] ?? 0) + value;
  };
  for (const { stored, unchanged, superseded, refused } of records) {
    add('stored', stored);
    add('unchanged', unchanged);
    add('superseded', superseded);
    for (const { code } of refused) add(`refused.${code}`, 1);
  }
  return counts;
}
