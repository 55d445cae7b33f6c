import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../../infra/build.ts';
import { commandLine, neededText, text } from '../../../infra/commands/command-line.ts';
import { type LocalHost, startLocalHost } from '../../../infra/local/local-host.ts';
import { functionOfPath, QUEUE_FUNCTION } from '../../../infra/local/routes.ts';
import { uploadSamples } from '../../../infra/local/samples.ts';
import { repositoryRoot } from '../../support/root.ts';
import { type RuntimeApi, serveRuntimeApi } from './runtime-api.ts';

const EVENTS = join(repositoryRoot, 'events');

interface Comparison {
  readonly event: string;
  readonly verdict: 'same bytes' | 'same but for what is new each time' | 'DIFFERENT';
  readonly detail?: string;
}

async function main(): Promise<void> {
  const { values } = commandLine({
    call: 'npm run -s test:lambda',
    about: `Gives every event of events/ to the built functions in Lambda's own runtime client and compares the answers,
byte by byte, with those of calling the functions directly.`,
    options: {
      ric: neededText(
        'FOLDER',
        'where aws-lambda-ric is installed: in an empty folder, npm i aws-lambda-ric@4 (builds natively)',
      ),
      node: text(
        'FILE',
        "the Node to run it on, this one unless told; Lambda's is 24: in an empty folder, npm i node@24 (node_modules/.bin/node)",
        undefined,
      ),
    },
  });
  const client = join(values.ric, 'node_modules/aws-lambda-ric/index.mjs');
  if (!existsSync(client)) throw new Error(`${client} is not there: see --help`);
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-lambda-'));
  await build({ outdir: folder });
  process.env['NEWSLOOM_UPLOAD_TOKEN_HASHES'] = createHash('sha256').update('sample-token').digest('hex');
  const host = await startLocalHost();
  try {
    await uploadSamples(host.url, folder, () => undefined);
    await host.drained();
    const comparisons = await compareAll(host, {
      client,
      node: values.node ?? process.execPath,
      bundles: folder,
    });
    report(comparisons);
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Runtime {
  readonly client: string;
  readonly node: string;
  readonly bundles: string;
}

async function compareAll(host: LocalHost, runtime: Runtime): Promise<Comparison[]> {
  const names = readdirSync(EVENTS).filter((name) => name.endsWith('.json'));
  const events = names.map((name) => ({ name, event: JSON.parse(readFileSync(join(EVENTS, name), 'utf8')) }));
  const functionOf = ({ rawPath }: { rawPath?: string }) =>
    rawPath === undefined ? QUEUE_FUNCTION : functionOfPath(rawPath);
  const functions = [...new Set(events.map(({ event }) => functionOf(event)))];
  const comparisons: Comparison[] = [];
  for (const name of functions) {
    const own = events.filter(({ event }) => functionOf(event) === name);
    const api = await serveRuntimeApi();
    const stop = startRuntime(runtime, name, api);
    try {
      for (const { name: file, event } of own)
        comparisons.push(await compare(host, api, name, file, asQueueEvent(event)));
    } finally {
      stop();
      api.close();
    }
  }
  return comparisons;
}

/** Notifications of the bucket come to the function in a message of the queue. */
function asQueueEvent(event: { Event?: string; Records?: { s3?: unknown }[] }): unknown {
  const isS3 = event.Event !== undefined || event.Records?.[0]?.s3 !== undefined;
  if (!isS3) return event;
  return {
    Records: [
      { messageId: 'one', body: JSON.stringify(event), attributes: { ApproximateReceiveCount: '1' } },
    ],
  };
}

async function compare(
  host: LocalHost,
  api: RuntimeApi,
  name: string,
  file: string,
  event: unknown,
): Promise<Comparison> {
  const [first, second] = [
    await host.functions.invoke(name, event),
    await host.functions.invoke(name, event),
  ];
  const direct = JSON.stringify(second);
  const answer = await api.invoke(event);
  if (answer === direct) return { event: file, verdict: 'same bytes' };
  // An answer that is new each time, such as a presigned address, is new in the same places.
  const places = differences(first, second);
  const others = differences(second, JSON.parse(answer)).filter((place) => !places.includes(place));
  if (places.length > 0 && others.length === 0)
    return { event: file, verdict: 'same but for what is new each time', detail: places.join(', ') };
  return { event: file, verdict: 'DIFFERENT', detail: `${direct.slice(0, 200)} … ${answer.slice(0, 200)}` };
}

/** Where two answers differ: pointers into them, and into bodies that are JSON. */
function differences(one: unknown, two: unknown, at = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(two)) return [];
  const [left, right] = [opened(one), opened(two)];
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return [at];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) =>
    differences(
      (left as Record<string, unknown>)[key],
      (right as Record<string, unknown>)[key],
      `${at}/${key}`,
    ),
  );
}

function opened(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
}

/** Starts the runtime client with a function as Lambda does; returns what ends it. */
function startRuntime({ client, node, bundles }: Runtime, name: string, { address }: RuntimeApi): () => void {
  const child = spawn(node, [client, 'index.handler'], {
    cwd: join(bundles, name),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      AWS_LAMBDA_RUNTIME_API: address,
      LAMBDA_TASK_ROOT: join(bundles, name),
      _HANDLER: 'index.handler',
      AWS_LAMBDA_FUNCTION_NAME: `newsloom-${name}`,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
      AWS_LAMBDA_LOG_GROUP_NAME: `/newsloom/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
    },
  });
  return () => child.kill();
}

function report(comparisons: readonly Comparison[]): void {
  for (const { event, verdict, detail } of comparisons)
    console.log(`${verdict.padEnd(36)} ${event}${detail === undefined ? '' : ` (${detail})`}`);
  const count = (wanted: string) => comparisons.filter(({ verdict }) => verdict === wanted).length;
  const different = count('DIFFERENT');
  console.log(
    `${comparisons.length} events: ${count('same bytes')} answered with the same bytes, ${count('same but for what is new each time')} but for what is new each time, ${different} differently`,
  );
  process.exitCode = comparisons.length > 0 && different === 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
