import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import { INGESTION } from '../stack/ingestion.ts';
import { type Bucket, openBucket } from './bucket.ts';
import { bucketServer } from './bucket-http.ts';
import { copyBundles } from './bundles.ts';
import type { Clock } from './clock.ts';
import { keptSecret, takeDataFolder } from './data-folder.ts';
import { type EnvironmentValues, setEnvironment, silenceNodeWarning } from './environment.ts';
import { startEventSource } from './event-source.ts';
import { type Functions, loadFunctions } from './functions.ts';
import { gatewayServer } from './gateway.ts';
import { closeServer, listen } from './listen.ts';
import { openQueue, type Queue } from './queue.ts';
import { queueServer } from './queue-http.ts';
import { QUEUE_FUNCTION } from './routes.ts';
import { objectCreatedEvent } from './s3-event.ts';
import { openTable } from './table.ts';

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
  readonly bucket: Bucket;
  readonly queue: Queue;
  readonly functions: Functions;
  /** Resolves when every upload so far is ingested or among the dead letters. */
  drained(): Promise<void>;
  /** Takes no more, waits for the running batch and the open requests, and lets go of the data. */
  close(): Promise<void>;
}

const TABLE = 'newsloom';
const BUCKET = 'newsloom-local';
const QUEUE = 'newsloom-uploads';

/** What Lambda would be told: an API answers within 30 s, a batch of uploads may take five minutes. */
const timeoutMs = (name: string) => (name === QUEUE_FUNCTION ? INGESTION.timeoutSeconds * 1000 : 30_000);

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
    visibilityMs: options.retryMs ?? 60_000,
    maxReceiveCount: INGESTION.maxReceives,
    ...(options.retryMs !== undefined && { longestRetryMs: options.retryMs }),
    folder: join(data, 'queue'),
  });
  const queuePort = await serve(queueServer(queue), 0);
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
    concurrency: 1,
    batchWindowMs: options.batchWindowMs ?? 50,
    onIdle: () => bucket.sweep(queue.mentions),
    onFault,
  });
  onClose(source.close);
  const { drained } = source;
  const services = {
    tableName: TABLE,
    tableEndpoint: table.endpoint,
    bucketEndpoint,
    queueEndpoint,
    moderatorToken,
    bucket,
    queue,
  };
  return { url, ...services, functions, drained };
}

function loadInto(
  data: string,
  functionsFolder: string | undefined,
  environment: EnvironmentValues,
): Functions {
  const folder = join(data, 'functions');
  rmSync(folder, { recursive: true, force: true });
  setEnvironment(environment);
  return loadFunctions(copyBundles(join(folder, randomUUID()), functionsFolder), timeoutMs);
}

function temporaryFolder(onClose: (closer: () => unknown) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-'));
  onClose(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
