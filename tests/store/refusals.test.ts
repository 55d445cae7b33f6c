import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawArticle } from '../../lib/article/raw-article.ts';
import { refusedSources } from '../../lib/ingest/refused-sources.ts';
import { REFUSED_UPLOADS, type RefusedUpload, refusalCounter } from '../../lib/store/refused-item.ts';
import { attributesOf } from '../../lib/store/table.ts';
import { writeItems } from '../../lib/store/table-batches.ts';
import { NOW, startApi, type TestApi } from '../support/api.ts';
import { articleOf, at } from '../support/articles.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const key of ['a.example', 'b.example'])
    await api.write.noteSource({ key, name: key, lastPublished: at('2026-11-20') });
});
afterAll(() => api.close());

const note = (source: string, upload: string, receivedAt: string, count: number) =>
  api.write.noteRefusals({ source, upload, receivedAt: at(receivedAt), count } satisfies RefusedUpload);

describe('refusals of the last day', () => {
  it('are counted by source, each upload once, and shown with the sources', async () => {
    await note('a.example', 'one', '2026-11-20T23:10:00Z', 3);
    await note('a.example', 'one', '2026-11-20T23:10:00Z', 3);
    await note('a.example', 'two', '2026-11-20T02:00:00Z', 4);
    await note('a.example', 'of the day before', '2026-11-19T23:59:59Z', 50);
    const before = { ...api.table.meter };
    const { sources } = await api.json<{ sources: { key: string; refusedLastDay: number }[] }>('/v1/sources');
    expect(sources.map(({ key, refusedLastDay }) => [key, refusedLastDay])).toEqual([
      ['a.example', 7],
      ['b.example', 0],
    ]);
    expect(api.table.meter.queries - before.queries).toBe(1);
  });

  it('change the ETag of the sources', async () => {
    const etag = async () => (await api.get('/v1/sources')).headers.get('etag');
    const first = await etag();
    await note('b.example', 'three', '2026-11-20T20:00:00Z', 1);
    expect(await etag()).not.toBe(first);
  });

  it('begin anew with the same hour of the next day, and are not brought back by an old upload', async () => {
    const of = async () => (await listed()).get('b.example');
    const before = (await of()) ?? 0;
    await note('b.example', 'four', '2026-11-19T21:00:00Z', 5);
    expect(await of()).toBe(before);
    await note('b.example', 'five', '2026-11-20T21:00:00Z', 7);
    await note('b.example', 'four', '2026-11-19T21:00:00Z', 5);
    expect(await of()).toBe(before + 7);
  });

  it('stop at a number of uploads an hour, so that no item grows without end', async () => {
    const source = 'a.example';
    const receivedAt = at('2026-11-20T22:00:00Z');
    const { key, set, setHour, hour } = refusalCounter({ source, upload: '', receivedAt, count: 1 });
    const digests = Array.from({ length: REFUSED_UPLOADS - 1 }, (_, upload) => `${upload}:1`);
    await writeItems(api.table, [
      { ...attributesOf(key), [set]: { SS: digests }, [setHour]: { N: String(hour) } },
    ]);
    for (const upload of ['last', 'too many']) await note(source, upload, '2026-11-20T22:00:00Z', 1);
    expect((await listed()).get(source)).toBe(REFUSED_UPLOADS);
  });

  it('of sources that have not published, and of none, leave every page and its counts right', async () => {
    const other = await startApi();
    try {
      const names = Array.from({ length: 12 }, (_, number) => `s${String(number).padStart(2, '0')}.example`);
      const published = names.filter((_, number) => number % 3 !== 1);
      for (const key of published)
        await other.write.noteSource({ key, name: key, lastPublished: at('2026-11-20') });
      const receivedAt = at('2026-11-20T22:00:00Z');
      for (const [number, source] of names.entries())
        if (number % 2 === 0 || number % 3 === 1)
          await other.write.noteRefusals({ source, upload: 'one', receivedAt, count: number + 1 });
      for (const limit of [1, 2, 3, 100]) {
        const seen: [string, number][] = [];
        let next: string | undefined = `/v1/sources?limit=${limit}`;
        while (next !== undefined) {
          const page: SourcesPage = await other.json<SourcesPage>(next);
          expect(page.sources.length).toBeLessThanOrEqual(limit);
          for (const { key, refusedLastDay } of page.sources) seen.push([key, refusedLastDay]);
          next = page.next_url;
        }
        const expected = published.map((key) => {
          const number = names.indexOf(key);
          return [key, number % 2 === 0 ? number + 1 : 0];
        });
        expect(seen).toEqual(expected);
      }
    } finally {
      await other.close();
    }
  });
});

interface SourcesPage {
  readonly next_url?: string;
  readonly sources: readonly { readonly key: string; readonly refusedLastDay: number }[];
}

async function listed(): Promise<Map<string, number>> {
  const { items } = await api.deps.store.listSources({ limit: 100, now: NOW });
  return new Map(items.map(({ key, refusedLastDay }) => [key, refusedLastDay]));
}

describe('the sources of what an upload had refused', () => {
  const raw = (fields: Partial<RawArticle>): RawArticle => ({
    format: 'rss',
    pointer: '',
    identifiers: [],
    ...fields,
  });
  const own = articleOf({ publisher: { name: 'A', key: 'a.example' } });
  const other = articleOf({ publisher: { name: 'B', key: 'b.example' } });
  const feed = { title: { type: 'text', value: 'Feed' } as const, url: 'https://www.c.example/news' };
  const none = { refusedArticles: [], refusedElsewhere: 0, articles: [], feed: undefined };
  it.each([
    ['nothing', none, {}],
    [
      'of its own address',
      { ...none, refusedArticles: [raw({ url: 'https://d.example/1' })] },
      { 'd.example': 1 },
    ],
    ['of the feed', { ...none, refusedArticles: [raw({})], refusedElsewhere: 1, feed }, { 'c.example': 2 }],
    [
      'of the only publisher',
      { ...none, refusedElsewhere: 2, articles: [own, own], feed },
      { 'a.example': 2 },
    ],
    [
      'of the feed when there are several',
      { ...none, refusedElsewhere: 2, articles: [own, other], feed },
      { 'c.example': 2 },
    ],
    ['of nobody', { ...none, refusedElsewhere: 2, articles: [own, other] }, {}],
  ])('%s', (_, upload, expected) => {
    expect(Object.fromEntries(refusedSources(upload))).toEqual(expected);
  });
});
