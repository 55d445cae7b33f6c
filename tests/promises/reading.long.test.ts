import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { DEFAULT_FUNCTION, ROUTES } from '../../infra/routes.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import { loadArticles, loadExample } from '../bench/http/load.ts';
import { publicReads } from '../bench/load/reads.ts';
import { MODERATOR_TOKEN, newReader, startComments } from '../support/comments.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';
import type { TestTable } from '../support/table.ts';

/** What has no date of its own is dated by its receipt. */
const clock = () => Date.parse('2026-11-25T12:00:00Z');
const SAMPLES = join(repositoryRoot, 'events/uploads');

async function ingestSamples(host: TestHost): Promise<void> {
  for (const name of readdirSync(SAMPLES).sort()) await host.ingest(name, readFileSync(join(SAMPLES, name)));
}

async function relatedSets(host: TestHost): Promise<[string, unknown][]> {
  const { items } = await host.json<TestFeed>('/v1/feeds/latest?limit=100');
  const sets: [string, unknown][] = [];
  for (const {
    _newsloom: { id },
  } of items) {
    const related = await host.json<TestFeed>(`/v1/articles/${id}/related`);
    sets.push([id, related.items.map((item) => [item._newsloom.id, item._newsloom.related])]);
  }
  return sets;
}

describe('what is read', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost(clock);
    await ingestSamples(host);
  });
  afterAll(() => host.close());

  it('can be asked for again on every route, and is not sent again', async () => {
    const { items } = await host.json<TestFeed>('/v1/feeds/latest');
    const ingest = (await host.ingest('again.json', '{"half')).id;
    const story = items.map(({ _newsloom }) => _newsloom.story?.id).find((id) => id !== undefined) ?? '';
    const next = await publicReads(host.url, { story, ingest });
    const routes = new Set<string>();
    for (let asked = next(); !routes.has(asked.route); asked = next()) {
      routes.add(asked.route);
      const first = await fetch(host.url + asked.path);
      const etag = first.headers.get('etag') ?? '';
      const second = await fetch(host.url + asked.path, { headers: { 'if-none-match': etag } });
      // That a process is well is told anew each time.
      const again = asked.route === '/healthz' ? 200 : 304;
      expect([asked.path, first.status, second.status]).toEqual([asked.path, 200, again]);
    }
    expect(routes.size).toBeGreaterThan(40);
  });

  it('has related scores that are the same wherever the same is ingested', async () => {
    const first = await relatedSets(host);
    const other = await startTestHost(clock);
    try {
      await ingestSamples(other);
      expect(await relatedSets(other)).toEqual(first);
    } finally {
      await other.close();
    }
    expect(first.filter(([, set]) => (set as unknown[]).length > 0).length).toBeGreaterThan(3);
  });
});

