import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { transformSync } from 'esbuild';
import { openBucket, type StoredObject } from '../../infra/local/bucket.ts';
import { bucketServer } from '../../infra/local/bucket-http.ts';
import { copyBundles } from '../../infra/local/bundles.ts';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { objectCreatedEvent } from '../../infra/local/s3-event.ts';
import { LOCAL_ACCOUNT, openTable } from '../../infra/local/table.ts';
import { type Random, seededRandom, shuffled, wholeNumber } from '../support/seeded-random.ts';
import { type Delivery, deliverAll } from './deliver-all.ts';
import { type FaultKind, noFaults, startFaultProxy } from './fault-proxy.ts';
import { type IngestInstance, ingestInstance } from './ingest-instance.ts';
import { readTable, type TableContents } from './read-table.ts';
import { type Differences, tableDifferences } from './table-differences.ts';
import { faultUploads } from './uploads.ts';

export interface FaultRunOptions {
  readonly seed: number;
  readonly articles: number;
  /** Share of the requests that meet a fault. */
  readonly faultRate: number;
  /** Processes that are to be killed. */
  readonly kills: number;
  /** Instances of the function, each of which may be killed. */
  readonly instances: number;
  /** Batches that one instance works at, at the same time. */
  readonly lanes: number;
  /** After which the run gives up on what is not delivered. */
  readonly limitSeconds: number;
  readonly onProgress?: (line: string) => void;
}

export interface FaultReport extends Differences {
  readonly seed: number;
  readonly deliveries: number;
  readonly injected: Readonly<Record<FaultKind, number>>;
  readonly kills: number;
  readonly articles: number;
  /** Deliveries that were given up at the limit; 0 or the run says nothing. */
  readonly undelivered: number;
  readonly seconds: number;
}

const BUCKET = 'newsloom-faults';

/**
 * Ingests the same uploads twice, once undisturbed and in order, once through proxies that fault, shuffled, each
 * delivered up to five times, several at a time, by processes that are killed; then compares the two tables.
 */
