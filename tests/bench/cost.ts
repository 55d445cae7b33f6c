import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { itemBytes } from '../../lib/store/item-bytes.ts';
import { dataFolder } from '../support/data.ts';
import { deliverLooks } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';
import {
  ingestUsdPerMillion,
  type Kept,
  monthlyBill,
  type Operator,
  routeUsdPerMillion,
  type Use,
} from './cost/bill.ts';
import { type Call, callsOf } from './cost/calls.ts';
import { type DayUpload, dayOf, samplesOf } from './cost/day.ts';
import { PRICES } from './cost/prices.ts';

const { values } = commandLine({
  call: 'npm run -s bench:cost',
  about: `What an article and a request cost: a day of articles is ingested on the local host and every route is called;
functions tell of each invocation what it asked of the table (units by our own estimate, lib/store/item-bytes.ts)
and how long it took. Those milliseconds include the embedded table, which works in the same process: an upper
bound of what Lambda computes, about what it waits for a real one.`,
  options: {
    articles: number('articles that are ingested', 2000, { from: 1 }),
    json: flag('JSON on standard output'),
  },
});

const OPERATORS: Readonly<Record<string, Operator>> = {
  hobby: { articles: 5_000, reads: 50_000 },
  newsroom: { articles: 200_000, reads: 5_000_000 },
  aggregator: { articles: 3_000_000, reads: 200_000_000 },
};

/** The share of reads that a cache in front is taken to answer. */
const CACHED = 0.9;

/** What readers ask for: shares of a public site, whose lists and articles are most of it. */
const MIX: Readonly<Record<string, number>> = {
  'GET /v1/feeds/latest': 0.3,
  'GET /v1/feeds/sources/{key}': 0.1,
  'GET /v1/feeds/hashtags/{tag}': 0.1,
  'GET /v1/articles/{id}': 0.3,
  'GET /v1/articles/{id}/related': 0.1,
  'GET /v1/stories': 0.05,
  'GET /v1/search': 0.05,
};

/** The line of an invocation; zeros of metrics are left out of it. */
interface Line {
  readonly function: string;
  readonly durationMs: number;
  readonly queries: number;
  readonly gets: number;
  readonly writes: number;
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly stored?: number;
  readonly related?: number;
  readonly joinedStory?: number;
  readonly bytes: number;
}

function linesOf(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"_aws"'))
    .map((line) => ({ ...(JSON.parse(line) as Omit<Line, 'bytes'>), bytes: line.length }));
}

