// npm run -s normalize -- FILE…
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Instant, toInstant } from '../lib/article/instant.ts';
import type { Refusal } from '../lib/article/refusal.ts';
import { decode } from '../lib/decode/decode.ts';
import { normalize } from '../lib/normalize/normalize.ts';

const HELP = `What an upload will become: canonical articles, one a line as JSON, on standard output;
what is refused, one a line as JSON {file, at, code, detail}, on standard error.

  npm run -s normalize -- [options] FILE…      (- is standard input)

  --url ADDRESS       where the payload came from: the base of relative links
  --received INSTANT  when it was received, 2026-11-23T09:41:00Z: what "an hour ago" is counted from (now)
  --help              show this

Exit status: 0, 1 when a file gave no article, 2 when the command is wrong.
`;

interface Options {
  readonly files: readonly string[];
  readonly url: string | undefined;
  readonly receivedAt: Instant;
}

/** The options of a command line; undefined when help is asked for. Throws an error with one clear line. */
function readOptions(args: readonly string[]): Options | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      received: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (positionals.length === 0) throw new Error('no file: name at least one, or - for standard input');
  if (values.url !== undefined && !(/^https?:/i.test(values.url) && URL.canParse(values.url)))
    throw new Error(`--url takes an http address, not ${values.url}`);
  return { files: positionals, url: values.url, receivedAt: readReceived(values.received) };
}

function readReceived(received: string | undefined): Instant {
  if (received === undefined) return toInstant(Date.now());
  const ms = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(received) ? Date.parse(received) : Number.NaN;
  if (Number.isNaN(ms))
    throw new Error(`--received takes an instant such as 2026-11-23T09:41:00Z, not ${received}`);
  return toInstant(ms);
}

/** Prints the articles and refusals of one file; true when it gave an article. */
async function normalizeFile(file: string, { url, receivedAt }: Options): Promise<boolean> {
  const bytes = await readBytes(file);
  if (typeof bytes === 'string') {
    printRefusal(file, { code: 'uploadGone', at: '', detail: bytes });
    return false;
  }
  const base = url === undefined ? {} : { baseUrl: url };
  const payload = await decode(bytes, { key: file, ...base });
  for (const refusal of payload.refusals) printRefusal(file, refusal);
  let articles = 0;
  for (const raw of payload.articles) {
    const { encoding, warnings, feed } = payload;
    const context = { upload: file, receivedAt, encoding, warnings, ...base, ...(feed && { feed }) };
    const result = await normalize(raw, context);
    if (!result.ok) printRefusal(file, result.error);
    else await print(process.stdout, result.value);
    if (result.ok) articles += 1;
  }
  return articles > 0;
}

/** The bytes of a file, or in one sentence why they cannot be read. */
async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    return file === '-' ? await readStandardInput() : await readFile(file);
  } catch (error) {
    return `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function printRefusal(file: string, { at, code, detail }: Refusal): void {
  process.stderr.write(`${JSON.stringify({ file, at, code, detail })}\n`);
}

/** Waits where the reader of the pipe is slower, so that a large upload is not held twice. */
async function print(stream: NodeJS.WriteStream, value: unknown): Promise<void> {
  if (!stream.write(`${JSON.stringify(value)}\n`))
    await new Promise((resolve) => stream.once('drain', resolve));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  for (const file of options.files) if (!(await normalizeFile(file, options))) process.exitCode = 1;
}

/** Whoever closes the pipe (`| head -1`) has read enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

main().catch((error: unknown) => {
  const isUsage =
    error instanceof Error && (!('code' in error) || String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(`normalize: ${isUsage ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
