import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { linkBundles } from '../../../infra/local/bundles.ts';
import { type LocalHost, startLocalHost } from '../../../infra/local/local-host.ts';
import { LOCAL_ACCOUNT } from '../../../infra/local/table.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { indexArticle } from '../../../lib/ingest/index-article.ts';
import { searchArticles } from '../../../lib/read/search.ts';
import { readSearchParameters } from '../../../lib/read/search-request.ts';
import { sendDirectly } from '../../../lib/runtime/direct-requests.ts';
import { NO_MANIFEST } from '../../../lib/search/manifest.ts';
import { type ArticleRecord, articleItem } from '../../../lib/store/article-item.ts';
import { dynamoReadStore } from '../../../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../../../lib/store/dynamo-search-store.ts';
import { writeItems } from '../../../lib/store/table-batches.ts';
import { newMeter } from '../../../lib/store/table-requests.ts';
import { eventOfPath } from '../http/event-of-path.ts';

/** What one invocation of a built function asked of the table. */
export interface Invoked {
  readonly requests: number;
  readonly readUnits: number;
}

/** The local host with its built functions, and copies of them whose cost is counted one by one. */
export interface BuiltSearch {
  readonly url: string;
  /** Stores records and puts them into the index as ingestion does, one item of the tail each. */
  add(records: readonly ArticleRecord[]): Promise<void>;
  /** Runs the built function `index` once, as its timer does. */
  merge(): Promise<void>;
  /** Asks a path of an instance that has nothing in memory. */
  askCold(path: string): Promise<Invoked>;
  /** Write units of the index so far, merging included. */
  writeUnits(): number;
  /** Bytes of the segments that stand, and of their articles' entries. */
  indexBytes(): Promise<number>;
  close(): Promise<void>;
}

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** A thread of its own has loaded no module yet, and ends with all that it remembers. */
const FRESH_INSTANCE = `
const { workerData: { file, event } } = require('node:worker_threads');
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 900000 };
import(file).then(({ handler }) => handler(event, context)).then(({ statusCode }) => {
  process.exit(statusCode < 500 ? 0 : 1);
});`;

/** Searches whose cost is compared with that of a fresh instance of the built function, which takes a second to start. */
const COMPARED = 3;
/** Puts that are on their way at the same time. */
const TOGETHER = 12;
/** Places in the tail go up by it: earlier than the present, so that all of them are settled. */
const STEP_MS = 5;

/** Starts the host with an empty table in memory; nothing is merged unless `merge` is called. */
export async function startBuiltSearch(articles: number): Promise<BuiltSearch> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-search-'));
  const host: LocalHost = await startLocalHost({ indexEveryMs: 0 });
  const logFile = join(folder, 'log.ndjson');
  // As on AWS, where time to live deletes at no cost. Read by the copies, when they load.
  Object.assign(process.env, { NEWSLOOM_LOG_FILE: logFile, NEWSLOOM_SEARCH_SWEEP: '' });
  const bundles = linkBundles(join(folder, 'functions'));
  const fileOf = async (name: string) =>
    pathToFileURL(join((await bundles.get(name)) ?? '', 'index.mjs')).href;
  const { handler: index } = (await import(await fileOf('index'))) as { handler: Handler };
  const reader = await fileOf('feeds');
  const client = sendDirectly(new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT }));
  const table = { client, name: host.tableName, meter: newMeter() };
  const tail = { client, name: host.tableName, meter: newMeter() };
  const tailStore = dynamoSearchStore(tail);
  let [instant, merged, compared] = [Date.now() - 60_000 - articles * STEP_MS, 0, 0];
  const put = async (record: ArticleRecord) => {
    instant += STEP_MS;
    const begun = toInstant(instant);
    const faults = (_: unknown, error: unknown) => {
      throw error;
    };
    await indexArticle(
      { index: tailStore, now: () => begun, log: () => undefined, onInternalFault: faults },
      record,
    );
  };
  /** The line that a function logs while `run` invokes it. */
  const lineOf = async (run: () => Promise<unknown>) => {
    writeFileSync(logFile, '');
    await run();
    const line = readFileSync(logFile, 'utf8').split('\n').filter(Boolean).at(-1);
    if (line === undefined) throw new Error('the built function logged no line');
    return JSON.parse(line) as Partial<Record<string, number>>;
  };
  return {
    url: host.url,
    async add(records) {
      await writeItems(table, records.map(articleItem));
      for (let from = 0; from < records.length; from += TOGETHER)
        await Promise.all(records.slice(from, from + TOGETHER).map(put));
    },
    async merge() {
      const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 900_000 };
      merged += (await lineOf(() => index({}, context)))['writeUnits'] ?? 0;
    },
    async askCold(path) {
      const cost = await askWithoutMemory(client, host.tableName, path);
      if (compared >= COMPARED) return cost;
      compared += 1;
      const {
        queries = 0,
        gets = 0,
        readUnits = 0,
      } = await lineOf(() => askFresh(reader, eventOfPath(path)));
      if (cost.requests !== queries + gets || cost.readUnits !== readUnits)
        throw new Error(`${path} cost a fresh instance ${queries + gets} requests, ${readUnits} units`);
      return cost;
    },
    writeUnits: () => tail.meter.writeUnits + merged,
    async indexBytes() {
      const { manifest = NO_MANIFEST } = (await tailStore.getManifest({ consistent: true })) ?? {};
      const left = await tailStore.listTail(manifest.mergedUpTo);
      const inTail = left.reduce((sum, { bytes }) => sum + bytes.length, 0);
      const inSegments = manifest.segments.reduce((sum, { bytes }) => sum + bytes, 0);
      return inTail + inSegments;
    },
    async close() {
      client.destroy();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a search costs an instance that has nothing in memory. */
async function askWithoutMemory(client: DynamoDBClient, name: string, path: string): Promise<Invoked> {
  const { searchParams } = new URL(path, 'http://localhost');
  const asked = await readSearchParameters(searchParams, 'relevance');
  if (!asked.ok) return { requests: 0, readUnits: 0 };
  const { filters, ...rest } = asked.value;
  const table = { client, name, meter: newMeter() };
  const deps = {
    store: dynamoReadStore(table),
    index: dynamoSearchStore(table),
    now: () => toInstant(Date.now()),
  };
  await searchArticles(deps, { ...rest, ...filters, limit: Number(searchParams.get('limit')) });
  const { queries, gets, readUnits } = table.meter;
  return { requests: queries + gets, readUnits };
}

/** Invokes a function in a thread of its own. Throws for an answer that is our fault. */
async function askFresh(file: string, event: unknown): Promise<void> {
  const worker = new Worker(FRESH_INSTANCE, { eval: true, execArgv: [], workerData: { file, event } });
  const [code] = (await once(worker, 'exit')) as [number];
  if (code !== 0) throw new Error(`${JSON.stringify(event)} was answered with a fault`);
}
