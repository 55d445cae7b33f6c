import type { SQSClient } from '@aws-sdk/client-sqs';
import { loadOnce } from '../article/load-once.ts';
import type { MessageQueue } from '../article/message-queue.ts';

/** Entries of one request, and the bytes of all its bodies (Amazon SQS Developer Guide, "Message quotas"). */
const MAX_ENTRIES = 10;
const MAX_BYTES = 1_000_000;

/**
 * The queue at `url`. The SDK is loaded with the first use, after what a cold start waits for. Throws without a url, so
 * that a wrong deployment fails at its first invocation with one clear line.
 */
export function messageQueue(url: string | undefined): MessageQueue {
  if (!url) throw new Error('environment lacks NEWSLOOM_QUEUE_URL');
  const loaded = loadOnce(async () => {
    const sdk = await import('@aws-sdk/client-sqs');
    const client: SQSClient = new sdk.SQSClient({
      endpoint: new URL(url).origin,
      maxAttempts: 5,
      requestHandler: PATIENCE,
    });
    return { sdk, client };
  });
  return {
    async send(messages) {
      const { sdk, client } = await loaded();
      for (const chunk of chunksOf(messages, ({ body }) => Buffer.byteLength(body))) {
        const Entries = chunk.map(({ body, delaySeconds = 0 }, index) => ({
          Id: String(index),
          MessageBody: body,
          DelaySeconds: delaySeconds,
        }));
        checkAll(await client.send(new sdk.SendMessageBatchCommand({ QueueUrl: url, Entries })));
      }
    },
    async delete(receiptHandle) {
      const { sdk, client } = await loaded();
      await client.send(new sdk.DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: receiptHandle }));
    },
    async giveBack(receiptHandles, seconds) {
      const { sdk, client } = await loaded();
      for (const chunk of chunksOf(receiptHandles, () => 0)) {
        const Entries = chunk.map((ReceiptHandle, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: seconds,
        }));
        checkAll(await client.send(new sdk.ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries })));
      }
    },
  };
}

/** Milliseconds until a request counts as lost and is tried again. */
const PATIENCE = { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true };

function checkAll({
  Failed,
}: {
  readonly Failed?: readonly { readonly Code?: string | undefined }[] | undefined;
}) {
  const [first] = Failed ?? [];
  if (first) throw new Error(`the queue did not take ${Failed?.length} of a batch: ${first.Code}`);
}

function chunksOf<T>(all: readonly T[], bytesOf: (each: T) => number): T[][] {
  const chunks: T[][] = [];
  let bytes = 0;
  for (const each of all) {
    const last = chunks.at(-1);
    bytes += bytesOf(each);
    if (last && last.length < MAX_ENTRIES && bytes <= MAX_BYTES) last.push(each);
    else {
      chunks.push([each]);
      bytes = bytesOf(each);
    }
  }
  return chunks;
}
