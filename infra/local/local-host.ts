import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PARTS_PREFIX, UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import { COLLECTION } from '../stack/collection.ts';
import { functionSettings } from '../stack/functions.ts';
import { INGESTION } from '../stack/ingestion.ts';
import { type Bucket, openBucket, type StoredObject } from './bucket.ts';
import { bucketServer } from './bucket-http.ts';
import { linkBundles } from './bundles.ts';
import type { Clock } from './clock.ts';
import { FETCH_QUEUE, openFetchQueue, startCollector } from './collector.ts';
import { keptSecret, takeDataFolder } from './data-folder.ts';
import {
  type CollectorValues,
  type EnvironmentValues,
  setEnvironment,
  silenceNodeWarning,
} from './environment.ts';
import { startEventSource } from './event-source.ts';
import { type Functions, loadFunctions } from './functions.ts';
import { gatewayServer } from './gateway.ts';
import { closeServer, listen } from './listen.ts';
import { openQueue, type Queue } from './queue.ts';
import { queueServer } from './queue-http.ts';
import { QUEUE_FUNCTION } from './routes.ts';
import { objectCreatedEvent } from './s3-event.ts';
import { openTable } from './table.ts';
import { startTimer } from './timer.ts';

export interface LocalHostOptions {
  /** Port of the gateway; 0, any free one, unless told. */
  readonly port?: number;
  /** Address that the gateway listens at; that of the loopback interface unless told. */
  readonly host?: string;
  /** Address under which readers reach the gateway, with which links begin; `url` unless told. */
  readonly publicUrl?: string;
  /** Folder of all data. Without it the table is in memory and the rest in a folder that `close` removes. */
  readonly data?: string;
  readonly clock?: Clock;
  /** Sources of the functions; `functions` of the repository unless told. */
  readonly functionsFolder?: string;
  /** How long an upload waits for others to come along; 50 ms unless told. */
  readonly batchWindowMs?: number;
  /** After which a batch that failed is tried again; a minute unless told. */
  readonly retryMs?: number;
  /** What the collector may fetch and says of itself; public addresses only unless told. */
  readonly collector?: CollectorValues;
  /** Whether pages show pictures of publishers, which are fetched then; not unless told. */
  readonly pictures?: boolean;
  /** Path of the operator's file of the site; that of the environment unless told. */
  readonly siteFile?: string;
  /** Origins of other sites that may send comments, separated by commas. */
  readonly commentOrigins?: string;
  /** Milliseconds between two looks at what is due; a minute with `npm start`, never unless told. */
  readonly collectEveryMs?: number;
  /** Milliseconds between two merges of the search index; five seconds unless told, never for 0. */
  readonly indexEveryMs?: number;
  /** Told of what functions throw; printed on standard error unless told. */
  readonly onFault?: (error: unknown) => void;
}

/** The whole of newsloom on this machine. */
export interface LocalHost {
  /** Address of the gateway, `http://localhost:<port>`. */
  readonly url: string;
  readonly tableName: string;
  readonly tableEndpoint: string;
  readonly bucketEndpoint: string;
  readonly queueEndpoint: string;
  /** The token with which comments are moderated here. */
  readonly moderatorToken: string;
  /** The token with which subscriptions are seen and changed here. */
  readonly operatorToken: string;
  readonly bucket: Bucket;
  readonly queue: Queue;
  readonly fetchQueue: Queue;
  readonly functions: Functions;
  /** Resolves when everything that waited to be fetched is fetched, and what came of it is ingested. */
  collected(): Promise<void>;
  /** Resolves when every upload so far is ingested or among the dead letters. */
  drained(): Promise<void>;
  /** Takes no more, waits for the running batch and the open requests, and lets go of the data. */
  close(): Promise<void>;
}

const TABLE = 'newsloom';
const BUCKET = 'newsloom-local';
const QUEUE = 'newsloom-uploads';
/** One process takes them all: enough that a short upload does not wait for a long one. */
const CONCURRENT_BATCHES = 3;
/** As long as parts of uploads are kept at least. */
const PARTS_MS = 3_600_000;

/** The search index is merged every minute on AWS, here every few seconds: nothing else merges what a small host ingests. */
const INDEX_MS = 5000;

/** What Lambda would be told: an API answers within 30 s, a batch of uploads may take five minutes. */
const timeoutMs = (name: string) => (LONG_SECONDS[name] ?? 30) * 1000;
const LONG_SECONDS: Readonly<Record<string, number>> = {
  [QUEUE_FUNCTION]: INGESTION.timeoutSeconds,
  collect: COLLECTION.collectSeconds,
  fetch: COLLECTION.timeoutSeconds,
  index: functionSettings('index').timeoutSeconds,
};

/**
 * Starts table, bucket, queue and gateway in this process and loads the built functions into it. They read
 * process.env, so one host at a time. Rejects with `EADDRINUSE` for a port in use, with the system's error for
 * a folder that cannot be written, with a plain error for a folder that another process has; nothing stays
 * open then.
 */
