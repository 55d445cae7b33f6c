import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openBucket, type StoredObject } from '../../infra/local/bucket.ts';
import { bucketServer } from '../../infra/local/bucket-http.ts';
import { type EventSource, startEventSource } from '../../infra/local/event-source.ts';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { makeFolder } from '../../infra/local/make-folder.ts';
import { openQueue, type Queue } from '../../infra/local/queue.ts';
import { queueServer } from '../../infra/local/queue-http.ts';
import { objectCreatedEvent } from '../../infra/local/s3-event.ts';
import { openTable } from '../../infra/local/table.ts';
import { INGESTION } from '../../infra/stack/ingestion.ts';
import { UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import { functionEnvironment, type StartFunction } from '../faults/built-functions.ts';
import type { FunctionInstance } from '../faults/function-instance.ts';
import { contentsOf, type TableContents } from '../faults/read-table.ts';
import { urlOf } from '../faults/server-url.ts';
import { type LatencyProxy, type OnTableRequest, startLatencyProxy } from '../support/latency-proxy.ts';
import type { Random } from '../support/seeded-random.ts';

const NAME = 'newsloom-storm';
/** Past the last look at any article. */
export const ALL_LOOKS_SECONDS = 4 * 3600;

export interface SceneOptions {
  readonly start: StartFunction;
  readonly folder: string;
  readonly instances: number;
  /** Messages of the next batch, at most. */
  readonly batchSize: () => number;
  readonly kills?: number;
  readonly random?: Random;
  /** Milliseconds that each request to the table takes longer. */
  readonly tableDelayMs?: number;
  readonly onTableRequest?: OnTableRequest;
}

/** Table, bucket, queue and instances of ingestion, as on AWS but for the one machine. */
export interface Scene {
  readonly logFile: string;
  /** The environment of other functions that work on the same table and bucket. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts objects and then tells of all of them at the same instant. */
  put(uploads: readonly { readonly key: string; readonly body: Uint8Array }[]): Promise<void>;
  /** Resolves when every instance has started. */
  warm(): Promise<void>;
  /**
   * Resolves when no message is left but those that are meant to wait for longer than `waitSeconds` from now on, none of
   * them unless told: to true, or to false at the limit.
   */
  settled(limitSeconds: number, waitSeconds?: number): Promise<boolean>;
  /** Whether a message that was not dealt with, or a dead letter, has this text in its body. */
  mentions(text: string): boolean;
  /** Messages that were not dealt with, those that are meant to wait included. */
  left(): number;
  contents(): Promise<TableContents>;
  /** From the put of a key to the end of its last message, waits of the queue included; endless when there is none. */
  latencyMs(key: string): number;
  deadLetters(): number;
  /** What the table was asked. */
  readonly table: Pick<LatencyProxy, 'count' | 'rounds'>;
  /** Processor time of the instances that run, in milliseconds, as of their last answers. */
  cpuMs(): number;
  close(): Promise<void>;
}

type Instance = FunctionInstance<SQSEvent, SQSBatchResponse>;

/** Starts a scene of its own. */
export async function startScene(options: SceneOptions): Promise<Scene> {
  const { start, folder, instances } = options;
  makeFolder(folder);
  let skippedMs = 0;
  const clock = () => Date.now() + skippedMs;
  const times = new Map<string, { putMs: number; doneMs?: number }>();
  const queue = watched(
    openQueue({
      clock,
      visibilityMs: INGESTION.visibilitySeconds * 1000,
      maxReceiveCount: INGESTION.maxReceives,
    }),
    (body) => {
      const known = times.get(keyOf(body));
      if (known) known.doneMs = clock();
    },
  );
  const created: StoredObject[] = [];
  const bucket = openBucket({
    name: NAME,
    folder: join(folder, 'bucket'),
    clock: Date.now,
    // As the bucket's notification is configured: what ingestion itself stores is no upload.
    onCreated: (object) => {
      if (object.key.startsWith(UPLOAD_PREFIX)) created.push(object);
    },
  });
  const servers = [bucketServer(bucket, Date.now), queueServer(queue)] as const;
  for (const server of servers) await listen(server, 0);
  const table = await openTable(NAME);
  const proxy = await startLatencyProxy(table.server, options.tableDelayMs, options.onTableRequest);
  const logFile = join(folder, 'log.ndjson');
  closeSync(openSync(logFile, 'a'));
  const services = {
    name: NAME,
    tableUrl: proxy.url,
    bucketUrl: urlOf(servers[0]),
    queueUrl: urlOf(servers[1]),
  };
  const env = functionEnvironment(services, {
    NEWSLOOM_LOG_FILE: logFile,
    NODE_OPTIONS: INGESTION.nodeOptions,
  });
  const pool = poolOf(
    Array.from({ length: instances }, (): Instance => start('ingest', env)),
    queue,
  );
  const source: EventSource = startEventSource({
    queue,
    queueName: NAME,
    invoke: pool.invoke,
    clock,
    batchSize: options.batchSize,
    batchWindowMs: 0,
    concurrency: instances,
    onFault: () => undefined,
  });
  const stopKills = pool.killSome(options.kills ?? 0, options.random ?? (() => 0.5));

  /** Waits that nobody works in are skipped. */
  async function settled(limitSeconds: number, waitSeconds = 0): Promise<boolean> {
    const until = performance.now() + limitSeconds * 1000;
    const dueMs = clock() + waitSeconds * 1000;
    const next = () => queue.nextVisibleMs() ?? Number.POSITIVE_INFINITY;
    const isDone = () => pool.busy() === 0 && queue.isIdle() && (waitSeconds === 0 || next() > dueMs);
    while (!isDone()) {
      if (performance.now() > until) return false;
      const waitMs = next() - clock();
      if (pool.busy() === 0 && waitMs > 250 && Number.isFinite(waitMs)) skippedMs += waitMs;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return true;
  }

  return {
    logFile,
    env,
    async put(uploads) {
      for (const { key, body } of uploads) await bucket.put(key, body);
      for (const object of created.splice(0)) {
        times.set(object.key, { putMs: clock() });
        queue.send(JSON.stringify(objectCreatedEvent(NAME, object)));
      }
    },
    warm: pool.warm,
    settled,
    mentions: queue.mentions,
    left() {
      const { visible, hidden } = queue.counts();
      return visible + hidden;
    },
    contents: () => contentsOf(table, NAME),
    latencyMs(key) {
      const { putMs, doneMs = Number.POSITIVE_INFINITY } = times.get(key) ?? { putMs: 0 };
      return doneMs - putMs;
    },
    deadLetters: () => queue.counts().dead,
    table: proxy,
    cpuMs: pool.cpuMs,
    async close() {
      stopKills();
      await pool.close();
      await source.close();
      for (const server of servers) await closeServer(server);
      await proxy.close();
      await table.close();
    },
  };
}

/** The queue, telling the body of each message that is deleted. */
function watched(queue: Queue, onDeleted: (body: string) => void): Queue {
  const bodies = new Map<string, string>();
  return {
    ...queue,
    receive(max) {
      const messages = queue.receive(max);
      for (const { receiptHandle, body } of messages) bodies.set(receiptHandle, body);
      return messages;
    },
    delete(receiptHandle) {
      queue.delete(receiptHandle);
      const body = bodies.get(receiptHandle);
      if (bodies.delete(receiptHandle) && body !== undefined) onDeleted(body);
    },
  };
}

/** The key that an S3 event names; keys of a storm are plain. */
function keyOf(body: string): string {
  return /"key":"([^"]+)"/.exec(body)?.[1] ?? '';
}

