import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../infra/build.ts';
import { commandLine, flag, number, text } from '../../infra/commands/command-line.ts';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { objectCreatedEvent } from '../../infra/local/s3-event.ts';
import { uploadSamples } from '../../infra/local/samples.ts';
import { repositoryRoot } from '../support/root.ts';
import { loadedBytes, type Run, startCold, versionOf } from './cold/start-cold.ts';

const { values } = commandLine({
  call: 'npm run -s bench:cold',
  about: `What a cold start costs beside a hello world: each run is a new process that loads a built function and answers
its first event against the table and the bucket of a local host. Runs alternate, medians are compared. kb is what
the process read of the bundle, chunks loaded on demand included; ms the wall time of the process; ratio that over
hello world's.`,
  options: {
    runs: number('runs of each, 15 at the least', 21),
    node: text(
      'FILE',
      "the Node to start, this one unless told; Lambda's: npm i node@24 in an empty folder (node_modules/.bin/node)",
      undefined,
    ),
    json: flag('JSON on standard output'),
  },
});
const node = values.node ?? process.execPath;
const HELLO = join(import.meta.dirname, 'cold/hello.mjs');

/** A first request: what it asks, in words, of which function, with an event that is made anew for each run. */
interface Subject {
  readonly name: string;
  readonly asks: string;
  readonly bundle: string;
  readonly event: () => unknown | Promise<unknown>;
}

const events = join(repositoryRoot, 'events');
const sample = (name: string): unknown => JSON.parse(readFileSync(join(events, `${name}.json`), 'utf8'));

function page(rawPath: string): unknown {
  const event = sample('http-feeds') as { requestContext: { http: object } };
  const http = { ...event.requestContext.http, path: rawPath };
  return { ...event, rawPath, requestContext: { ...event.requestContext, http } };
}

/** The message that tells of an object; objects outside the prefix of uploads tell the host's own ingestion nothing. */
async function message(host: LocalHost, key: string, text: string) {
  const object = await host.bucket.put(key, Buffer.from(text));
  const body = JSON.stringify(objectCreatedEvent('newsloom-local', object));
  return { Records: [{ messageId: 'cold', body, attributes: { ApproximateReceiveCount: '1' } }] };
}

let made = 0;
/** A sample upload as another article of the same text each time: its addresses get a number. */
function another(file: string): string {
  made += 1;
  return readFileSync(join(events, 'uploads', file), 'utf8').replaceAll(
    /(https:\/\/[\w.-]+\.example\/[\w/-]+)/g,
    `$1-${made}`,
  );
}

function subjectsOf(host: LocalHost, folder: string): Subject[] {
  const bundle = (name: string) => join(folder, name, 'index.mjs');
  const http = (name: string, asks: string, event: unknown) => ({
    name,
    asks,
    bundle: bundle(name),
    event: () => event,
  });
  const ingest = (name: string, asks: string, file: string) => ({
    name,
    asks,
    bundle: bundle('ingest'),
    event: () => message(host, `cold/${file}`, another(file)),
  });
  const known = sample('s3-one-record');
  return [
    http('feeds', 'a page of latest: 1 Query', sample('http-feeds-latest')),
    http('articles', 'an article: 1 Query', sample('http-articles-by-id')),
    http('pages', 'the page of sources: 1 Query', page('/sources')),
    http('uploads', 'a presigned address', sample('http-uploads')),
    {
      name: 'ingest',
      asks: 'an upload that is done: 1 GetItem',
      bundle: bundle('ingest'),
      event: () => ({ Records: [{ messageId: 'cold', body: JSON.stringify(known), attributes: {} }] }),
    },
    ingest('ingest, JSON', 'an article in JSON, all of it', '01-vesper-bridge.schema-org.json'),
    ingest('ingest, HTML', 'an article as web page, all of it', '12-vesper-bridge-repair.html'),
  ];
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function measure(host: LocalHost, folder: string) {
  const subjects = subjectsOf(host, join(folder, 'bundles'));
  const rounds = Math.max(15, values.runs);
  const hello: number[] = [];
  const runs = new Map(subjects.map(({ name }) => [name, [] as Run[]]));
  const eventFile = join(folder, 'event.json');
  const start = async (bundle: string, event: unknown) => {
    writeFileSync(eventFile, JSON.stringify(event));
    return startCold(node, bundle, eventFile);
  };
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, bundle, event } of subjects) {
      const first = await start(HELLO, {});
      const run = await start(bundle, await event());
      // The first round only warms the disk's cache.
      if (round < 0) continue;
      hello.push(first.wallMs);
      runs.get(name)?.push(run);
    }
  }
  const helloMs = median(hello);
  const rows = [];
  for (const { name, asks, bundle, event } of subjects) {
    writeFileSync(eventFile, JSON.stringify(await event()));
    const bytes = await loadedBytes(node, bundle, eventFile, join(folder, 'coverage', name));
    const of = (pick: (run: Run) => number) => median((runs.get(name) ?? []).map(pick));
    rows.push({
      function: name,
      asks,
      kb: Math.round(bytes / 1024),
      importMs: Math.round(of(({ importMs }) => importMs)),
      requestMs: Math.round(of(({ requestMs }) => requestMs)),
      ms: Math.round(of(({ wallMs }) => wallMs) * 10) / 10,
      ratio: Math.round((of(({ wallMs }) => wallMs) / helloMs) * 100) / 100,
    });
  }
  return { helloMs, rounds, rows };
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-cold-'));
  await build({ outdir: join(folder, 'bundles') });
  process.env['NEWSLOOM_UPLOAD_TOKEN_HASHES'] = createHash('sha256').update('sample-token').digest('hex');
  const host = await startLocalHost();
  try {
    await uploadSamples(host.url, folder, () => undefined);
    await host.drained();
    const { helloMs, rounds, rows } = await measure(host, folder);
    if (values.json) {
      console.log(
        JSON.stringify(rows.map(({ function: name, kb, ms, ratio }) => ({ function: name, kb, ms, ratio }))),
      );
      return;
    }
    console.table(rows);
    console.log(
      `Node ${await versionOf(node)}, hello world ${helloMs.toFixed(1)} ms, medians of ${rounds} runs`,
    );
  } finally {
    await host.close();
  }
}

await main();
