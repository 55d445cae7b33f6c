import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

const SOURCES = {
  'rt.com': { ownership: 'state-owned', aliases: ['Russia Today', 'RTD.rt.example'] },
  'harbor-post.example': {},
};
/** One outlet, as three senders name it, and another. */
const ARTICLES = {
  domain: { title: 'The first ferry', url: 'https://rt.com/1', content: 'It left at ten.' },
  name: { title: 'The second ferry', source: { name: 'Russia Today' }, content: 'It left at eleven.' },
  subdomain: { title: 'The third ferry', url: 'https://rtd.rt.example/3', content: 'It left at noon.' },
  other: { title: 'The fourth ferry', source: { name: 'Harbor Gazette' }, content: 'It left at one.' },
};
const payloadOf = (article: object) => JSON.stringify({ publishedAt: '2026-11-20T08:00:00Z', ...article });
const VARIABLE = 'NEWSLOOM_SOURCES_FILE';

/** Article ids by name, of a host with or without the operator's file. */
async function ingestAll(host: TestHost): Promise<Record<string, string | undefined>> {
  const ids: Record<string, string | undefined> = {};
  for (const [name, article] of Object.entries(ARTICLES)) {
    const { stored, articles } = await host.ingest(`${name}.json`, payloadOf(article));
    expect(stored).toBe(1);
    ids[name] = articles[0];
  }
  return ids;
}

let host: TestHost;
let ids: Record<string, string | undefined>;
let plain: Record<string, string | undefined>;
beforeAll(async () => {
  const without = await startTestHost();
  plain = await ingestAll(without);
  await without.close();
  const file = join(mkdtempSync(join(tmpdir(), 'newsloom-')), 'sources.json');
  writeFileSync(file, JSON.stringify(SOURCES));
  process.env[VARIABLE] = file;
  host = await startTestHost();
  ids = await ingestAll(host);
});
afterAll(async () => {
  delete process.env[VARIABLE];
  await host.close();
});

const titlesOf = async (path: string) =>
  (await host.json<TestFeed>(path)).items.map(({ title }) => title).sort();
const ALL_OF_ONE = ['The first ferry', 'The second ferry', 'The third ferry'];

describe('a source with aliases', () => {
  it('is one list, one source and one label', async () => {
    const { items } = await host.json<TestFeed>('/v1/feeds/sources/rt.com');
    expect(items.map(({ title }) => title).sort()).toEqual(ALL_OF_ONE);
    for (const { _newsloom } of items)
      expect(_newsloom.source).toMatchObject({ key: 'rt.com', ownership: 'state-owned' });
    const { sources } = await host.json<{ sources: { key: string; domain?: string }[] }>('/v1/sources');
    expect(sources.map(({ key }) => key)).toEqual(['harbor-gazette', 'rt.com']);
    expect(sources[1]?.domain).toBe('rt.com');
  });

  it.each([
    ['/v1/feeds/sources/russia-today', '/v1/feeds/sources/rt.com'],
    ['/v1/feeds/sources/Russia-Today.atom?limit=1', '/v1/feeds/sources/rt.com.atom?limit=1'],
    ['/v1/feeds/sources/rtd.rt.example.rss', '/v1/feeds/sources/rt.com.rss'],
    ['/sources/russia-today', '/sources/rt.com'],
  ])('is where %s leads', async (alias, path) => {
    const answer = await fetch(host.url + alias, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, host.url + path]);
    expect((await fetch(host.url + path)).status).toBe(200);
  });

  it.each(['source=russia-today', 'source=rtd.rt.example&source=rt.com'])(
    'is meant by the filter %s',
    async (query) => expect(await titlesOf(`/v1/feeds/latest?${query}`)).toEqual(ALL_OF_ONE),
  );

  it('is told what was refused under any of its names', async () => {
    const refused = { headline: ' ', articleBody: ' ', publisher: { name: 'Russia Today' } };
    const graph = { '@context': 'https://schema.org', '@type': 'NewsArticle', ...refused };
    const { refusedCount } = await host.ingest(
      'refused.json',
      JSON.stringify([graph, { ...graph, headline: 'Good' }]),
    );
    expect(refusedCount).toBe(1);
    const { sources } = await host.json<{ sources: { key: string; refusedLastDay: number }[] }>(
      '/v1/sources',
    );
    expect(sources.find(({ key }) => key === 'rt.com')?.refusedLastDay).toBe(1);
  });
});

describe('ids of articles', () => {
  it('stay what they are for sources without aliases, and for addresses', () => {
    expect([ids['other'], ids['domain'], ids['subdomain']]).toEqual([
      plain['other'],
      plain['domain'],
      plain['subdomain'],
    ]);
  });

  it('are of the one source where its name is all that tells', () => {
    expect(ids['name']).not.toBe(plain['name']);
  });
});
