import { resolve } from 'node:path';
import { readSite } from '../../lib/runtime/site-file.ts';
import { commandLine, fail, flag, number, text } from '../commands/command-line.ts';
import { collectList } from './collect-list.ts';
import type { CollectorValues } from './environment.ts';
import { type LocalHost, startLocalHost } from './local-host.ts';
import { uploadSamples } from './samples.ts';
import { welcome } from './welcome.ts';

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly data: string;
  readonly samples: boolean;
  readonly collect: string | undefined;
  readonly collector: CollectorValues;
  readonly pictures: boolean;
  readonly siteFile: string | undefined;
  readonly commentOrigins: string | undefined;
}

const COLLECT_EVERY_MS = 60_000;

function startOptions(): StartOptions {
  const { values } = commandLine({
    call: 'npm start',
    about: 'newsloom on this machine: table, bucket, queue, functions and gateway in one process.',
    options: {
      port: number('port of the gateway; 0 for any that is free', 8787, { upTo: 65_535 }),
      host: text(
        'ADDRESS',
        'address to listen at; 0.0.0.0 lets other machines read, upload and replay',
        '127.0.0.1',
      ),
      'public-url': text('URL', 'address under which readers reach the host; links begin with it', undefined),
      data: text('DIR', 'folder of all data', '.newsloom'),
      collect: text('LIST', 'subscribe to a file of OPML or of addresses, or to one address', undefined),
      contact: text('CONTACT', 'mail or web address that publishers are told', undefined),
      'allow-private': flag('fetch from private networks and from every port too: for tests'),
      site: text('FILE', 'name, colors, logo and languages of the site', undefined),
      pictures: flag('show pictures of publishers on pages, which are fetched from there'),
      'comment-origins': text(
        'ORIGINS',
        'other sites that may send comments: http://localhost:8000',
        undefined,
      ),
      'no-samples': flag('do not upload the sample articles on a first start'),
    },
  });
  const publicUrl = values['public-url']?.replace(/\/+$/, '');
  if (publicUrl !== undefined && !/^https?:$/.test(protocolOf(publicUrl)))
    fail(`--public-url takes an address with http or https, not ${publicUrl}`);
  return {
    port: values.port,
    host: values.host,
    publicUrl,
    data: resolve(values.data),
    samples: !values['no-samples'] && values.collect === undefined,
    collect: values.collect,
    pictures: values.pictures,
    siteFile: siteFileOf(values.site),
    commentOrigins: values['comment-origins'],
    collector: {
      allowPrivate: values['allow-private'],
      ...(values.contact !== undefined && { contact: values.contact }),
    },
  };
}

/** The file's own path, once it is known to be one. */
function siteFileOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    readSite(path);
  } catch (error) {
    fail(`--site: ${(error as Error).message}`);
  }
  return resolve(path);
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}

async function start(options: StartOptions): Promise<void> {
  const {
    port,
    host: address,
    publicUrl,
    data,
    samples,
    collect,
    collector,
    pictures,
    siteFile,
    commentOrigins,
  } = options;
  const host = await startLocalHost({
    port,
    host: address,
    data,
    collector,
    pictures,
    ...(siteFile !== undefined && { siteFile }),
    ...(commentOrigins !== undefined && { commentOrigins }),
    collectEveryMs: COLLECT_EVERY_MS,
    ...(publicUrl !== undefined && { publicUrl }),
  });
  const isEnding = endOnSignal(host, data);
  try {
    if (samples && (await uploadSamples(host.url, data, showProgress)) > 0) await host.drained();
    console.log(await welcome(host.url, data));
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    if (collect !== undefined)
      await collectList(collect, { url: host.url, token: host.operatorToken, say, isEnding });
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
      (error: unknown) => failWith(error, data),
    );
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return () => endingSince !== undefined;
}

/** One line on standard error, and exit code 1. */
function failWith(error: unknown, data: string): never {
  fail(`newsloom: ${reasonOf(error as NodeJS.ErrnoException, data)}`);
}

function reasonOf(error: NodeJS.ErrnoException & { port?: number }, data: string): string {
  const { code, port, path, syscall, message } = error;
  if (code === 'EADDRINUSE') return `port ${port} is in use; choose another with --port`;
  if (code === 'EADDRNOTAVAIL') return 'this machine has no such address; choose another with --host';
  if (code === 'EACCES' && syscall === 'listen')
    return `port ${port} may not be used; choose another with --port`;
  if (code !== undefined && path !== undefined && (path.startsWith(data) || data.startsWith(path))) {
    return `cannot write in ${data}: ${code}; choose another folder with --data`;
  }
  return message.split('\n', 2).join(' ');
}

async function main(): Promise<void> {
  const options = startOptions();
  try {
    await start(options);
  } catch (error) {
    failWith(error, options.data);
  }
}

await main();
