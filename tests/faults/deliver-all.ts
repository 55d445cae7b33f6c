import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Random, wholeNumber } from '../support/seeded-random.ts';
import type { FunctionInstance } from './function-instance.ts';

/** An instance of the function that uploads are handed to. */
export type IngestInstance = FunctionInstance<SQSEvent, SQSBatchResponse>;

/** One message of the queue. */
export interface Delivery {
  readonly id: string;
  readonly body: string;
}

export interface DeliverOptions {
  readonly deliveries: readonly Delivery[];
  readonly instances: readonly IngestInstance[];
  /** Batches that each instance is given at the same time. */
  readonly lanes: number;
  readonly random: Random;
  readonly limitSeconds: number;
  /** Told how many deliveries are done with. */
  readonly onDone?: (done: number) => void;
}

interface Waiting extends Delivery {
  tries: number;
}

/**
 * Hands every message over until the function has dealt with it: what fails, and what a killed process had, comes
 * again later and says so. Returns how many were left when the time was up.
 */
export async function deliverAll(options: DeliverOptions): Promise<number> {
  const { instances, lanes, random, limitSeconds, onDone = () => undefined } = options;
  const queue: Waiting[] = options.deliveries.map((delivery) => ({ ...delivery, tries: 0 }));
  const until = performance.now() + limitSeconds * 1000;
  let open = 0;
  let done = 0;

  async function lane(instance: IngestInstance): Promise<void> {
    while (performance.now() < until && queue.length + open > 0) {
      // What a killed process had is lost with it: most batches are short.
      const batch = queue.splice(0, random() < 0.6 ? 1 : wholeNumber(random, 2, 3));
      if (batch.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      open += batch.length;
      const failed = await failedOf(instance, batch);
      open -= batch.length;
      for (const message of batch) {
        if (failed.has(message.id)) queue.splice(wholeNumber(random, 0, queue.length), 0, message);
        else {
          done += 1;
          onDone(done);
        }
      }
    }
  }

  await Promise.all(instances.flatMap((instance) => Array.from({ length: lanes }, () => lane(instance))));
  return queue.length;
}

async function failedOf(instance: IngestInstance, batch: readonly Waiting[]): Promise<ReadonlySet<string>> {
  for (const message of batch) message.tries += 1;
  try {
    const answer = await instance.invoke(eventOf(batch));
    return new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    return new Set(batch.map(({ id }) => id));
  }
}

function eventOf(batch: readonly Waiting[]): SQSEvent {
  const records = batch.map(({ id, body, tries }) => ({
    messageId: id,
    receiptHandle: id,
    body,
    attributes: { ApproximateReceiveCount: String(tries) },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:uploads',
    awsRegion: 'eu-central-1',
  }));
  return { Records: records as unknown as SQSRecord[] };
}