/** Lines are written behind the answer. */
async function settled(file: string, name: string, count: number): Promise<Line[]> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const lines = linesOf(file).filter((line) => line.function === name);
    if (lines.length >= count) return lines;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${name} has not told of ${count} invocations`);
}

const sum = <T>(items: readonly T[], pick: (item: T) => number | undefined) =>
  items.reduce((total, item) => total + (pick(item) ?? 0), 0);

async function ingestDay(host: LocalHost, log: string, uploads: readonly DayUpload[]) {
  for (const { key, text } of uploads) {
    await host.bucket.put(`uploads/${key}`, Buffer.from(text));
    await host.drained();
  }
  await deliverLooks(host);
  const ingested = await settled(log, 'ingest', 1);
  // Ingestion merges small segments of the search index itself; what the timer does a minute without any is no article's.
  const merged = linesOf(log).filter((line) => line.function === 'index' && line.writeUnits);
  const lines = [...ingested, ...merged];
  const articles = sum(lines, ({ stored }) => stored);
  const each = (pick: (line: Line) => number | undefined) => sum(lines, pick) / articles;
  const use: Use = {
    function: 'ingest',
    queries: each(({ queries, gets }) => queries + gets),
    readUnits: each(({ readUnits }) => readUnits),
    writeUnits: each(({ writeUnits }) => writeUnits),
    ms: each(({ durationMs }) => durationMs),
    bytes: 0,
    logBytes: each(({ bytes }) => bytes),
  };
  const found = {
    related: each(({ related }) => related),
    joinedStory: each(({ joinedStory }) => joinedStory),
  };
  return { articles, use, found };
}

/** Bytes and write units that lie in the table, by the kind of item. */
async function stock(host: LocalHost) {
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  const kinds: Record<string, { items: number; bytes: number; units: number }> = {};
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: host.tableName, ...(start && { ExclusiveStartKey: start }) }),
    );
    for (const item of page.Items ?? []) {
      const kind =
        `${item['pk']?.S?.split('#')[0]} ${item['sk']?.S?.match(/^[A-Z]{3,}(?=#|$)/)?.[0] ?? ''}`.trim();
      const bytes = itemBytes(item);
      const before = kinds[kind] ?? { items: 0, bytes: 0, units: 0 };
      kinds[kind] = {
        items: before.items + 1,
        bytes: before.bytes + bytes,
        units: before.units + Math.max(1, Math.ceil(bytes / 1024)),
      };
    }
    start = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (start);
  client.destroy();
  return kinds;
}

/** What a route uses, on average of its calls. */
async function callRoute(host: LocalHost, log: string, { route, rounds, event }: Call): Promise<Use> {
  const before = linesOf(log).filter((line) => line.function === route.function).length;
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const asked = await event();
    const answer = (await host.functions.invoke(route.function, asked)) as APIGatewayProxyStructuredResultV2;
    if ((answer.statusCode ?? 500) >= 400)
      throw new Error(`${route.method} ${route.path} answered ${answer.statusCode}: ${answer.body}`);
    bytes += Buffer.byteLength(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  }
  const lines = (await settled(log, route.function, before + rounds)).slice(before, before + rounds);
  const each = (pick: (line: Line) => number | undefined) => sum(lines, pick) / lines.length;
  return {
    function: route.function,
    queries: each(({ queries, gets }) => queries + gets),
    readUnits: each(({ readUnits }) => readUnits),
    writeUnits: each(({ writeUnits }) => writeUnits),
    ms: each(({ durationMs }) => durationMs),
    bytes: bytes / rounds,
    logBytes: each((line) => line.bytes),
  };
}

const dollars = (bill: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(bill).map(([part, usd]) => [part, rounded(usd)]));

/** One request of the mix. */
function mixed(routes: ReadonlyMap<string, Use>): Use {
  const shares = Object.entries(MIX).map(([name, share]) => ({ share, use: routes.get(name) as Use }));
  const of = (pick: (use: Use) => number) => sum(shares, ({ share, use }) => share * pick(use));
  return {
    function: 'feeds',
    queries: of(({ queries }) => queries),
    readUnits: of(({ readUnits }) => readUnits),
    writeUnits: of(({ writeUnits }) => writeUnits),
    ms: of(({ ms }) => ms),
    bytes: of(({ bytes }) => bytes),
    logBytes: of(({ logBytes }) => logBytes),
  };
}

const rounded = (value: number, digits = 2) => Number(value.toFixed(digits));

async function main() {
  const data = mkdtempSync(join(tmpdir(), 'newsloom-cost-'));
  const log = join(data, 'log.ndjson');
  process.env['NEWSLOOM_UPLOAD_TOKEN_HASHES'] = createHash('sha256').update('sample-token').digest('hex');
  const host = await startLocalHost({ data, batchWindowMs: 0 });
  try {
    const uploads = dataFolder
      ? dayOf(dataFolder, values.articles, Date.now())
      : samplesOf(join(repositoryRoot, 'events/uploads'));
    const { articles, use, found } = await ingestDay(host, log, uploads);
    const kinds = await stock(host);
    const kept: Kept = {
      tableBytes: sum(Object.values(kinds), ({ bytes }) => bytes) / articles,
      uploadBytes: sum(uploads, ({ text }) => Buffer.byteLength(text)) / articles,
      perUpload: articles / uploads.length,
    };
    const first = await fetch(`${host.url}/uploads/again.json`, {
      method: 'PUT',
      body: uploads[0]?.text ?? '',
    });
    await host.drained();
    const { calls, uncalled } = await callsOf(host, first.headers.get('location')?.split('/').at(-1) ?? '');
    const routes = new Map<string, Use>();
    for (const call of calls)
      routes.set(`${call.route.method} ${call.route.path}`, await callRoute(host, log, call));
    report({ articles, use, found, kept, kinds, routes, uncalled, uploads: uploads.length });
  } finally {
    await host.close();
    rmSync(data, { recursive: true, force: true });
  }
}

interface Result {
  readonly articles: number;
  readonly uploads: number;
  readonly use: Use;
  readonly found: { readonly related: number; readonly joinedStory: number };
  readonly kept: Kept;
  readonly kinds: Readonly<Record<string, { items: number; bytes: number; units: number }>>;
  readonly routes: ReadonlyMap<string, Use>;
  readonly uncalled: readonly string[];
}

function report({ articles, uploads, use, found, kept, kinds, routes, uncalled }: Result): void {
  const read = mixed(routes);
  const figures = (each: Use) => ({
    queries: rounded(each.queries),
    readUnits: rounded(each.readUnits),
    ...(each.writeUnits > 0 && { writeUnits: rounded(each.writeUnits) }),
  });
  const json = {
    ingest: { ...figures(use), usdPerMillion: rounded(ingestUsdPerMillion(use, kept)) },
    routes: Object.fromEntries(
      [...routes].map(([name, each]) => [
        name,
        { ...figures(each), ms: rounded(each.ms, 1), usdPerMillion: rounded(routeUsdPerMillion(each)) },
      ]),
    ),
    monthly: Object.fromEntries(
      Object.entries(OPERATORS).flatMap(([name, operator]) => [
        [name, dollars(monthlyBill(operator, use, kept, read))],
        [`${name}, CloudFront`, dollars(monthlyBill(operator, use, kept, read, CACHED))],
      ]),
    ),
  };
  if (values.json) {
    console.log(JSON.stringify(json));
    return;
  }
  console.log(
    `${articles} articles in ${uploads} uploads: ${found.related.toFixed(1)} related each, ${(found.joinedStory * 100).toFixed(0)} % joined a story; ${(kept.tableBytes / 1024).toFixed(1)} KB each in the table, ${use.ms.toFixed(0)} ms`,
  );
  console.table(
    Object.fromEntries(
      Object.entries(kinds).map(([kind, { items, bytes, units }]) => [
        kind,
        {
          'items an article': rounded(items / articles),
          'bytes an item': Math.round(bytes / items),
          'units an article': rounded(units / articles),
        },
      ]),
    ),
  );
  console.table({ 'an article': json.ingest });
  console.table(json.routes);
  if (uncalled.length > 0)
    console.log(
      `not called, being forms of pages, lists of nothing, pictures or of the collector: ${uncalled.join(', ')}`,
    );
  console.log(
    `a read sends ${(read.bytes / 1000).toFixed(1)} KB, compressed where it may be\nUS dollars a month, table and uploads of a year included; of reads CloudFront answers ${CACHED * 100} of 100:`,
  );
  console.table(json.monthly);
  console.log(`the smallest always-on search cluster: ${PRICES.searchClusterMonth.toFixed(2)} a month`);
}

await main();
