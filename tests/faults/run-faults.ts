import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBucket, type StoredObject } from '../../infra/local/bucket.ts';
import { bucketServer } from '../../infra/local/bucket-http.ts';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { openQueue } from '../../infra/local/queue.ts';
import { queueServer } from '../../infra/local/queue-http.ts';
import { objectCreatedEvent } from '../../infra/local/s3-event.ts';
import { openTable } from '../../infra/local/table.ts';
import { type Random, seededRandom, shuffled } from '../support/seeded-random.ts';
import type { ApiInstance } from './api-request.ts';
import { askQuestions, firstSentenceModel, type ModelOutcome, type ModelQuestion } from './ask-model.ts';
import { builtFunctions, functionEnvironment, type StartFunction } from './built-functions.ts';
import { type Delivery, deliverAll, type IngestInstance } from './deliver-all.ts';
import { type FaultKind, noFaults, startFaultProxy } from './fault-proxy.ts';
import { BRIEF_LIFE, type FunctionInstance } from './function-instance.ts';
import { type PlannedComment, plannedComments, postComments } from './post-comments.ts';
import { contentsOf, type TableContents } from './read-table.ts';
import { urlOf } from './server-url.ts';
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
  readonly comments: number;
  /** What the AI features answered while their model was behind faults. */
  readonly answers: Omit<ModelOutcome, 'wrong'>;
  /** Deliveries that were given up at the limit; 0 or the run says nothing. */
  readonly undelivered: number;
  readonly seconds: number;
}

const BUCKET = 'newsloom-faults';
const SESSION_SECRET = 'secret of sessions';
const MODERATOR_TOKEN = 'token-of-a-moderator';
/** The model fails so often that both of what it says and what stands in for it are seen. */
const MODEL_FAULT_RATE = 0.5;

/**
 * Ingests the same uploads twice, once undisturbed, once through proxies that fault, shuffled, each delivered up to
 * five times, several at a time, by processes that are killed; and has the same comments posted and decided on
 * meanwhile. Then compares the two tables, and asks the AI features while their model faults.
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
  const queue = queueServer(openQueue({ clock: Date.now, visibilityMs: 1000, maxReceiveCount: 5 }));
  try {
    for (const { key, body } of faultUploads(random, options.articles, Date.now()))
      await bucket.put(key, body);
    await listen(server, 0);
    await listen(queue, 0);
    const messages = objects.map((object) => JSON.stringify(objectCreatedEvent(BUCKET, object)));
    const scene: Scene = {
      bucket: server,
      queue,
      start: await builtFunctions(folder),
    };
    onProgress(`${messages.length} uploads; a clean run first`);
    const clean = await cleanRun(scene, messages, random, options);
    onProgress(`clean run: ${clean.table.articles.size} articles after ${secondsSince(started)} s`);
    const hurt = await hurtRun(scene, messages, clean, random, options);
    const { table, unposted, answers, ...counts } = hurt;
    const { lost, differing, ...others } = tableDifferences(clean.table, table);
    const { wrong, ...answered } = answers;
    return {
      seed,
      ...counts,
      articles: table.articles.size,
      comments: table.comments.size,
      answers: answered,
      ...others,
      lost: [...lost, ...unposted],
      differing: [...differing, ...wrong],
      seconds: secondsSince(started),
    };
  } finally {
    await closeServer(server);
    await closeServer(queue);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scene {
  readonly bucket: Server;
  /** Takes every wish and holds no messages: those are handed over by the run itself. */
  readonly queue: Server;
  readonly start: StartFunction;
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

/** What an undisturbed run comes to. */
interface Clean {
  readonly table: TableContents;
  readonly comments: readonly PlannedComment[];
}

/** Instances and lanes of an undisturbed run: as many as keep two cores busy. */
const CLEAN = { instances: 2, lanes: 2 };

async function cleanRun(
  scene: Scene,
  messages: readonly string[],
  random: Random,
  { limitSeconds }: FaultRunOptions,
): Promise<Clean> {
  const table = await openTable(BUCKET);
  const env = environment(scene, table.endpoint, urlOf(scene.bucket));
  const instances = Array.from({ length: CLEAN.instances }, (): IngestInstance => scene.start('ingest', env));
  const commenting: ApiInstance = scene.start('comments', env);
  try {
    const deliveries = messages.map((body, number) => ({ id: String(number), body }));
    const left = await deliverAll({
      deliveries,
      instances,
      lanes: CLEAN.lanes,
      limitSeconds,
      random: () => 0.5,
    });
    if (left > 0) throw new Error(`the clean run left ${left} deliveries`);
    const comments = plannedComments(random, commentedArticles(await contentsOf(table, BUCKET)));
    const unposted = await postComments({ instance: commenting, ...COMMENTING, limitSeconds }, comments);
    if (unposted.length > 0) throw new Error(`the clean run posted not all comments: ${unposted[0]}`);
    return { table: await contentsOf(table, BUCKET), comments };
  } finally {
    for (const instance of instances) await instance.close();
    await commenting.close();
    await table.close();
  }
}

