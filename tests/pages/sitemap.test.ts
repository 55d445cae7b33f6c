import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs } from '../../lib/article/instant.ts';
import { newStory, withMember } from '../../lib/article/story.ts';
import { errorPages, pageRoutes } from '../../lib/pages/page-routes.tsx';
import { createApp } from '../../lib/web/app.ts';
import { idOf, NOW, SITE, startApi, type TestApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';

const HOUR_MS = 3_600_000;
/** Articles of this site alone, one each minute of the last day, more than one file of news takes. */
const OWN = 1100;
let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  const { url: _, ...own } = cardWith();
  const minutes = Array.from({ length: OWN }, (_, index) => ({
    ...own,
    id: idOf(1000 + index),
    datePublished: addMs(NOW, -(index + 1) * 60_000),
  }));
  const older = { ...own, id: idOf(2), datePublished: at('2026-11-10T08:00:00Z') };
  const corrected = { ...own, id: idOf(3), datePublished: at('2026-11-17T08:00:00Z') };
  const odd = {
    headline: 'Ferries & <trams>: "both" late',
    inLanguage: 'zh-Hant-TW',
    datePublishedPrecision: 'day' as const,
  };
  await api.place(
    [
      ...minutes,
      { ...own, ...odd, id: idOf(4), datePublished: addMs(NOW, -30 * HOUR_MS) },
      older,
      { ...corrected, dateModified: at('2026-11-18T09:00:00Z') },
      cardWith({ id: idOf(5), datePublished: addMs(NOW, -HOUR_MS) }),
      { ...own, id: idOf(6), datePublished: addMs(NOW, HOUR_MS) },
    ],
    () => ['latest'],
  );
  const told = [
    cardWith({ id: idOf(1) }),
    cardWith({ id: idOf(7), source: { key: 'b.example', name: 'B' } }),
  ];
  const story = withMember(newStory(told[0] ?? cardWith(), idOf(500)), told[1] ?? cardWith());
  await api.write.putStory(story, 0);
  await api.write.listLiveStory(undefined, story);
});
afterAll(() => api.close());

function asker(indexing?: 'own' | 'all') {
  const commentStore = async () => ({ listComments: async () => ({ items: [] }) });
  const deps = {
    ...api.deps,
    siteName: 'News & Co',
    labels: {},
    commentStore,
    ...(indexing && { indexing }),
  };
  const app = createApp(deps, (each) => pageRoutes(each, deps), errorPages(deps));
  return async (path: string, init?: RequestInit) => app.request(`${SITE}${path}`, init);
}

const placesIn = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => place);
const read = async (path: string, indexing?: 'own' | 'all') => (await asker(indexing)(path)).text();

describe('sitemap.xml', () => {
  it('is the index of lists, of news in files of a thousand, and of days with articles', async () => {
    const answer = await asker()('/sitemap.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const names = ['lists', 'news-1', 'news-2', '2026-11-20', '2026-11-19', '2026-11-17', '2026-11-10'];
    expect(placesIn(await answer.text())).toEqual(names.map((name) => `${SITE}/sitemaps/${name}.xml`));
    const etag = { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } };
    expect((await asker()('/sitemap.xml', etag)).status).toBe(304);
  });

  it('names sitemaps that all have something', async () => {
    for (const place of placesIn(await read('/sitemap.xml'))) {
      const xml = await read(new URL(place ?? '').pathname);
      expect([place, placesIn(xml).length > 0]).toEqual([place, true]);
    }
  });
});

describe('the sitemap', () => {
  it('of lists has the live stories with their last change', async () => {
    const xml = await read('/sitemaps/lists.xml');
    expect(placesIn(xml)).toContain(`${SITE}/latest`);
    expect(xml).toMatch(new RegExp(`<loc>${SITE}/stories/${idOf(500)}</loc><lastmod>2026-11-20T`));
  });

  it('of a day has its articles with their last change, and those of no other day or publisher', async () => {
    expect(await read('/sitemaps/2026-11-17.xml')).toContain(
      `<url><loc>${SITE}/articles/${idOf(3)}</loc><lastmod>2026-11-18T09:00:00.000Z</lastmod></url>`,
    );
    const day = placesIn(await read('/sitemaps/2026-11-20.xml'));
    expect(day.length).toBe(OWN);
    expect(day).not.toContain(`${SITE}/articles/${idOf(5)}`);
    expect(placesIn(await read('/sitemaps/2026-11-20.xml', 'all'))).toContain(`${SITE}/articles/${idOf(5)}`);
  });

  it('of news has what two days brought, as Google asks for it, and nothing of tomorrow', async () => {
    const files = [await read('/sitemaps/news-1.xml'), await read('/sitemaps/news-2.xml')];
    const places = files.map(placesIn);
    expect(places.map(({ length }) => length)).toEqual([1000, OWN + 1 - 1000]);
    expect(new Set(places.flat()).size).toBe(OWN + 1);
    expect(places.flat()).not.toContain(`${SITE}/articles/${idOf(6)}`);
    expect(files[1]).toContain(
      '<news:news><news:publication><news:name>News &amp; Co</news:name><news:language>zh-tw</news:language></news:publication><news:publication_date>2026-11-19</news:publication_date><news:title>Ferries &amp; &lt;trams&gt;: "both" late</news:title></news:news>',
    );
  });

  it.each(['news-3.xml', 'news-0.xml', '2026-13-45.xml', 'other.xml', 'lists', '2026-11-20'])(
    '%s is none',
    async (name) => {
      expect((await asker()(`/sitemaps/${name}`)).status).toBe(404);
    },
  );
});
