import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import autocannon from 'autocannon';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { functionOfPath } from '../../infra/local/routes.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { newMeter, type Table } from '../../lib/store/table-requests.ts';
import { appDeps, requester } from '../support/api.ts';
import { repositoryRoot } from '../support/root.ts';
import { loadArticles, loadExample } from './http/load.ts';

/*
 * npm run -s bench:http [-- --articles 20000 --seconds 5 --mixed 60 --json]
 * What reading costs on the local host: requests a second and latencies of each route under load; its wall and
 * CPU time over the bare SDK Query that it needs, one after the other in the same run; requests and read units.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '5' },
    mixed: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const ROUNDS = 400;
const CONNECTIONS = 10;

interface Measured {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  readonly ratioToQuery: number;
  readonly cpuToQuery: number;
  readonly queries: number;
  readonly readUnits: number;
}

/** A route, and the bare Query that it needs at the least. */
interface Subject {
  readonly path: string;
  readonly pk: string;
  readonly limit: number;
  readonly descending: boolean;
}

async function load(host: LocalHost, path: string, seconds: number) {
  const result = await autocannon({ url: host.url + path, connections: CONNECTIONS, duration: seconds });
  const { p50, p99 } = result.latency;
  return { rps: result.requests.average, p50, p99, errors: result.errors + result.timeouts + result.non2xx };
}

const sample = JSON.parse(readFileSync(join(repositoryRoot, 'events/http-feeds-latest.json'), 'utf8'));

function eventOf(path: string): unknown {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const http = { ...sample.requestContext.http, path: rawPath };
  return { ...sample, rawPath, rawQueryString, requestContext: { ...sample.requestContext, http } };
}

/** Medians of wall and CPU of the handler over those of the bare Query, alternating so that both meet the same machine. */
async function ratios(host: LocalHost, table: Table, { path, pk, limit, descending }: Subject) {
  const event = eventOf(path);
  const name = functionOfPath(path.split('?')[0] ?? '');
  const handler = () => host.functions.invoke(name, event);
  const query = () =>
    table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ScanIndexForward: !descending,
        Limit: limit,
      }),
    );
  const times = { handler: [] as [number, number][], query: [] as [number, number][] };
  for (let round = 0; round < ROUNDS + 50; round += 1) {
    const first = round % 2 === 0;
    const one = await timed(first ? handler : query);
    const two = await timed(first ? query : handler);
    if (round < 50) continue;
    times.handler.push(first ? one : two);
    times.query.push(first ? two : one);
  }
  const over = (part: 0 | 1) =>
    median(times.handler.map((each) => each[part])) / median(times.query.map((each) => each[part]));
  return { ratioToQuery: rounded(over(0)), cpuToQuery: rounded(over(1)) };
}

async function timed(run: () => Promise<unknown>): Promise<[wall: number, cpu: number]> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await run();
  const used = process.cpuUsage(cpu);
  return [performance.now() - wall, (used.user + used.system) / 1000];
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** DynamoDB requests and read units of one answer, by our own meter. */
async function costs(table: Table, path: string) {
  const meter = newMeter();
  const store = dynamoReadStore({ ...table, meter });
  const answer = await requester(appDeps({ store, now: () => toInstant(Date.now()) }))(path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return { queries: meter.queries + meter.gets, readUnits: rounded(meter.readUnits) };
}

async function main() {
  const articles = Number(values.articles);
  const seconds = Number(values.seconds);
  const host = await startLocalHost();
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  const table = { client, name: host.tableName, meter: newMeter() };
  try {
    await loadArticles(table, 0, Math.min(1000, articles));
    const { article, story } = await loadExample(table);
    await load(host, '/v1/feeds/latest', 2);
    const small = await load(host, '/v1/feeds/latest', seconds);
    await loadArticles(table, 1000, articles);
    const feed = (path: string, key: string): Subject => ({
      path,
      pk: `F#${key}`,
      limit: 21,
      descending: true,
    });
    const subjects: Subject[] = [
      feed('/v1/feeds/latest', 'latest'),
      feed('/v1/feeds/latest.atom', 'latest'),
      feed('/v1/feeds/hashtags/tag7', 'hashtag/tag7'),
      feed('/v1/feeds/latest?hashtag=ferry&source=source-7.example', 'source/source-7.example'),
      { path: `/v1/articles/${article}`, pk: `A#${article}`, limit: 1, descending: false },
      { path: `/v1/articles/${article}?include=related`, pk: `A#${article}`, limit: 23, descending: false },
      { path: `/v1/articles/${article}/related`, pk: `A#${article}`, limit: 23, descending: false },
      { path: '/v1/stories', pk: 'L#live', limit: 21, descending: false },
      feed(`/v1/stories/${story}`, `story/${story}`),
      { path: '/v1/search?q=ferry', pk: 'T#en#ferry', limit: 100, descending: true },
    ];
    const routes: Record<string, Measured> = {};
    for (const subject of subjects) {
      const ratio = await ratios(host, table, subject);
      const cost = await costs(table, subject.path);
      const name = subject.path.replaceAll(article, '{id}').replaceAll(story, '{id}');
      routes[name] = { ...(await load(host, subject.path, seconds)), ...ratio, ...cost };
    }
    const p99Ratio = rounded((routes['/v1/feeds/latest']?.p99 ?? 0) / small.p99);
    const mixed = await mixedLoad(host, subjects, routes, Number(values.mixed));
    report({ articles, routes, p99Ratio, ...(mixed && { mixed }) });
  } finally {
    client.destroy();
    await host.close();
  }
}

/** All routes in turn at nine tenths of what they can bear together. */
async function mixedLoad(
  host: LocalHost,
  subjects: readonly Subject[],
  routes: Readonly<Record<string, Measured>>,
  seconds: number,
) {
  if (seconds === 0) return undefined;
  const each = Object.values(routes).map(({ rps }) => 1 / rps);
  const capacity = each.length / each.reduce((sum, time) => sum + time, 0);
  const rate = Math.floor(capacity * 0.9);
  const result = await autocannon({
    url: host.url,
    connections: CONNECTIONS,
    duration: seconds,
    overallRate: rate,
    requests: subjects.map(({ path }) => ({ path })),
  });
  const errors = result.errors + result.timeouts + result.non2xx;
  return { rate, seconds, requests: result.requests.total, errors, p99: result.latency.p99 };
}

function report(result: {
  articles: number;
  routes: Record<string, Measured>;
  p99Ratio: number;
  mixed?: object;
}) {
  if (values.json) {
    console.log(JSON.stringify(result));
    return;
  }
  console.table(result.routes);
  console.log(`p99 of latest with ${result.articles} articles over that with 1000: ${result.p99Ratio}`);
  if (result.mixed) console.log('mixed load', result.mixed);
}

await main();
