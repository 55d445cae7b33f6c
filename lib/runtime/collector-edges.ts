import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBucketClient, objectWriter } from './clients.ts';
import { now } from './clock.ts';
import type { CollectorSettings } from './collector-settings.ts';
import { createFetcher, type FetchGate } from './fetcher.ts';
import { messageQueue } from './message-queue.ts';

/** What polling needs of the world: the net behind its gate, the bucket, the fetch queue, clock and chance. */
export function collectorEdges(
  settings: CollectorSettings & { readonly bucketName: string },
  gate: FetchGate,
) {
  const { userAgent, fetchQueueUrl, bucketName } = settings;
  const { send } = messageQueue(fetchQueueUrl);
  return {
    fetch: createFetcher({ ...gate, userAgent }),
    putUpload: objectWriter(bucketName, createBucketClient()),
    send,
    now,
    random: Math.random,
    sleep: (ms: number) => sleep(ms),
    newToken: () => randomBytes(24).toString('hex'),
    userAgent,
  };
}

/** Where hubs call back, below the site's address. */
export function callbackAt(siteUrl: string): (id: string, token: string) => string {
  return (id, token) => `${siteUrl}/v1/websub/${id}/${token}`;
}
