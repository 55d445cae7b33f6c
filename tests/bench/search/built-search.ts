import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { copyBundles } from '../../../infra/local/bundles.ts';
import { type LocalHost, startLocalHost } from '../../../infra/local/local-host.ts';
import { LOCAL_ACCOUNT } from '../../../infra/local/table.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { indexArticle } from '../../../lib/ingest/index-article.ts';
import { NO_MANIFEST } from '../../../lib/search/manifest.ts';
import { type ArticleRecord, articleItem } from '../../../lib/store/article-item.ts';
import { dynamoSearchStore } from '../../../lib/store/dynamo-search-store.ts';
import { writeItems } from '../../../lib/store/table-batches.ts';
import { newMeter } from '../../../lib/store/table-requests.ts';
import { eventOfPath } from '../http/event-of-path.ts';

/** What one invocation of a built function asked of the table. */
export interface Invoked {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** The local host with its built functions, and copies of them whose cost is counted one by one. */
export interface BuiltSearch {
  readonly url: string;
  /** Stores records and puts them into the index as ingestion does, one item of the tail each. */
  add(records: readonly ArticleRecord[]): Promise<void>;
  /** Runs the built function `index` once, as its timer does. */
  merge(): Promise<void>;
  /** Asks a path of a fresh instance of the built API, which has nothing in memory. */
  askCold(path: string): Promise<Invoked>;
  /** Write units of the index so far, merging included. */
  writeUnits(): number;
  /** Bytes of the segments that stand, and of their articles' entries. */
  indexBytes(): Promise<number>;
  close(): Promise<void>;
}

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** Puts that are on their way at the same time. */
const TOGETHER = 12;
/** Places in the tail go up by it: earlier than the present, so that all of them are settled. */
const STEP_MS = 5;

/** Starts the host with an empty table in memory; nothing is merged unless `merge` is called. */
export async function startBuiltSearch(articles: number): Promise<BuiltSearch> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-search-'));
  const host: LocalHost = await startLocalHost({ indexEveryMs: 0 });
  const logFile = join(folder, 'log.ndjson');
  closeSync(openSync(logFile, 'a'));
  // As on AWS, where time to live deletes at no cost. Read by the copies, when they load.
  Object.assign(process.env, { NEWSLOOM_LOG_FILE: logFile, NEWSLOOM_SEARCH_SWEEP: '' });
  const bundles = copyBundles(join(folder, 'functions'));
  const load = async (name: string, copy: number): Promise<Handler> => {
    const file = pathToFileURL(join((await bundles.get(name)) ?? '', 'index.mjs'));
    return ((await import(`${file.href}?${copy}`)) as { handler: Handler }).handler;
  };
  const index = await load('index', 0);
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  const table = { client, name: host.tableName, meter: newMeter() };
  const tail = { client, name: host.tableName, meter: newMeter() };
  const tailStore = dynamoSearchStore(tail);
  let [instant, copies, merged] = [Date.now() - 60_000 - articles * STEP_MS, 0, 0];
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
  const invoke = async (handler: Handler, event: unknown) => {
    const lines = linesOf(logFile).length;
    await handler(event, { awsRequestId: 'bench', getRemainingTimeInMillis: () => 900_000 });
    const line = linesOf(logFile).slice(lines).at(-1);
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
      merged += (await invoke(index, {}))['writeUnits'] ?? 0;
    },
    async askCold(path) {
      copies += 1;
      const line = await invoke(await load('feeds', copies), eventOfPath(path));
      const { queries = 0, gets = 0, readUnits = 0, writeUnits = 0 } = line;
      return { requests: queries + gets, readUnits, writeUnits };
    },
    writeUnits: () => tail.meter.writeUnits + merged,
    async indexBytes() {
      const { manifest = NO_MANIFEST } = (await tailStore.getManifest({ consistent: true })) ?? {};
      const left = await tailStore.listTail(manifest.mark);
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

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}
