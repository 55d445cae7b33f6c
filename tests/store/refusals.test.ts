import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawArticle } from '../../lib/article/raw-article.ts';
import { refusedSources } from '../../lib/ingest/refused-sources.ts';
import { REFUSED_UPLOADS, type RefusedUpload, refusedMark } from '../../lib/store/refused-hour-item.ts';
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
    expect(api.table.meter.queries - before.queries).toBe(2);
  });

  it('change the ETag of the sources', async () => {
    const etag = async () => (await api.get('/v1/sources')).headers.get('etag');
    const first = await etag();
    await note('b.example', 'three', '2026-11-20T20:00:00Z', 1);
    expect(await etag()).not.toBe(first);
  });

  it('stop at a number of uploads an hour, so that no item grows without end', async () => {
    const { key } = refusedMark({
      source: 'c.example',
      upload: '',
      receivedAt: at('2026-11-20T22:00:00Z'),
      count: 1,
    });
    const stamps = Array.from({ length: REFUSED_UPLOADS - 1 }, (_, upload) => `${upload}:1`);
    await writeItems(api.table, [{ ...attributesOf(key), u: { SS: stamps } }]);
    for (const upload of ['last', 'too many']) await note('c.example', upload, '2026-11-20T22:00:00Z', 1);
    expect((await api.deps.store.listRefusals(NOW)).get('c.example')).toBe(REFUSED_UPLOADS);
  });
});

describe('the sources of what an upload had refused', () => {
  const raw = (fields: Partial<RawArticle>): RawArticle => ({
    format: 'rss',
    at: '',
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
