import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'first-request.mjs');

/** One process: milliseconds of its whole life, of loading the function, and of its first request. */
export interface Run {
  readonly wallMs: number;
  readonly importMs: number;
  readonly requestMs: number;
}

/** Starts a process with `node` that gives `bundle` its first event. Rejects when the function fails or answers with a failure. */
export async function startCold(node: string, bundle: string, eventFile: string): Promise<Run> {
  const started = performance.now();
  const { stdout } = await run(node, [SCRIPT, bundle, eventFile], { env: environment() });
  const wallMs = performance.now() - started;
  const { importMs, requestMs, answer } = JSON.parse(lastLine(stdout)) as Run & { answer: Answer };
  if ((answer.statusCode ?? 200) >= 400 || answer.batchItemFailures?.length)
    throw new Error(`${bundle} answered ${JSON.stringify(answer).slice(0, 300)}`);
  return { wallMs, importMs, requestMs };
}

interface Answer {
  readonly statusCode?: number;
  readonly batchItemFailures?: readonly unknown[];
}

/** Bytes of the files of a bundle that a first request loads: V8 itself tells which scripts it has compiled. */
export async function loadedBytes(
  node: string,
  bundle: string,
  eventFile: string,
  folder: string,
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  await run(node, [SCRIPT, bundle, eventFile], { env: { ...environment(), NODE_V8_COVERAGE: folder } });
  const urls = readdirSync(folder).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  const files = new Set(urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url)));
  const ours = [...files].filter((file) => file.startsWith(dirname(bundle)));
  if (ours.length === 0) throw new Error(`${bundle} was not among the loaded scripts`);
  return ours.reduce((sum, file) => sum + statSync(file).size, 0);
}

/** What `node --version` says. */
export async function versionOf(node: string): Promise<string> {
  return (await run(node, ['--version'])).stdout.trim();
}

/** The environment of the local host, which functions read; their log lines go where it sends them. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, NODE_V8_COVERAGE: __, ...rest } = process.env;
  return rest;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
