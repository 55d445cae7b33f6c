import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBucket } from '../../infra/local/bucket.ts';
import { bucketServer } from '../../infra/local/bucket-http.ts';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { openQueue, type Queue } from '../../infra/local/queue.ts';
import { queueServer } from '../../infra/local/queue-http.ts';
import { objectCreatedEvent } from '../../infra/local/s3-event.ts';
import { sqsEvent } from '../../infra/local/sqs-event.ts';
import { openTable } from '../../infra/local/table.ts';
import { builtFunctions, functionEnvironment, type StartFunction } from '../faults/built-functions.ts';
import { contentsOf } from '../faults/read-table.ts';
import { urlOf } from '../faults/server-url.ts';

const NAME = 'newsloom-killed';
let folder: string;
let start: StartFunction;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsloom-killed-'));
  start = await builtFunctions(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a process that is killed takes along only what it had not done', async () => {
  const queue = openQueue({ clock: Date.now, visibilityMs: 1_800_000, maxReceiveCount: 5 });
  const bucket = openBucket({
    name: NAME,
    folder: join(folder, 'bucket'),
    clock: Date.now,
    onCreated: (object) => queue.send(JSON.stringify(objectCreatedEvent(NAME, object))),
  });
  let killAt = 3;
  const killing: Queue = {
    ...queue,
    delete(receiptHandle) {
      queue.delete(receiptHandle);
      killAt -= 1;
      if (killAt === 0) instance.kill();
    },
  };
  const servers = [bucketServer(bucket, Date.now), queueServer(killing)] as const;
  for (const server of servers) await listen(server, 0);
  const table = await openTable(NAME);
  const services = {
    name: NAME,
    tableUrl: table.endpoint,
    bucketUrl: urlOf(servers[0]),
    queueUrl: urlOf(servers[1]),
  };
  const instance = start<SQSEvent, SQSBatchResponse>('ingest', functionEnvironment(services));
  /** All messages that are left, received once more. */
  const receive = () => {
    for (const { receiptHandle } of queue.receive(10)) queue.changeVisibility(receiptHandle, 0);
    return queue.receive(10);
  };
  const NUMBERS = [0, 1, 2, 3, 4, 5];
  /** Uploads whose messages wait; what else waits are second looks. */
  const waiting = () => NUMBERS.filter((number) => queue.mentions(`killed-${number}.json`)).length;
  try {
    for (const number of NUMBERS) {
      const article = {
        url: `https://killed.example/${number}`,
        headline: `Boat ${number} leaves the harbor`,
      };
      await bucket.put(`uploads/killed-${number}.json`, Buffer.from(JSON.stringify(article)));
    }
    // What was received before is worked on one by one: the third is the last that this process ends.
    const first = receive();
    await expect(instance.invoke(sqsEvent(NAME, first))).rejects.toThrow('the process died');
    expect([waiting(), queue.counts().dead]).toEqual([3, 0]);
    for (const { receiptHandle } of first) queue.changeVisibility(receiptHandle, 0);
    const answer = await instance.invoke(sqsEvent(NAME, queue.receive(10)));
    expect(answer.batchItemFailures).toEqual([]);
    expect([waiting(), queue.counts().dead]).toEqual([0, 0]);
    const { articles, indexed } = await contentsOf(table, NAME);
    expect([articles.size, indexed.size]).toEqual([6, 6]);
  } finally {
    await instance.close();
    for (const server of servers) await closeServer(server);
    await table.close();
  }
});
