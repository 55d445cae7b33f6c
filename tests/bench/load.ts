import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { silenceNodeWarning } from '../../infra/local/environment.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import { loadArticles, loadExample } from './http/load.ts';
import { bestSteadyRate } from './load/best-steady-rate.ts';
import { latenciesByRoute, latenciesOf } from './load/latencies.ts';
import { type HostAnswers, type LoadHost, startLoadHost } from './load/load-host.ts';
import { type Asked, type Outcome, openLoad } from './load/open-load.ts';
import { publicReads } from './load/reads.ts';
import { uploadsInTurn } from './load/uploads.ts';

const { values } = commandLine({
  call: 'npm run -s bench:load',
  about: `A mixed load on the local host, in a process of its own with its data on disk: reads of every public route and
5 % uploads of one article each. Finds the best rate at which ingestion keeps up, runs at four fifths of it (or at
--rate), and compares the last minute with the first, or thirds of a run of less than three minutes. Latencies
count from when a request was due. Memory is taken after a forced collection of garbage, at the end of the first
window and when the last upload is ingested. The files of the local table are mapped into memory and grow with it:
anonymous is what the process holds without them.`,
  options: {
    seconds: number('length of the load', 300, { from: 3 }),
    articles: number('articles that are there before', 5000, { from: 1 }),
    rate: number('requests a second; found out without it', undefined, { from: 1 }),
    json: flag('JSON on standard output, all else on standard error'),
  },
});
const UPLOAD_EVERY = 20;
/** Room for what else the machine does; at the brink a p99 says nothing. */
const SHARE_OF_BEST = 0.8;
/** Articles that are there to be read before the load begins. */
const FIRST_UPLOADS = 40;
/** Requests that load code and fill caches before anything is measured. */
const WARM_UP = { rate: 10, seconds: 15 };
/** At the rate that is measured, right before: the first window must not be the only one that begins at rest. */
const SETTLE_SECONDS = 30;
const WINDOW_SECONDS = 60;

const say = (line: string) => (values.json ? console.error : console.log)(line);
const rounded = (value: number) => Math.round(value * 100) / 100;
const inMb = (bytes: number) => Math.round(bytes / 2 ** 20);
const inMbs = ({ rss, anonymous, heapUsed }: HostAnswers['memory']) => ({
  rss: inMb(rss),
  anonymous: inMb(anonymous),
  heapUsed: inMb(heapUsed),
});

/** Reads with an upload after every nineteenth. */
async function mixOn(host: LoadHost): Promise<() => Asked> {
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  const table = { client, name: host.tableName, meter: newMeter() };
  await loadArticles(table, 0, values.articles);
  const { story } = await loadExample(table);
  client.destroy();
  const upload = uploadsInTurn();
  let ingest = '';
  for (let number = 0; number < FIRST_UPLOADS; number += 1) {
    const { path, body } = upload();
    const answer = await fetch(host.url + path, { method: 'PUT', ...(body && { body }) });
    ingest = answer.headers.get('location')?.split('/').at(-1) ?? '';
  }
  await host.ask('drained');
  const read = await publicReads(host.url, { story, ingest });
  let asked = 0;
  return () => {
    asked += 1;
    return asked % UPLOAD_EVERY === 0 ? upload() : read();
  };
}

interface Run {
  readonly outcomes: readonly Outcome[];
  readonly first: HostAnswers['memory'];
  readonly last: HostAnswers['memory'];
  /** Most uploads that waited at a time, and those that did at the end. */
  readonly mostWaiting: number;
  readonly lastWaiting: number;
  readonly drainSeconds: number;
  readonly dead: number;
}

async function memoryAt(host: LoadHost, seconds: number) {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return host.ask('memory');
}

async function run(
  host: LoadHost,
  next: () => Asked,
  { rate, seconds, windowSeconds }: { rate: number; seconds: number; windowSeconds: number },
): Promise<Run> {
  let mostWaiting = 0;
  const watch = setInterval(async () => {
    mostWaiting = Math.max(mostWaiting, (await host.ask('waiting')).waiting);
  }, 1000);
  // Outside both windows, because a forced collection holds every answer up.
  const [outcomes, first] = await Promise.all([
    openLoad(host.url, { rate, seconds, next }),
    memoryAt(host, windowSeconds + 1),
  ]);
  clearInterval(watch);
  const { waiting: lastWaiting, dead } = await host.ask('waiting');
  const ended = performance.now();
  await host.ask('drained');
  const drainSeconds = rounded((performance.now() - ended) / 1000);
  const last = await host.ask('memory');
  return { outcomes, first, last, mostWaiting, lastWaiting, drainSeconds, dead };
}

