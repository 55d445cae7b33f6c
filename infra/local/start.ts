import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocalHost, startLocalHost } from './local-host.ts';
import { uploadSamples } from './samples.ts';
import { welcome } from './welcome.ts';

const HELP = `newsloom on this machine: table, bucket, queue, functions and gateway in one process.

  npm start -- [options]

  --port N       port of the gateway (8787)
  --data DIR     folder of all data (.newsloom)
  --no-samples   do not upload the sample articles on a first start
  --help         show this
`;

interface StartOptions {
  readonly port: number;
  readonly data: string;
  readonly samples: boolean;
}

/** The options of a command line; undefined when help is asked for. Throws an error with one clear line. */
function readOptions(args: readonly string[]): StartOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: '.newsloom' },
      'no-samples': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port takes a number up to 65535, not ${values.port}`);
  if (values.data === '') throw new Error('--data takes a folder');
  return { port, data: resolve(values.data), samples: !values['no-samples'] };
}

async function start({ port, data, samples }: StartOptions): Promise<void> {
  const host = await startLocalHost({ port, data });
  const isEnding = endOnSignal(host, data);
  try {
    if (samples && (await uploadSamples(host.url, data, showProgress)) > 0) await host.drained();
    console.log(await welcome(host.url, data));
  } catch (error) {
    // What the closing host no longer answers is no fault; the next start goes on with it.
    if (!isEnding()) throw error;
  }
}

function showProgress({ done, total }: { done: number; total: number }): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\ruploading samples: ${done} of ${total}${done === total ? '\n' : ''}`);
  else if (done === total || done % 10 === 0)
    process.stderr.write(`uploading samples: ${done} of ${total}\n`);
}

/**
 * The first signal ends cleanly; one that comes a second later or more, by a person who will not wait, ends at
 * once. Says whether the end has begun.
 */
function endOnSignal(host: LocalHost, data: string): () => boolean {
  let endingSince: number | undefined;
  const end = () => {
    if (endingSince !== undefined) {
      if (performance.now() - endingSince > 1000) process.exit(130);
      return;
    }
    endingSince = performance.now();
    process.stderr.write('ending …\n');
    host.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error, data),
    );
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return () => endingSince !== undefined;
}

/** One line on standard error, and exit code 1. */
function fail(error: unknown, data: string): never {
  process.stderr.write(`newsloom: ${reasonOf(error as NodeJS.ErrnoException, data)}\n`);
  process.exit(1);
}

function reasonOf(error: NodeJS.ErrnoException & { port?: number }, data: string): string {
  const { code, port, path, syscall, message } = error;
  if (code === 'EADDRINUSE') return `port ${port} is in use; choose another with --port`;
  if (code === 'EACCES' && syscall === 'listen')
    return `port ${port} may not be used; choose another with --port`;
  if (code !== undefined && path !== undefined && (path.startsWith(data) || data.startsWith(path))) {
    return `cannot write in ${data}: ${code}; choose another folder with --data`;
  }
  return message.split('\n', 2).join(' ');
}

async function main(): Promise<void> {
  let data = '';
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options) return void process.stdout.write(HELP);
    data = options.data;
    await start(options);
  } catch (error) {
    fail(error, data);
  }
}

await main();
