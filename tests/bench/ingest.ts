import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { silenceNodeWarning } from '../../infra/local/environment.ts';
import { builtFunctions } from '../faults/built-functions.ts';
import { buildBareRequests } from './ingest/bare-cpu.ts';
import { longUpload } from './ingest/long-upload.ts';
import { type MeasuredThroughput, type Throughput, throughput } from './ingest/throughput.ts';

const DELAYS_MS = [0, 5, 10];

const { values } = commandLine({
  call: 'npm run -s bench:ingest',
  about: `What one instance of the built ingestion that has ingested others before does when each request to the table takes
0, 5 and 10 ms longer: articles
a second, serial rounds (times that it began to wait for the table with no request under way), requests, milliseconds
of processor, and how many times those of the same requests sent by the bare SDK, and GB-s a million articles at 1 024 MB; the same with one article to a message and a batch. Then a long
upload with small ones beside it, at 5 ms, through several instances. The embedded table shares the machine.`,
  options: {
    articles: number('articles for each delay, ten to an upload', 300, { from: 10 }),
    before: number('articles that the instance has ingested before', 200, { from: 10 }),
    long: number('articles of the long upload', 500, { from: 1 }),
    instances: number('instances that take the long upload', 4, { from: 1 }),
    json: flag('JSON on standard output, all else on standard error'),
  },
});
silenceNodeWarning();
const say = (line: string) => (values.json ? console.error : console.log)(line);
const folder = mkdtempSync(join(tmpdir(), 'newsloom-ingest-'));
try {
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
  const start = await builtFunctions(folder);
  await buildBareRequests(folder);
  const perLatency: Throughput[] = [];
  for (const ms of DELAYS_MS) {
    const those = { start, ms, before: values.before };
    const together = await throughput({ ...those, folder: join(folder, `${ms}`), articles: values.articles });
    const { bareCpuMs: _, ...shown } = together;
    perLatency.push(shown);
    say(`ten to an upload:      ${lineOf(together)}`);
    const few = Math.ceil(values.articles / 4);
    const alone = { ...those, folder: join(folder, `${ms}-alone`), articles: few, oneAtATime: true };
    say(`one article at a time: ${lineOf(await throughput(alone))}`);
  }
  const { instances, long: articles } = values;
  const long = await longUpload({ start, folder: join(folder, 'long'), ms: 5, articles, instances });
  say(
    `long upload of ${long.articles}: ${long.seconds} s; small ones beside it: p95 ${long.smallUploadP95Ms} ms`,
  );
  if (values.json) console.log(JSON.stringify({ perLatency, longUpload: long }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function lineOf({
  ms,
  articlesPerSecond,
  serialRounds,
  requests,
  cpuMs,
  gbSecondsPerMillion,
  bareCpuMs,
}: MeasuredThroughput): string {
  return `${String(ms).padStart(2)} ms: ${articlesPerSecond} articles/s, ${serialRounds} serial rounds, ${requests} requests, ${cpuMs} ms CPU an article (${(cpuMs / bareCpuMs).toFixed(2)} × the bare requests), ${gbSecondsPerMillion} GB-s a million`;
}