/** Instances that take one batch at a time, as Lambda's do. */
function poolOf(instances: readonly Instance[], queue: Queue) {
  const free = [...instances];
  const busy = new Set<Instance>();
  return {
    busy: () => busy.size,
    cpuMs: () => instances.reduce((sum, instance) => sum + instance.cpuMs(), 0),
    async warm() {
      await Promise.all(instances.map((instance) => instance.invoke({ Records: [] })));
    },
    async invoke(event: SQSEvent): Promise<SQSBatchResponse> {
      const instance = free.pop();
      if (!instance) throw new Error('more batches than instances');
      busy.add(instance);
      const timer = setTimeout(() => instance.kill(), INGESTION.timeoutSeconds * 1000);
      try {
        return await instance.invoke(event);
      } catch (error) {
        // SQS would hide them for half an hour; a storm is shorter than that.
        for (const { receiptHandle } of event.Records) queue.changeVisibility(receiptHandle, 1000);
        throw error;
      } finally {
        clearTimeout(timer);
        busy.delete(instance);
        free.push(instance);
      }
    },
    /** Kills busy instances, one about every second. */
    killSome(kills: number, random: Random): () => void {
      let left = kills;
      const timer = setInterval(() => {
        const victims = [...busy];
        if (left === 0 || victims.length === 0) return;
        left -= 1;
        victims[Math.floor(random() * victims.length)]?.kill();
      }, 1000);
      return () => clearInterval(timer);
    },
    close: () => Promise.all(instances.map((instance) => instance.close())),
  };
}
