import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { IngestDeps } from './deps.ts';
import { ingestUpload } from './ingest-upload.ts';
import { uploadsOfMessage } from './uploads-of-message.ts';

/**
 * Ingests the uploads of a queue batch. A message that faults is reported alone, so the queue delivers it
 * again and the others are done with (AWS Lambda, "Reporting batch item failures").
 */
export async function handleBatch(deps: IngestDeps, event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const message of event.Records) {
    if (!(await handleMessage(deps, message))) batchItemFailures.push({ itemIdentifier: message.messageId });
  }
  return { batchItemFailures };
}

async function handleMessage(deps: IngestDeps, message: SQSRecord): Promise<boolean> {
  const redelivered = Number(message.attributes?.ApproximateReceiveCount ?? '1') > 1;
  try {
    for (const upload of uploadsOfMessage(message.body)) {
      const { id, stored, unchanged, superseded, refusedCount } = await ingestUpload(
        deps,
        upload,
        redelivered,
      );
      deps.log({
        event: 'ingested',
        id,
        upload: upload.key,
        redelivered,
        stored,
        unchanged,
        superseded,
        refused: refusedCount,
      });
    }
    return true;
  } catch (error) {
    deps.log({ event: 'fault', message: message.messageId, redelivered, fault: String(error) });
    return false;
  }
}