export async function startLocalHost(options: LocalHostOptions = {}): Promise<LocalHost> {
  silenceNodeWarning();
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    return { ...(await open(options, (closer) => void closers.push(closer))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  options: LocalHostOptions,
  onClose: (closer: () => unknown) => void,
): Promise<Omit<LocalHost, 'close'>> {
  const { clock = Date.now, onFault = (error) => console.error(error) } = options;
  const data = options.data ?? temporaryFolder(onClose);
  const bucket = openBucket({
    name: BUCKET,
    folder: join(data, 'bucket'),
    clock,
    onCreated: (object) => {
      if (object.key.startsWith(UPLOAD_PREFIX))
        queue.send(JSON.stringify(objectCreatedEvent(BUCKET, object)));
    },
  });
  const serve = async (server: Server, port: number, host?: string) => {
    const bound = await listen(server, port, host);
    onClose(() => closeServer(server));
    return bound;
  };
  const bucketPort = await serve(bucketServer(bucket, clock), 0);
  const bucketEndpoint = `http://127.0.0.1:${bucketPort}`;
  onClose(await takeDataFolder(data, bucketPort));
  const queue = openQueue({
    clock,
    visibilityMs: INGESTION.visibilitySeconds * 1000,
    maxReceiveCount: INGESTION.maxReceives,
    ...(options.retryMs !== undefined && { longestRetryMs: options.retryMs }),
    folder: join(data, 'queue'),
  });
  const queuePort = await serve(queueServer(queue), 0);
  const fetchQueue = openFetchQueue(clock, data);
  const fetchQueuePort = await serve(queueServer(fetchQueue), 0);
  const fetchQueueUrl = `http://127.0.0.1:${fetchQueuePort}/000000000000/${FETCH_QUEUE}`;
  const table = await openTable(TABLE, options.data && join(data, 'table'));
  onClose(table.close);
  // The gateway listens before the functions are there: a first request waits for its own instead of failing.
  const port = await serve(
    gatewayServer({ clock, bucket, queue, functions: () => functions, onFault }),
    options.port ?? 0,
    options.host,
  );
  const url = `http://localhost:${port}`;
  const moderatorToken = keptSecret(data, 'moderator-token');
  const operatorToken = keptSecret(data, 'operator-token');
  const queueEndpoint = `http://127.0.0.1:${queuePort}`;
  const functions = loadInto(data, options.functionsFolder, {
    tableName: TABLE,
    tableEndpoint: table.endpoint,
    bucketName: BUCKET,
    bucketEndpoint,
    queueUrl: `${queueEndpoint}/000000000000/${QUEUE}`,
    cursorSecret: keptSecret(data, 'cursor-secret'),
    sessionSecret: keptSecret(data, 'session-secret'),
    moderatorToken,
    operatorToken,
    fetchQueueUrl,
    collector: options.collector ?? {},
    pictures: options.pictures === true,
    siteFile: options.siteFile,
    commentOrigins: options.commentOrigins,
    siteUrl: options.publicUrl ?? url,
    logFile: join(data, 'log.ndjson'),
  });
  await functions.loaded();
  const source = startEventSource({
    queue,
    queueName: QUEUE,
    invoke: (event) => functions.invoke(QUEUE_FUNCTION, event),
    clock,
    batchSize: INGESTION.batchSize,
    concurrency: CONCURRENT_BATCHES,
    batchWindowMs: options.batchWindowMs ?? 50,
    retryMs: options.retryMs ?? 60_000,
    onIdle: () => bucket.sweep((version) => isNeeded(version, queue, clock())),
    onFault,
  });
  onClose(source.close);
  const collector = startCollector({
    queue: fetchQueue,
    functions,
    clock,
    everyMs: options.collectEveryMs,
    retryMs: options.retryMs ?? 60_000,
    onFault,
  });
  onClose(collector.close);
  const { indexEveryMs = INDEX_MS } = options;
  if (functions.has('index') && indexEveryMs > 0)
    onClose(startTimer({ everyMs: indexEveryMs, run: () => functions.invoke('index', {}), onFault }).close);
  const { drained } = source;
  const collected = async () => {
    await collector.drained();
    await drained();
  };
  const services = {
    tableName: TABLE,
    tableEndpoint: table.endpoint,
    bucketEndpoint,
    queueEndpoint,
    moderatorToken,
    operatorToken,
    bucket,
    queue,
    fetchQueue,
  };
  return { url, ...services, functions, drained, collected };
}

/** Parts of uploads stay for an hour and while a message asks for one of the same upload, earlier versions while one asks for them. */
function isNeeded(
  { key, versionId, createdAt, isNewest }: StoredObject & { readonly isNewest: boolean },
  { mentions }: Queue,
  nowMs: number,
): boolean {
  if (!key.startsWith(PARTS_PREFIX)) return isNewest || mentions(versionId);
  const [ingest = ''] = key.slice(PARTS_PREFIX.length).split('/');
  return Date.parse(createdAt) > nowMs - PARTS_MS || mentions(ingest);
}

function loadInto(
  data: string,
  functionsFolder: string | undefined,
  environment: EnvironmentValues,
): Functions {
  const folder = join(data, 'functions');
  rmSync(folder, { recursive: true, force: true });
  setEnvironment(environment);
  return loadFunctions(linkBundles(join(folder, randomUUID()), functionsFolder), timeoutMs);
}

function temporaryFolder(onClose: (closer: () => unknown) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-'));
  onClose(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
