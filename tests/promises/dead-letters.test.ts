import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALARMS } from '../../infra/stack/alarms.ts';
import type { IngestRecord } from '../../lib/article/upload.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

let host: TestHost;
const data = mkdtempSync(join(tmpdir(), 'newsloom-poison-'));
beforeAll(async () => {
  host = await startTestHost(undefined, data);
});
afterAll(async () => {
  await host.close();
  rmSync(data, { recursive: true, force: true });
});

const TITLE = 'The upload that poisoned the harbor';

/** The bytes of an upload on this machine's disk: what the bucket answers 500 for as long as they cannot be read. */
function bytesOf(upload: string): string {
  const folder = join(data, 'bucket');
  const name = readdirSync(folder).find((each) => each.includes(upload) && !/\.(json|version)$/.test(each));
  if (name === undefined) throw new Error('the upload is not in the bucket');
  return join(folder, name);
}

function ingestLines(): Record<string, unknown>[] {
  const lines = readFileSync(join(data, 'log.ndjson'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line)).filter((line) => line.function === 'ingest');
}

it('a poison upload ends among the dead letters, rings an alarm, and is stored after the fix and a redrive', async () => {
  // Straight into the bucket, and its bytes taken away before anybody reads them.
  const key = 'uploads/poison.json';
  const body = JSON.stringify({ title: TITLE, content: 'It could not be read.', url: 'https://h.example/p' });
  await host.bucket.put(key, Buffer.from(body));
  const bytes = bytesOf('poison');
  renameSync(bytes, `${bytes}-kept`);
  mkdirSync(bytes);
  const healthy = await fetch(`${host.url}/uploads/healthy.json`, {
    method: 'PUT',
    body: JSON.stringify({ title: 'A healthy neighbor', content: 'It is read.', url: 'https://h.example/n' }),
  });
  expect(healthy.status).toBe(201);
  await host.drained();

  // It had its five tries and blocked nobody.
  const [letter, ...others] = host.queue.deadLetters();
  expect([letter?.receiveCount, others]).toEqual([5, []]);
  expect(letter?.body).toContain('poison.json');
  const latest = await host.json<TestFeed>('/v1/feeds/latest');
  expect(latest.items.map(({ title }) => title)).toEqual(['A healthy neighbor']);

  // Each try counted a fault as a metric that an alarm of the stack watches; another watches the queue.
  expect(ingestLines().filter(({ faults }) => faults === 1).length).toBe(5);
  const watched = Object.values(ALARMS).map(
    ({ Properties }) => (Properties as { MetricName?: string }).MetricName,
  );
  expect(watched).toEqual(expect.arrayContaining(['faults', 'ApproximateNumberOfMessagesVisible']));

  rmdirSync(bytes);
  renameSync(`${bytes}-kept`, bytes);
  const tsx = join(repositoryRoot, 'node_modules/.bin/tsx');
  const { stdout } = await promisify(execFile)(tsx, ['infra/redrive.ts', '--local', host.url], {
    cwd: repositoryRoot,
  });
  expect(stdout).toContain('1 messages moved back');
  await host.drained();
  expect(host.queue.deadLetters()).toEqual([]);
  const now = await host.json<TestFeed>('/v1/feeds/latest');
  expect(now.items.map(({ title }) => title)).toContain(TITLE);
});

it('a refused upload is told, kept, and stored by a replay once what was wrong is mended', async () => {
  const whole = JSON.stringify({
    title: 'The ferry that was cut in half',
    content: 'It sails again.',
    url: 'https://h.example/half',
  });
  const record = await host.ingest('half.json', whole.slice(0, 20));
  expect([record.stored, record.refused.map(({ code }) => code)]).toEqual([0, ['syntaxError']]);
  const titles = async () => (await host.json<TestFeed>('/v1/feeds/latest')).items.map(({ title }) => title);
  expect(await titles()).not.toContain('The ferry that was cut in half');

  const replay = async () => {
    const answer = await fetch(`${host.url}/local/replay?prefix=half`, { method: 'POST' });
    expect(await answer.json()).toEqual({ count: 1 });
    await host.drained();
  };
  await replay();
  expect(await titles()).not.toContain('The ferry that was cut in half');

  writeFileSync(bytesOf('half'), whole);
  await replay();
  expect(await titles()).toContain('The ferry that was cut in half');
  const { upload, refusedCount } = await host.json<IngestRecord>(`/v1/ingests/${record.id}`);
  expect([upload, refusedCount]).toEqual(['uploads/half.json', 1]);
});