const COMMENTING = { sessionSecret: SESSION_SECRET, moderatorToken: MODERATOR_TOKEN };
/** One article in so many gets comments, and as many get questions. */
const COMMENTED = 10;

function usableArticles({ articles }: TableContents): string[] {
  return [...articles].flatMap(([id, { state }]) => (state === 'usable' ? [id] : [])).sort();
}

function commentedArticles(contents: TableContents): string[] {
  return usableArticles(contents).filter((_, index) => index % COMMENTED === 0);
}

function questionsOf(contents: TableContents): ModelQuestion[] {
  return commentedArticles(contents).flatMap((articleId) => {
    const question = contents.articles.get(articleId)?.article.headline;
    return question ? [{ articleId, question }] : [];
  });
}

async function hurtRun(
  scene: Scene,
  messages: readonly string[],
  clean: Clean,
  random: Random,
  options: FaultRunOptions,
) {
  const { limitSeconds } = options;
  const table = await openTable(BUCKET);
  const closers: (() => Promise<void>)[] = [table.close];
  const injected = noFaults();
  const deliveries = duplicated(messages, random);
  const killer = killers(options.kills, deliveries.length, random);
  const proxied = async (target: Server, rate: number, onRequest?: () => void) => {
    const proxy = await startFaultProxy({
      target,
      random,
      rate: () => rate,
      injected,
      ...(onRequest && { onRequest }),
    });
    closers.push(proxy.close);
    return proxy.url;
  };
  const startBehindFaults = async <Event, Answer>(name: string, more: Record<string, string> = {}) => {
    let started: FunctionInstance<Event, Answer> | undefined;
    const watch = killer.watch(() => started);
    const tableUrl = await proxied(table.server, options.faultRate, watch);
    const bucketUrl = await proxied(scene.bucket, options.faultRate, watch);
    const env = { ...environment(scene, tableUrl, bucketUrl), ...more };
    const instance = scene.start<Event, Answer>(name, env, BRIEF_LIFE);
    started = instance;
    closers.push(instance.close);
    return instance;
  };
  try {
    const instances: IngestInstance[] = [];
    for (let slot = 0; slot < options.instances; slot += 1) instances.push(await startBehindFaults('ingest'));
    const instance: ApiInstance = await startBehindFaults('comments');
    const [undelivered, unposted] = await Promise.all([
      deliverAll({
        deliveries,
        instances,
        lanes: options.lanes,
        random,
        limitSeconds,
        onDone: (done) => {
          killer.done(done);
          if (done % 200 === 0)
            options.onProgress?.(
              `${done} of ${deliveries.length} deliveries, ${sum(injected)} faults, ${killer.kills()} kills`,
            );
        },
      }),
      postComments({ instance, ...COMMENTING, limitSeconds }, clean.comments),
    ]);
    const contents = await contentsOf(table, BUCKET);
    const model = firstSentenceModel();
    await listen(model, 0);
    closers.push(() => closeServer(model));
    const modelUrl = await proxied(model, MODEL_FAULT_RATE);
    const plain = scene.start(
      'assist',
      environment(scene, table.endpoint, urlOf(scene.bucket)),
    ) as ApiInstance;
    closers.push(plain.close);
    const helped: ApiInstance = await startBehindFaults('assist', {
      NEWSLOOM_MODEL: 'first-sentence',
      NEWSLOOM_MODEL_URL: modelUrl,
      NEWSLOOM_DAILY_TOKENS: '100000000',
    });
    return {
      deliveries: deliveries.length,
      injected,
      kills: killer.kills(),
      undelivered,
      unposted,
      answers: await askQuestions(helped, plain, questionsOf(contents)),
      table: contents,
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Each upload one to five times, most but once, in any order; half of the repetitions come right behind each other. */
function duplicated(messages: readonly string[], random: Random): Delivery[] {
  const runs = messages.flatMap((body, number) => {
    const copies = Array.from({ length: 1 + Math.floor(5 * random() ** 6) }, (_, copy) => ({
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
    watch: (instance: () => { kill(): void } | undefined) => {
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

function environment({ queue }: Scene, tableUrl: string, bucketUrl: string): Record<string, string> {
  const services = { name: BUCKET, tableUrl, bucketUrl, queueUrl: urlOf(queue) };
  return functionEnvironment(services, {
    NEWSLOOM_SESSION_SECRET: SESSION_SECRET,
    NEWSLOOM_MODERATORS: `ida:${createHash('sha256').update(MODERATOR_TOKEN).digest('hex')}`,
  });
}
