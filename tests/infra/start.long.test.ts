import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { repositoryRoot } from '../support/root.ts';

interface Run {
  readonly child: ChildProcess;
  /** What it has written so far on both streams. */
  readonly written: () => { out: string; err: string };
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** `npm start -- …args`, without npm. */
function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/start.ts', ...args], {
    cwd: repositoryRoot,
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const written = () => ({ out, err });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, written, ended: ended.then((code) => ({ code, ...written() })) };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function countItems(address: string): Promise<number> {
  const feed = (await (await fetch(address)).json()) as { items: readonly unknown[] };
  return feed.items.length;
}

const folder = mkdtempSync(join(tmpdir(), 'newsloom-start-'));
const file = join(folder, 'a-file');
const taken: Server = createServer();
let takenPort: number;

beforeAll(async () => {
  writeFileSync(file, '');
  takenPort = await listen(taken, 0);
});
afterAll(() => closeServer(taken));

describe('npm start', () => {
  it('explains itself', async () => {
    const { code, out, err } = await run('--help').ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const option of ['--port', '--host', '--public-url', '--data', '--no-samples', '--help'])
      expect(out).toContain(option);
  });

  it('links to the address under which readers reach it', async () => {
    const started = run(
      '--port',
      '0',
      '--data',
      join(folder, 'public'),
      '--no-samples',
      '--public-url',
      'https://news.example/',
    );
    await until(() => started.written().out.includes('http://localhost:'));
    const url = /http:\/\/localhost:\d+/.exec(started.written().out)?.[0] ?? '';
    const feed = (await (await fetch(`${url}/v1/feeds/latest`)).json()) as { feed_url: string };
    started.child.kill('SIGTERM');
    await started.ended;
    expect(feed.feed_url).toBe('https://news.example/v1/feeds/latest');
  });

  it('takes no public address that is none', async () => {
    const { code, err } = await run('--public-url', 'news.example').ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: '--public-url takes an address with http or https, not news.example\n',
    });
  });

  it.each([
    [
      'a port that is none',
      ['--port', 'high'],
      "option '--port <N>' argument 'high' is invalid. It takes a number up to 65535.",
    ],
    [
      'a port too high',
      ['--port', '65536'],
      "option '--port <N>' argument '65536' is invalid. It takes a number up to 65535.",
    ],
    ['a stray word', ['now'], 'too many arguments. Expected 0 arguments but got 1.'],
  ])('does not begin with %s', async (_, args, line) => {
    const ended = await run(...args).ended;
    expect(ended).toEqual({ code: 2, out: '', err: `${line}; npm start -- --help explains\n` });
  });

  it.each<[string, () => string[], () => string]>([
    [
      'a port in use',
      () => ['--port', String(takenPort), '--data', join(folder, 'port')],
      () => `port ${takenPort} is in use; choose another with --port`,
    ],
    [
      'a folder that cannot be made',
      () => ['--port', '0', '--data', join(file, 'under')],
      () => `cannot write in ${join(file, 'under')}: ENOTDIR; choose another folder with --data`,
    ],
    [
      'a folder where the system lets nobody make one',
      () => ['--port', '0', '--data', '/proc/newsloom/data'],
      () => 'cannot write in /proc/newsloom/data: ',
    ],
  ])('says in one line what is wrong with %s', async (_, args, line) => {
    const { code, out, err } = await run(...args()).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.startsWith(`newsloom: ${line()}`)).toBe(true);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('answers, keeps others out of its data, and ends cleanly on Ctrl-C', async () => {
    const data = join(folder, 'data');
    const args = ['--port', '0', '--data', data, '--no-samples'];
    const first = run(...args);
    await until(() => /Ctrl-C/.test(first.written().out) || first.child.exitCode !== null);
    const url = first.written().out.match(/http:\/\/localhost:\d+/)?.[0];
    expect(first.written().err).toBe('');
    expect((await fetch(`${url}/v1/feeds/latest`)).status).toBe(200);

    const second = await run(...args).ended;
    expect(second.code).toBe(1);
    expect(second.err).toBe(`newsloom: the data folder ${data} is in use by process ${first.child.pid}\n`);

    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(0);
  });

  it('ends cleanly in the midst of its first samples, and has them all after the next start, whose addresses answer', async () => {
    const args = ['--port', '0', '--data', join(folder, 'samples')];
    const first = run(...args);
    await until(() => /uploading samples/.test(first.written().err) || first.child.exitCode !== null);
    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(0);

    const second = run(...args);
    await until(() => /Ctrl-C/.test(second.written().out) || second.child.exitCode !== null);
    const url = second.written().out.match(/http:\/\/localhost:\d+/)?.[0];
    await expect
      .poll(() => countItems(`${url}/v1/feeds/latest?limit=100`), { timeout: 30_000 })
      .toBeGreaterThanOrEqual(34);
    second.child.kill('SIGINT');
    expect((await second.ended).code).toBe(0);

    const third = run(...args);
    await until(() => /Comments wait/.test(third.written().out) || third.child.exitCode !== null);
    const printed = third.written().out.match(/^ {2}http\S+$/gm) ?? [];
    const answers = await Promise.all(printed.map(async (line) => [line, (await fetch(line.trim())).status]));
    expect(answers).toEqual(printed.map((line) => [line, 200]));
    expect(printed.join()).toMatch(/\/v1\/articles\/\w+\/related/);
    third.child.kill('SIGINT');
    expect((await third.ended).code).toBe(0);
  });
});