async function main(): Promise<void> {
  silenceNodeWarning();
  const seconds = values.seconds;
  const windowSeconds = Math.min(WINDOW_SECONDS, seconds / 3);
  const conditions = {
    cpu: `${cpus().length} × ${cpus()[0]?.model}`,
    node: process.version,
    loadAverageBefore: loadavg().map(rounded),
  };
  const data = mkdtempSync(join(tmpdir(), 'newsloom-load-'));
  const host = await startLoadHost(data);
  try {
    const next = await mixOn(host);
    await openLoad(host.url, { ...WARM_UP, next });
    await host.ask('drained');
    const best =
      values.rate === undefined
        ? await bestSteadyRate(host, next, 1 / UPLOAD_EVERY, (step) => say(JSON.stringify(step)))
        : undefined;
    const rate = values.rate === undefined ? (best ?? 0) * SHARE_OF_BEST : values.rate;
    if (!(rate > 0)) throw new Error('no rate at which ingestion keeps up');
    say(`${seconds} s at ${rounded(rate)} requests a second`);
    await openLoad(host.url, { rate, seconds: Math.min(SETTLE_SECONDS, windowSeconds), next });
    const measured = await run(host, next, { rate, seconds, windowSeconds });
    report(measured, { rate, best, seconds, windowSeconds }, conditions);
  } finally {
    await host.close();
    rmSync(data, { recursive: true, force: true });
  }
}

function report(
  { outcomes, first, last, ...queue }: Run,
  load: { rate: number; best: number | undefined; seconds: number; windowSeconds: number },
  conditions: object,
): void {
  const { rate, best, seconds, windowSeconds } = load;
  const routes = latenciesByRoute(outcomes);
  const firstWindow = latenciesOf(outcomes.filter(({ atMs }) => atMs < windowSeconds * 1000));
  const lastWindow = latenciesOf(outcomes.filter(({ atMs }) => atMs >= (seconds - windowSeconds) * 1000));
  const json = {
    seconds,
    windowSeconds,
    rate: rounded(rate),
    ...(best !== undefined && { bestSteadyRate: best, bestUploadsPerSecond: rounded(best / UPLOAD_EVERY) }),
    ...latenciesOf(outcomes),
    first: firstWindow,
    last: lastWindow,
    p99Ratio: rounded(lastWindow.p99 / firstWindow.p99),
    memoryMb: {
      first: inMbs(first),
      last: inMbs(last),
    },
    rssRatio: rounded(last.rss / first.rss),
    anonymousRatio: rounded(last.anonymous / first.anonymous),
    heapRatio: rounded(last.heapUsed / first.heapUsed),
    queue,
    conditions: { ...conditions, loadAverageAfter: loadavg().map(rounded) },
  };
  if (values.json) {
    console.log(JSON.stringify({ ...json, routes }));
    return;
  }
  console.table(routes);
  console.table({ [`first ${windowSeconds} s`]: firstWindow, [`last ${windowSeconds} s`]: lastWindow });
  console.log(`p99 of the last over the first: ${json.p99Ratio} (reach ≤ 1.3)`);
  console.table(json.memoryMb);
  console.log(
    `last over first: rss ${json.rssRatio}, without mapped files ${json.anonymousRatio}, heap ${json.heapRatio} (reach ≤ 1.2)`,
  );
  console.log(
    `uploads waiting: at most ${queue.mostWaiting}, ${queue.lastWaiting} at the end, drained ${queue.drainSeconds} s later; dead letters ${queue.dead}`,
  );
  if (best !== undefined)
    console.log(
      `best steady rate: ${best} requests a second, ${json.bestUploadsPerSecond} of them uploads of one article`,
    );
  console.log(`${json.errors} errors; ${JSON.stringify(json.conditions)}`);
}

await main();
