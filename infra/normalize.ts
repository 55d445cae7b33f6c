import { readFile } from 'node:fs/promises';
import { type Instant, toInstant } from '../lib/article/instant.ts';
import type { Refusal } from '../lib/article/refusal.ts';
import { decode } from '../lib/decode/decode.ts';
import { explain } from '../lib/decode/explain.ts';
import { normalizePayload } from '../lib/normalize/normalize-payload.ts';
import { commandLine, flag, type Option, WrongValue } from './commands/command-line.ts';

interface Options {
  readonly files: readonly string[];
  readonly url: string | undefined;
  readonly receivedAt: Instant;
  readonly isExplained: boolean;
}

function readOptions(): Options {
  const { values, files } = commandLine({
    call: 'npm run -s normalize',
    about: `What an upload will become: canonical articles, one a line as JSON, on standard output;
what is refused, one a line as JSON {file, pointer, code, detail}, on standard error.
Exits 1 when a file gave no article.`,
    options: {
      url: BASE,
      received: RECEIVED,
      explain: flag('print instead, for each article, the place in the payload that gave each field'),
    },
    files: 'FILE',
  });
  const receivedAt = values.received ?? toInstant(Date.now());
  return { files, url: values.url, receivedAt, isExplained: values.explain };
}

const BASE: Option<string | undefined> = {
  placeholder: 'ADDRESS',
  about: 'where the payload came from: the base of relative links',
  fallback: undefined,
  read: (text) => {
    if (/^https?:/i.test(text) && URL.canParse(text)) return text;
    throw new WrongValue('It takes an http address.');
  },
};

const RECEIVED: Option<Instant | undefined> = {
  placeholder: 'INSTANT',
  about: 'when it was received, 2026-11-23T09:41:00Z: what "an hour ago" is counted from; now without it',
  fallback: undefined,
  read: (text) => {
    const ms = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(ms)) return toInstant(ms);
    throw new WrongValue('It takes an instant such as 2026-11-23T09:41:00Z.');
  },
};

/** Prints the articles and refusals of one file; true when it gave an article. */
async function normalizeFile(file: string, { url, receivedAt, isExplained }: Options): Promise<boolean> {
  const bytes = await readBytes(file);
  if (typeof bytes === 'string') {
    printRefusal(file, { code: 'uploadGone', pointer: '', detail: bytes });
    return false;
  }
  const base = url === undefined ? {} : { baseUrl: url };
  const payload = await decode(bytes, { key: file, ...base });
  for (const refusal of payload.refusals) printRefusal(file, refusal);
  if (isExplained) {
    for (const each of await explain(bytes, payload, { key: file, ...base }))
      await print(process.stdout, { file, ...each });
    return payload.articles.length > 0;
  }
  let articles = 0;
  const { encoding, warnings, feed } = payload;
  const context = { upload: file, receivedAt, encoding, warnings, ...base, ...(feed && { feed }) };
  for (const result of await normalizePayload(payload.articles, context)) {
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

function printRefusal(file: string, { pointer, code, detail }: Refusal): void {
  process.stderr.write(`${JSON.stringify({ file, pointer, code, detail })}\n`);
}

/** Waits where the reader of the pipe is slower, so that a large upload is not held twice. */
async function print(stream: NodeJS.WriteStream, value: unknown): Promise<void> {
  if (!stream.write(`${JSON.stringify(value)}\n`))
    await new Promise((resolve) => stream.once('drain', resolve));
}

/** Whoever closes the pipe (`| head -1`) has read enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const options = readOptions();
for (const file of options.files) if (!(await normalizeFile(file, options))) process.exitCode = 1;