describe('the cost of reading', () => {
  const SMALL = 900;
  const LARGE = 1800;
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-costs-'));
  const log = join(folder, 'log.ndjson');
  let host: TestHost;
  let table: TestTable;
  let names: { story: string; ingest: string };
  beforeAll(async () => {
    host = await startTestHost(undefined, folder);
    const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
    const close = async () => client.destroy();
    table = { client, name: host.tableName, meter: newMeter(), close };
    // So many that every list has a full page from the beginning.
    await loadArticles(table, 0, SMALL);
    const { story } = await loadExample(table);
    names = { story, ingest: (await host.ingest('costs.json', '{"half')).id };
  });
  afterAll(async () => {
    await table.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the function that answered told of its requests; its line is written behind the answer. */
  async function costOf(path: string, init?: RequestInit): Promise<number[]> {
    const before = linesOf(log).length;
    const answer = await fetch(host.url + path, init);
    expect([path, answer.status]).toEqual([path, 200]);
    await answer.arrayBuffer();
    for (;;) {
      const line = linesOf(log)[before];
      if (line) return [line.queries, line.gets, line.readUnits ?? 0];
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async function costs(): Promise<Map<string, number[]>> {
    const next = await publicReads(host.url, names);
    const found = new Map<string, number[]>();
    for (let asked = next(); !found.has(asked.route); asked = next())
      found.set(asked.route, await costOf(asked.path.replace(/hashtags\/Tag\d+/, 'hashtags/ferry')));
    found.set('/comments/{page}', await costOf('/comments/mine'));
    found.set('/moderation', await costOf('/moderation'));
    const { items } = await host.json<TestFeed>('/v1/feeds/latest?limit=1');
    found.set(
      'ask',
      await costOf(`/v1/articles/${items[0]?._newsloom.id}/assist/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question: 'What did the council speak about?' }),
      }),
    );
    return found;
  }

  it('does not depend on the size of the collection, on any route', async () => {
    const before = await costs();
    await loadArticles(table, SMALL, LARGE);
    const after = await costs();
    expect(before.size).toBeGreaterThan(50);
    for (const [route, [queries = 0, gets = 0, units = 0]] of before) {
      const [queriesNow, getsNow, unitsNow = 0] = after.get(route) ?? [];
      expect([route, queriesNow, getsNow]).toEqual([route, queries, gets]);
      // Cards differ by some bytes.
      expect([route, unitsNow - units <= 0.5]).toEqual([route, true]);
      expect([route, queries + gets <= 64]).toEqual([route, true]);
    }
  });

  it('of comments does not depend on how many there are', async () => {
    const comments = await startComments();
    const headers = { authorization: `Bearer ${MODERATOR_TOKEN}` };
    const ida = newReader();
    const { id } = await comments.published(ida, 'One that is read.');
    // One that is read by its author, whose list it is on.
    const paths: Readonly<Record<string, string>> = {
      '/v1/comments/{id}': `/v1/comments/${id}`,
      '/v1/me/comments': '/v1/me/comments?limit=5',
      '/v1/moderation/comments': '/v1/moderation/comments?limit=5',
      '/v1/moderation/comments/{id}': `/v1/moderation/comments/${id}`,
      '/v1/articles/{id}/comments': `/v1/articles/${comments.article}/comments?limit=5`,
    };
    const covered = new Set([...(await costs()).keys()].map(withoutSuffix));
    // The operator's own and pictures are no reads of the collection. What an address is of costs one request: tests/http/unknown.test.ts.
    const routes = ROUTES.filter(
      ({ method, path, function: name }) =>
        method === 'GET' && !['subscriptions', 'images'].includes(name) && path !== '/v1/articles',
    ).map(({ path }) => withoutSuffix(path));
    expect(routes.filter((path) => !covered.has(path) && !(path in paths))).toEqual([]);
    const measure = async () => {
      const found: [string, number, number, number][] = [];
      for (const path of Object.values(paths)) {
        const { queries, gets, readUnits } = { ...comments.table.meter };
        expect((await comments.send('GET', path, ida, { headers })).status).toBe(200);
        const { meter } = comments.table;
        found.push([path, meter.queries - queries, meter.gets - gets, meter.readUnits - readUnits]);
      }
      return found;
    };
    const write = async (count: number) => {
      for (let number = 0; number < count; number += 1) {
        comments.wait(40 * 60_000);
        await comments.published(newReader(), `Comment ${number}`);
        await comments.posted(newReader(), `Another ${number}`);
        await comments.posted(ida, `Mine ${number}`);
      }
    };
    await write(6);
    const before = await measure();
    await write(12);
    const after = await measure();
    await comments.close();
    expect(after.map(([path, queries, gets]) => [path, queries, gets])).toEqual(
      before.map(([path, queries, gets]) => [path, queries, gets]),
    );
    for (const [index, [path, , , units]] of after.entries())
      expect([path, units - (before[index]?.[3] ?? 0) <= 0.5]).toEqual([path, true]);
  });
});

/** Functions that answer requests; others write their lines whenever their messages come. */
const ASKED: ReadonlySet<string> = new Set([DEFAULT_FUNCTION, ...ROUTES.map((route) => route.function)]);

interface Line {
  readonly function: string;
  readonly queries: number;
  readonly gets: number;
  readonly readUnits?: number;
}

/** What invocations told of themselves. */
function linesOf(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"_aws"') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => ASKED.has(line.function));
}

const withoutSuffix = (path: string) => path.replace(/\.(json|atom|rss)$/, '');