export async function runFaults(options: FaultRunOptions): Promise<FaultReport> {
  const { seed, onProgress = () => undefined } = options;
  const started = performance.now();
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-faults-'));
  const objects: StoredObject[] = [];
  const bucket = openBucket({
    name: BUCKET,
    folder: join(folder, 'bucket'),
    clock: Date.now,
    onCreated: (object) => objects.push(object),
  });
  const server = bucketServer(bucket, Date.now);
  try {
    for (const { key, body } of faultUploads(random, options.articles, Date.now()))
      await bucket.put(key, body);
    const bucketUrl = `http://127.0.0.1:${await listen(server, 0)}`;
    const bundles = copyBundles(join(folder, 'functions'));
    await Promise.all(bundles.values());
    const script = join(folder, 'ingest-process.mjs');
    writeFileSync(script, plainScript());
    const messages = objects.map((object) => JSON.stringify(objectCreatedEvent(BUCKET, object)));
    const scene: Scene = { bucketUrl, script, bundle: join(folder, 'functions/ingest/index.mjs') };
    onProgress(`${messages.length} uploads; a clean run first`);
    const clean = await cleanRun(scene, messages, options);
    onProgress(`clean run: ${clean.articles.size} articles after ${secondsSince(started)} s`);
    const hurt = await hurtRun(scene, messages, random, options);
    const { table, ...counts } = hurt;
    return {
      seed,
      ...counts,
      articles: table.articles.size,
      ...tableDifferences(clean, table),
      seconds: secondsSince(started),
    };
  } finally {
    await closeServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scene {
  readonly bucketUrl: string;
  readonly script: string;
  readonly bundle: string;
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

function plainScript(): string {
  const source = readFileSync(join(import.meta.dirname, 'ingest-process.ts'), 'utf8');
  return transformSync(source, { loader: 'ts', format: 'esm' }).code;
}

async function cleanRun(
  scene: Scene,
  messages: readonly string[],
  { limitSeconds }: FaultRunOptions,
): Promise<TableContents> {
  const table = await openTable(BUCKET);
  const instance = ingestInstance(scene.script, scene.bundle, environment(table.endpoint, scene.bucketUrl));
  try {
    const deliveries = messages.map((body, number) => ({ id: String(number), body }));
    const left = await deliverAll({
      deliveries,
      instances: [instance],
      lanes: 1,
      limitSeconds,
      random: () => 0.5,
    });
    if (left > 0) throw new Error(`the clean run left ${left} deliveries`);
    return await contentsOf(table.endpoint);
  } finally {
    await instance.close();
    await table.close();
  }
}

async function hurtRun(scene: Scene, messages: readonly string[], random: Random, options: FaultRunOptions) {
  const table = await openTable(BUCKET);
  const closers: (() => Promise<void>)[] = [table.close];
  const injected = noFaults();
  const deliveries = duplicated(messages, random);
  const killer = killers(options.kills, deliveries.length, random);
  const instances: IngestInstance[] = [];
  try {
    for (let slot = 0; slot < options.instances; slot += 1) {
      const shared = {
        random,
        rate: () => options.faultRate,
        injected,
        onRequest: killer.watch(() => instances[slot]),
      };
      const tableProxy = await startFaultProxy({ ...shared, target: table.endpoint });
      const bucketProxy = await startFaultProxy({ ...shared, target: scene.bucketUrl });
      const instance = ingestInstance(
        scene.script,
        scene.bundle,
        environment(tableProxy.url, bucketProxy.url),
      );
      instances.push(instance);
      closers.push(tableProxy.close, bucketProxy.close, instance.close);
    }
    const undelivered = await deliverAll({
      deliveries,
      instances,
      lanes: options.lanes,
      random,
      limitSeconds: options.limitSeconds,
      onDone: (done) => {
        killer.done(done);
        if (done % 200 === 0)
          options.onProgress?.(
            `${done} of ${deliveries.length} deliveries, ${sum(injected)} faults, ${killer.kills()} kills`,
          );
      },
    });
    return {
      deliveries: deliveries.length,
      injected,
      kills: killer.kills(),
      undelivered,
      table: await contentsOf(table.endpoint),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Each upload one to five times, in any order; half of the repetitions come right behind each other. */
function duplicated(messages: readonly string[], random: Random): Delivery[] {
  const runs = messages.flatMap((body, number) => {
    const copies = Array.from({ length: wholeNumber(random, 1, 5) }, (_, copy) => ({
      id: `${number}-${copy}`,
      body,
    }));
    return random() < 0.5 ? [copies] : copies.map((copy) => [copy]);
  });
  return shuffled(random, runs).flat();
}

/** Kills instances evenly over the deliveries, each while one of its requests is on its way. */
function killers(wanted: number, deliveries: number, random: Random) {
  let killed = 0;
  let due = 0;
  return {
    kills: () => killed,
    done(done: number) {
      due = Math.min(wanted, Math.ceil((done / deliveries) * wanted * 1.1));
    },
    watch: (instance: () => IngestInstance | undefined) => {
      let quiet = 0;
      return () => {
        quiet += 1;
        // An instance that is killed as soon as it is up would never get anything done.
        if (killed >= due || quiet < 40 || random() > 0.05) return;
        killed += 1;
        quiet = 0;
        instance()?.kill();
      };
    },
  };
}

function environment(tableUrl: string, bucketUrl: string): Record<string, string> {
  return {
    NEWSLOOM_TABLE: BUCKET,
    NEWSLOOM_BUCKET: BUCKET,
    NEWSLOOM_CURSOR_SECRET: 'faults',
    AWS_ENDPOINT_URL_DYNAMODB: tableUrl,
    AWS_ENDPOINT_URL_S3: bucketUrl,
    AWS_REGION: LOCAL_ACCOUNT.region,
    AWS_ACCESS_KEY_ID: LOCAL_ACCOUNT.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_ACCOUNT.credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    TZ: 'UTC',
  };
}

async function contentsOf(endpoint: string): Promise<TableContents> {
  const client = new DynamoDBClient({ endpoint, ...LOCAL_ACCOUNT });
  try {
    return await readTable(client, BUCKET);
  } finally {
    client.destroy();
  }
}
