import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import autocannon from 'autocannon';
import { commandLine, flag, number, text } from '../../infra/commands/command-line.ts';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { functionOfPath } from '../../infra/local/routes.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { newMeter, type Table } from '../../lib/store/table-requests.ts';
import { appDeps, requester } from '../support/api.ts';
import { eventOfPath } from './http/event-of-path.ts';
import { measureFront } from './http/front.ts';
import { loadArticles, loadExample } from './http/load.ts';
import { bareQuery, type NeededQuery } from './http/needed-query.ts';
import { type Effort, ratioOf } from './http/ratio.ts';

const { values } = commandLine({
  call: 'npm run -s bench:http',
  about: `What reading costs on the local host: requests a second and latencies of each route under load, its wall time
over the bare SDK Query that it needs in the same run, requests and read units; and what a shared cache in front of
the host leaves of it. Articles are put into the table
as ingestion leaves them: the bench is of reading.`,
  options: {
    quick: flag('2000 articles, a second a route, no mixed load, where these are not told'),
    articles: number('articles in the table; 20000 unless told', undefined, { from: 1 }),
    seconds: number('seconds of load a route, 5 unless told; 0 leaves the load out', undefined),
    mixed: number('seconds of mixed load; 60 unless told', undefined),
    only: text('PART', 'only routes whose path holds this', undefined),
    front: flag('only what a cache in front gives'),
    json: flag('routes as JSON on standard output, all else on standard error'),
  },
});
const { only, front: isFrontAlone } = values;
const CONNECTIONS = 10;
const SMALL = 1000;
/** Articles that are stored between two words of how far the run is. */
const STORED_BETWEEN = 5000;
/** Runs that a p99 is the best of: whatever else the machine does can only raise it. */
const RUNS = 3;

interface Measured {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  readonly ratioToQuery: number;
  readonly cpuRatioToQuery: number;
  readonly queries: number;
  readonly readUnits: number;
}

/** A route, and the Query that it needs at the least. */
interface Subject {
  readonly path: string;
  readonly needs: NeededQuery;
}

async function load(host: LocalHost, path: string, seconds: number) {
  if (seconds === 0) return { rps: 0, p50: 0, p99: 0, errors: 0 };
  const result = await autocannon({ url: host.url + path, connections: CONNECTIONS, duration: seconds });
  const { p50, p99 } = result.latency;
  return { rps: result.requests.average, p50, p99, errors: result.errors + result.timeouts + result.non2xx };
}

async function bestP99(host: LocalHost, path: string, seconds: number): Promise<number> {
  if (only || isFrontAlone) return Number.NaN;
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) best = Math.min(best, (await load(host, path, seconds)).p99);
  return best;
}

/**
 * Calls before timing starts. Each bundle has the SDK once more, cold, while the bare Query is the same in all
 * comparisons: without so many, the first comparison of a function would be of compiled code with uncompiled.
 */
const FIRST_CALLS = 1000;
const SOME_CALLS = 100;
const WARM = new Set<string>();

