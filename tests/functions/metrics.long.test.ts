import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { FUNCTIONS } from '../../infra/stack/functions.ts';
import { STACK } from '../../infra/stack.ts';
import { startTestHost, type TestHost } from '../support/host.ts';

/** A line of an invocation: embedded metric format, and what stands beside it. */
interface Line extends Readonly<Record<string, unknown>> {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
}

/** Reports of one event by two outlets, so that the second is related to the first and joins its story. */
const report = (outlet: string, fields: object = {}) => ({
  title: 'Vesper Bridge of Port Aldren closed after crack in cable anchorage',
  url: `https://${outlet}.example/bridge`,
  content: `Inspectors of Port Aldren found a crack in an anchorage of the Vesper Bridge, says the ${outlet}.`,
  publishedAt: '2026-11-20T08:00:00Z',
  language: 'en',
  source: { name: outlet },
  ...fields,
});

let host: TestHost;
const data = mkdtempSync(join(tmpdir(), 'newsloom-'));
const logFile = join(data, 'log.ndjson');
const lines = (): Line[] =>
  (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
    .split('\n')
    .filter((line) => line.includes('"_aws"'))
    .map((line) => JSON.parse(line) as Line);
const namesOf = (line: Line) =>
  line._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));

/** The next line of a function that an action leads to. */
async function lineAfter(name: string, act: () => Promise<unknown>): Promise<Line> {
  const ofFunction = () => lines().filter((line) => line['function'] === name);
  const before = ofFunction().length;
  await act();
  await expect.poll(() => ofFunction().length, { interval: 5, timeout: 5000 }).toBeGreaterThan(before);
  return ofFunction()[before] as Line;
}

/** A publisher whose feed is there, then as it was, then gone. */
const ANSWERS = [200, 304, 410];
const publisher = createServer((_, response) => {
  response.writeHead(ANSWERS.shift() ?? 410, { etag: '"1"' });
  response.end(
    '<rss version="2.0"><channel><title>Aldren Post</title><item><title>Tram of Aldren stops</title></item></channel></rss>',
  );
});

beforeAll(async () => {
  host = await startTestHost(undefined, data, { allowPrivate: true });
});
afterAll(async () => {
  await host.close();
  await closeServer(publisher);
});

describe('an invocation leaves one line', () => {
  it.each<[string, unknown, Record<string, number>]>([
    ['of an article', report('Ledger'), { uploads: 1, stored: 1, writeUnits: expect.any(Number) }],
    ['of one that is told elsewhere', report('Gazette'), { stored: 1, related: 1, joinedStory: 1 }],
    ['of what is known already', report('Gazette'), { unchanged: 1 }],
    ['of a version', report('Herald', { dateModified: '2026-11-20T10:00:00Z' }), { stored: 1 }],
    ['of a later version', report('Herald', { dateModified: '2026-11-20T11:00:00Z' }), { updated: 1 }],
    ['of one that comes twice', [report('Courier'), report('Courier')], { stored: 1, merged: 1 }],
    [
      'of the version before it',
      report('Herald', { dateModified: '2026-11-20T09:00:00Z' }),
      { superseded: 1 },
    ],
    ['of what is refused', 'no news', { refused: 1, 'refused.notAnArticle': 1 }],
  ])('%s', async (name, payload, counts) => {
    const line = await lineAfter('ingest', () => host.ingest(`${name}.json`, JSON.stringify(payload)));
    expect(line).toMatchObject({ function: 'ingest', requestId: expect.any(String), ...counts });
    expect(namesOf(line)).toEqual(expect.arrayContaining(Object.keys(counts)));
  });

  it('of a fault', async () => {
    const line = await lineAfter('ingest', async () => {
      host.queue.send('this is no S3 event');
      await host.drained();
    });
    expect(line).toMatchObject({ faults: 1 });
  });

  it('of a request', async () => {
    const line = await lineAfter('feeds', () => host.json('/v1/feeds/latest'));
    expect(line).toMatchObject({
      queries: 1,
      durationMs: expect.any(Number),
      readUnits: 0.5,
    });
  });

  it('of a long upload, and of its parts', async () => {
    const articles = Array.from({ length: 30 }, (_, number) =>
      report('Gazette', {
        url: `https://gazette.example/${number}`,
        title: `Vesper Bridge of Port Aldren, as seen on day ${number} of its closure`,
      }),
    );
    const line = await lineAfter('ingest', () => host.ingest('long.json', JSON.stringify(articles)));
    expect(line).toMatchObject({ uploads: 1 });
    expect(lines().some((each) => Number(each['parts']) > 0)).toBe(true);
  });
});

describe('the collector leaves lines', () => {
  it('of a feed that is fetched, of one that did not change, and of one that failed', async () => {
    const authorization = { authorization: `Bearer ${host.operatorToken}` };
    const send = (path: string, body: object) =>
      fetch(`${host.url}/v1/subscriptions${path}`, {
        method: 'POST',
        headers: { ...authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const url = `http://127.0.0.1:${await listen(publisher, 0, '127.0.0.1')}/feed`;
    const { id } = (await (await send('', { url, kind: 'feed' })).json()) as { id: string };
    const counts = () =>
      lines()
        .filter((line) => line['function'] === 'fetch')
        .flatMap(namesOf);
    await host.collected();
    for (const name of ['fetched', 'notModified', 'failed']) {
      await send(`/${id}/poll`, {});
      await host.collected();
      expect([name, counts().includes(name)]).toEqual([name, true]);
    }
  });
});

describe('the metrics', () => {
  it('are what the embedded metric format asks for', () => {
    for (const line of lines()) {
      expect(line._aws.Timestamp).toBeGreaterThan(Date.parse('2026-01-01'));
      const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics as [
        Line['_aws']['CloudWatchMetrics'][0],
      ];
      expect([Namespace, Dimensions]).toEqual(['newsloom', [['function']]]);
      expect(Metrics.length).toBeLessThanOrEqual(100);
      for (const { Name, Unit } of Metrics) expect([typeof line[Name], Unit]).toEqual(['number', 'Count']);
    }
  });

  it('have the names that alarms and dashboard ask for', () => {
    const stack = JSON.stringify(STACK.Resources);
    const shown = [...stack.matchAll(/\$\{AWS::StackName\}\\",\\"(\w+)\\"/g)].map(([, name]) => String(name));
    const alarmed = [...stack.matchAll(/"Namespace":\{"Ref":"AWS::StackName"\},"MetricName":"(\w+)"/g)].map(
      ([, name]) => String(name),
    );
    // No fault of ours happens here: tests/ingest/isolation.test.ts plants some and reads their count.
    const counted = new Set([...lines().flatMap(namesOf), 'internalFaults']);
    expect(alarmed.length).toBeGreaterThan(4);
    expect(shown.length).toBeGreaterThan(FUNCTIONS.length);
    expect([...shown, ...alarmed].filter((name) => !counted.has(name))).toEqual([]);
  });
});
