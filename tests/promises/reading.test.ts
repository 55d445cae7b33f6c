import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicReads } from '../bench/load/reads.ts';
import { idOf, startApi, type TestApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

/** What has no date of its own is dated by its receipt. */
const clock = () => Date.parse('2026-11-25T12:00:00Z');
const SAMPLES = join(repositoryRoot, 'events/uploads');

async function ingestSamples(host: TestHost): Promise<void> {
  for (const name of readdirSync(SAMPLES).sort()) await host.ingest(name, readFileSync(join(SAMPLES, name)));
}

async function relatedSets(host: TestHost): Promise<[string, unknown][]> {
  const { items } = await host.json<TestFeed>('/v1/feeds/latest?limit=100');
  const sets: [string, unknown][] = [];
  for (const { id } of items) {
    const related = await host.json<TestFeed>(`/v1/articles/${id}/related`);
    sets.push([id, related.items.map((item) => [item.id, item._newsloom.related])]);
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
  }, 60_000);

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
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const place = (from: number, to: number) =>
    api.place(
      Array.from({ length: to - from }, (_, index) =>
        cardWith({
          id: idOf(from + index),
          datePublished: at(
            new Date(Date.parse('2026-11-20T08:00:00Z') - (from + index) * 60_000).toISOString(),
          ),
        }),
      ),
      () => ['latest', 'language/en', 'section/travel', 'hashtag/ferry', 'source/harbor-post.example'],
    );
  const costs = async (path: string) => {
    const before = { ...api.table.meter };
    expect((await api.get(path)).status).toBe(200);
    const { queries, gets, readUnits } = api.table.meter;
    return [queries - before.queries, gets - before.gets, readUnits - before.readUnits];
  };
  const PATHS = [
    'latest',
    'languages/en',
    'sections/travel',
    'hashtags/ferry',
    'sources/harbor-post.example',
  ];

  it('does not depend on the size of the collection', async () => {
    await place(0, 60);
    const before: number[][] = [];
    for (const path of PATHS) before.push(await costs(`/v1/feeds/${path}`));
    await place(60, 400);
    for (const [index, path] of PATHS.entries()) {
      const [queries, gets, units] = await costs(`/v1/feeds/${path}`);
      const [wereQueries, wereGets, wereUnits = 0] = before[index] ?? [];
      expect([path, queries, gets]).toEqual([path, wereQueries, wereGets]);
      expect(Math.abs((units ?? 0) - wereUnits)).toBeLessThanOrEqual(0.5);
    }
  });
});
