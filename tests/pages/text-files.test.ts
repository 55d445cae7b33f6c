import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStory, withMember } from '../../lib/article/story.ts';
import { errorPages, pageRoutes } from '../../lib/pages/page-routes.tsx';
import { createApp } from '../../lib/web/app.ts';
import { idOf, SITE, startApi, type TestApi } from '../support/api.ts';
import { articleOf, at, cardWith, recordOf } from '../support/articles.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  const image = [{ url: 'https://harbor-post.example/quay.jpg', caption: 'The quay at dawn' }];
  await api.write.putArticle(recordOf({ article: articleOf({ id: idOf(1), image }) }), undefined);
  const told = [
    cardWith({ id: idOf(1) }),
    cardWith({
      id: idOf(3),
      source: { key: 'b.example', name: 'B' },
      datePublished: at('2026-11-20T10:00:00Z'),
    }),
  ] as const;
  const story = withMember(newStory(told[0], idOf(500)), told[1]);
  await api.write.putStory(story, 0);
  await api.write.listLiveStory(undefined, story);
  const { url: _, ...own } = articleOf({ id: idOf(2), identifier: ['news:2'] });
  await api.write.putArticle(recordOf({ article: own }), undefined);
});
afterAll(() => api.close());

function pages(fields: { indexing?: 'own' | 'all'; securityContact?: string } = {}) {
  const commentStore = async () => ({ listComments: async () => ({ items: [] }) });
  const deps = { ...api.deps, siteName: 'Example News', labels: {}, commentStore, ...fields };
  const app = createApp(deps, (each) => pageRoutes(each, deps), errorPages(deps));
  return async (path: string) => app.request(`${SITE}${path}`);
}

/** How many places a sitemap names. */
const placesIn = (xml: string) =>
  xml.match(/<url><loc>[^<]+<\/loc>(?:<lastmod>[^<]+<\/lastmod>)?<\/url>/g)?.length;

describe('what crawlers ask for', () => {
  it('robots.txt keeps them out of forms and answers', async () => {
    const answer = await pages()('/robots.txt');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const lines = (await answer.text()).split('\n');
    expect(lines[0]).toBe('User-agent: *');
    expect(lines).toContain('Disallow: /search');
    expect(lines).toContain('Disallow: /moderation');
    expect(lines).toContain(`Sitemap: ${SITE}/sitemap.xml`);
  });

  it('sitemap.xml has the lists, and the live stories with their last change', async () => {
    const answer = await pages()('/sitemap.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const xml = await answer.text();
    expect(xml).toContain(`<url><loc>${SITE}/latest</loc></url>`);
    expect(xml).toContain(
      `<url><loc>${SITE}/stories/${idOf(500)}</loc><lastmod>2026-11-20T10:00:00.000Z</lastmod></url>`,
    );
    expect(placesIn(xml)).toBe(5);
  });

  it('llms.txt names the lists, absolute', async () => {
    const text = await (await pages()('/llms.txt')).text();
    expect(text).toMatch(/^# Example News\n\n> /);
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
    expect(links).toContain(`${SITE}/openapi.json`);
    expect(links.every((link) => link?.startsWith(SITE))).toBe(true);
  });

  it('security.txt tells whom to write to, if there is anybody, and until when that holds', async () => {
    expect((await pages()('/.well-known/security.txt')).status).toBe(404);
    const answer = await pages({ securityContact: 'mailto:desk@news.example' })('/.well-known/security.txt');
    expect(await answer.text()).toBe(
      `Contact: mailto:desk@news.example\nExpires: 2027-02-19T00:00:00.000Z\nCanonical: ${SITE}/.well-known/security.txt\n`,
    );
  });

  it('each is asked for again by its tag', async () => {
    const ask = pages();
    const etag = (await ask('/robots.txt')).headers.get('etag');
    expect(etag).toMatch(/^W\//);
  });
});

describe('the page of an article', () => {
  const head = async (id: number, fields = {}) => {
    const html = await (await pages(fields)(`/articles/${idOf(id)}`)).text();
    return {
      canonical: /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1],
      isKeptOut: html.includes('<meta name="robots" content="noindex"'),
      alt: /<meta property="og:image:alt" content="([^"]+)"/.exec(html)?.[1],
    };
  };

  it('of another publisher names its address there and is kept out of search engines', async () => {
    expect(await head(1)).toEqual({
      canonical: 'https://harbor-post.example/ferry',
      isKeptOut: true,
      alt: 'The quay at dawn',
    });
  });

  it('is let in where the operator wants it, with the same canonical address', async () => {
    expect(await head(1, { indexing: 'all' })).toMatchObject({
      canonical: 'https://harbor-post.example/ferry',
      isKeptOut: false,
    });
  });

  it('that is only here is its own', async () => {
    expect(await head(2)).toMatchObject({ canonical: `${SITE}/articles/${idOf(2)}`, isKeptOut: false });
  });
});