function ratioToQuery(host: LocalHost, table: Table, { path, needs }: Subject): Promise<Effort> {
  const event = eventOfPath(path);
  const name = functionOfPath(path.split('?')[0] ?? '');
  const calls = WARM.has(name) ? SOME_CALLS : FIRST_CALLS;
  WARM.add(name);
  return ratioOf(
    () => host.functions.invoke(name, event),
    () => bareQuery(table, needs),
    calls,
  );
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

function subjectsOf(article: string, story: string): Subject[] {
  const feed = (path: string, key: string): Subject => ({
    path,
    needs: { pk: `F#${key}`, from: '0', to: new Date().toISOString(), limit: 21, descending: true },
  });
  const ofStory = (path: string, limit: number, descending: boolean): Subject => ({
    path: `${path}${story}`,
    needs: { pk: `S#${story}`, from: '0', to: 'STORY', limit, descending },
  });
  const ofArticle = (path: string, to: string, limit: number): Subject => ({
    path: `/v1/articles/${article}${path}`,
    needs: { pk: `A#${article}`, from: 'ARTICLE', to, limit },
  });
  return [
    feed('/v1/feeds/latest', 'latest'),
    feed('/v1/feeds/latest.atom', 'latest'),
    feed('/v1/feeds/latest.rss', 'latest'),
    feed('/v1/feeds/sources/source-7.example', 'source/source-7.example'),
    feed('/v1/feeds/hashtags/tag7', 'hashtag/tag7'),
    feed('/v1/feeds/sections/travel', 'section/travel'),
    feed('/v1/feeds/languages/en', 'language/en'),
    // The story, and 21 of its articles.
    ofStory('/v1/feeds/stories/', 22, true),
    feed('/v1/feeds/latest?hashtag=ferry&source=source-7.example', 'source/source-7.example'),
    // The article, its mark, and the number of its comments, which is shown with it.
    ofArticle('', 'PUBLIC_COMMENTS', 3),
    // The article, its mark, the set that it chose, and 21 of those that chose it.
    ofArticle('?include=related', 'RELATED#~', 25),
    ofArticle('/related', 'RELATED#~', 25),
    ofArticle('/copies', 'RELATED#~', 25),
    { path: '/v1/stories', needs: { pk: 'L#live', limit: 21 } },
    ofStory('/v1/stories/', 21, false),
    {
      path: '/v1/search?q=ferry',
      needs: { pk: 'T#en#ferry', from: '0', to: new Date().toISOString(), limit: 100, descending: true },
    },
    // 21 sources, and what was refused of each and of the one before.
    { path: '/v1/sources', needs: { pk: 'P', limit: 42 } },
    { path: '/v1/hashtags/trending', needs: { pk: 'H#en#', limit: 100 } },
  ];
}

async function main() {
  const articles = values.articles ?? (values.quick ? 2000 : 20_000);
  const seconds = values.seconds ?? (values.quick ? 1 : 5);
  const host = await startLocalHost();
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  const table = { client, name: host.tableName, meter: newMeter() };
  try {
    await loadArticles(table, 0, Math.min(SMALL, articles));
    const { article, story } = await loadExample(table);
    await load(host, '/v1/feeds/latest', Math.min(seconds, 2));
    progress('stored the first articles');
    const small = await bestP99(host, '/v1/feeds/latest', seconds);
    for (let from = SMALL; from < articles; from += STORED_BETWEEN) {
      await loadArticles(table, from, Math.min(from + STORED_BETWEEN, articles));
      progress(`stored ${Math.min(from + STORED_BETWEEN, articles)} articles`);
    }
    const large = await bestP99(host, '/v1/feeds/latest', seconds);
    const subjects = subjectsOf(article, story).filter(
      ({ path }) => !isFrontAlone && (!only || path.includes(only)),
    );
    const routes: Record<string, Measured> = {};
    for (const subject of subjects) {
      const name = subject.path.replaceAll(article, '{id}').replaceAll(story, '{id}');
      const { wall, cpu } = await ratioToQuery(host, table, subject);
      const ratios = { ratioToQuery: rounded(wall), cpuRatioToQuery: rounded(cpu) };
      const cost = await costs(table, subject.path);
      routes[name] = { ...(await load(host, subject.path, seconds)), ...ratios, ...cost };
      progress(`${name} ${JSON.stringify(routes[name])}`);
    }
    const mixedSeconds = values.mixed ?? (values.quick || only || isFrontAlone ? 0 : 60);
    progress(`mixed load for ${mixedSeconds} s`);
    const mixed = await mixedLoad(host, subjects, routes, mixedSeconds);
    const frontSeconds = only ? 0 : Math.min(seconds, 5);
    const front = frontSeconds > 0 ? await measureFront(host, FRONT_LISTS, frontSeconds) : undefined;
    report(routes, [
      `p99 of latest with ${articles} articles over that with ${SMALL}: ${rounded(large / small)} (${large} ms, ${small} ms)`,
      ...(front ? Object.entries(front).map(([name, figures]) => `${name}: ${JSON.stringify(figures)}`) : []),
      ...(mixed ? [`mixed load at nine tenths of capacity: ${JSON.stringify(mixed)}`] : []),
    ]);
  } finally {
    client.destroy();
    await host.close();
  }
}

/** What is read through a cache: the lists of 200 hashtags, the first far more often than the last, and of 40 sources. */
const FRONT_LISTS = {
  skewed: Array.from({ length: 200 }, (_, number) => `/v1/feeds/hashtags/tag${number}`),
  even: Array.from({ length: 40 }, (_, number) => `/v1/feeds/sources/source-${number}.example`),
};

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

const started = performance.now();

/** Tells how far the run is on standard error, which is kept apart from its answer. */
function progress(what: string): void {
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${what}`);
}

function report(routes: Readonly<Record<string, Measured>>, more: readonly string[]) {
  if (values.json) console.log(JSON.stringify({ routes }));
  else console.table(routes);
  for (const line of more) (values.json ? console.error : console.log)(line);
}

await main();
