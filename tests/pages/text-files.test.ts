import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOUCH_ICON_PATH } from '../../lib/pages/asset-paths.ts';
import { errorPages, pageRoutes } from '../../lib/pages/page-routes.tsx';
import { createApp } from '../../lib/web/app.ts';
import { idOf, SITE, startApi, type TestApi } from '../support/api.ts';
import { articleOf, recordOf } from '../support/articles.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  const image = [{ url: 'https://harbor-post.example/quay.jpg', caption: 'The quay at dawn' }];
  await api.write.putArticle(recordOf({ article: articleOf({ id: idOf(1), image }) }), undefined);
  const { url: _, ...own } = articleOf({ id: idOf(2), identifier: ['news:2'] });
  await api.write.putArticle(recordOf({ article: own }), undefined);
});
afterAll(() => api.close());

interface Shared {
  readonly publisher: { readonly logo?: { readonly url: string } };
}

function pages(fields: { indexing?: 'own' | 'all'; securityContact?: string } = {}) {
  const commentStore = async () => ({ listComments: async () => ({ items: [] }) });
  const deps = { ...api.deps, siteName: 'Example News', labels: {}, commentStore, ...fields };
  const app = createApp(deps, (each) => pageRoutes(each, deps), errorPages(deps));
  return async (path: string) => app.request(`${SITE}${path}`);
}

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

it('the icon of phones is a PNG of 180 pixels, also where they look for it unasked', async () => {
  expect((await pages()('/apple-touch-icon.png')).headers.get('location')).toBe(TOUCH_ICON_PATH);
  const answer = await pages()(TOUCH_ICON_PATH);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
    'PNG',
    180,
    180,
  ]);
});

describe('the page of an article', () => {
  const head = async (id: number, fields = {}) => {
    const html = await (await pages(fields)(`/articles/${idOf(id)}`)).text();
    return {
      canonical: /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1],
      isKeptOut: html.includes('<meta name="robots" content="noindex"'),
      alt: /<meta property="og:image:alt" content="([^"]+)"/.exec(html)?.[1],
      image: /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1],
      logo: (
        JSON.parse(/<script type="application\/ld\+json">(.+?)<\/script>/.exec(html)?.[1] ?? '') as Shared
      ).publisher.logo?.url,
    };
  };

  it('of another publisher names its address there and is kept out of search engines', async () => {
    expect(await head(1)).toEqual({
      canonical: 'https://harbor-post.example/ferry',
      isKeptOut: true,
      alt: 'The quay at dawn',
      image: 'https://harbor-post.example/quay.jpg',
      // Nobody told us the logo of another publisher.
      logo: undefined,
    });
  });

  it('is let in where the operator wants it, with the same canonical address', async () => {
    expect(await head(1, { indexing: 'all' })).toMatchObject({
      canonical: 'https://harbor-post.example/ferry',
      isKeptOut: false,
    });
  });

  it('that is only here is its own', async () => {
    expect(await head(2)).toEqual({
      canonical: `${SITE}/articles/${idOf(2)}`,
      isKeptOut: false,
      alt: 'Example News',
      image: `${SITE}${TOUCH_ICON_PATH}`,
      logo: `${SITE}${TOUCH_ICON_PATH}`,
    });
  });
});
