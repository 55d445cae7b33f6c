import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, SITE, startApi, type TestApi } from '../support/api.ts';
import { articleOf, at, cardWith, recordOf } from '../support/articles.ts';

let api: TestApi;
const [usable, withdrawn] = [idOf(1), idOf(2)];
beforeAll(async () => {
  api = await startApi();
  await api.write.putArticle(recordOf({ article: articleOf({ id: usable }) }), undefined);
  const empty = { feeds: [], terms: [], edges: [], listedAt: at('2026-11-20') };
  await api.write.putArticle(
    recordOf({ state: 'withdrawn', article: articleOf({ id: withdrawn }), placement: empty }),
    undefined,
  );
  const cards = [1, 2, 3].map((number) => cardWith({ id: idOf(number) }));
  await api.place(cards, () => ['latest', 'source/harbor-post.example', 'hashtag/ferry']);
});
afterAll(() => api.close());

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('a browser', () => {
  it.each([
    ['that asks for an article', `/v1/articles/${usable}`, `/articles/${usable}`],
    ['that asks for the latest', '/v1/feeds/latest?limit=5', '/latest'],
    ['that asks for a hashtag', '/v1/feeds/hashtags/ferry', '/hashtags/ferry'],
    ['that asks for a related set', `/v1/articles/${usable}/related`, `/articles/${usable}`],
    ['that asks for stories', '/v1/stories', '/stories'],
  ])('%s is sent to its page', async (_, path, page) => {
    const answer = await api.get(path, { headers: BROWSER, redirect: 'manual' });
    expect([answer.status, answer.headers.get('vary')]).toEqual([303, 'Accept']);
    expect(new URL(answer.headers.get('location') ?? '').pathname).toBe(page);
  });

  it.each([
    ['a format by suffix', '/v1/feeds/latest.rss', 'application/rss+xml; charset=utf-8'],
    ['a list that no page filters so', '/v1/feeds/latest?language=en', 'application/rss+xml; charset=utf-8'],
  ])('gets %s as it is', async (_, path, type) => {
    const answer = await api.get(path, { headers: BROWSER, redirect: 'manual' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });
});

describe('a request', () => {
  const rows: [string, string, RequestInit, number, string][] = [
    ['for nothing there', '/v1/feeds/nothing', {}, 404, 'notFound'],
    ['for an article nobody sent', `/v1/articles/${idOf(9)}`, {}, 404, 'notFound'],
    ['for an article that cannot be', '/v1/articles/ARTICLE', {}, 404, 'notFound'],
    ['for a withdrawn article', `/v1/articles/${withdrawn}`, {}, 410, 'withdrawn'],
    ['for the related set of one', `/v1/articles/${withdrawn}/related`, {}, 410, 'withdrawn'],
    ['with a method that is not allowed', '/v1/feeds/latest', { method: 'DELETE' }, 405, 'methodNotAllowed'],
    ['with one for an article', `/v1/articles/${usable}`, { method: 'PUT' }, 405, 'methodNotAllowed'],
    ['for images of a list', '/v1/feeds/latest', { headers: { accept: 'image/png' } }, 406, 'notAcceptable'],
    ['of 8 KB', `/v1/feeds/latest?x=${'x'.repeat(8200)}`, {}, 414, 'addressTooLong'],
    ['with a broken percent-encoding', '/v1/feeds/hashtags/%ZZ', {}, 400, 'badPath'],
    ['for no items', '/v1/feeds/latest?limit=0', {}, 400, 'badParameter'],
    ['for a cursor that is noise', '/v1/feeds/latest?cursor=AAAAAAAAAAAAAAAAAAAAAAAA', {}, 400, 'badCursor'],
  ];
  it.each(rows)('%s is a problem', async (_, path, init, status, code) => {
    const answer = await api.get(path, init);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ status, code, requestId: expect.any(String) });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each(['/v1/feeds/latest', '/v1/feeds/latest.atom', `/v1/articles/${usable}`, '/v1/sources'])(
    'for %s again is 304, by GET and HEAD, with the headers that caches and browsers need',
    async (path) => {
      const first = await api.get(path);
      expect(first.status).toBe(200);
      const etag = first.headers.get('etag') ?? '';
      for (const method of ['GET', 'HEAD']) {
        const again = await api.get(path, { method, headers: { 'if-none-match': etag } });
        expect([again.status, await again.text()]).toEqual([304, '']);
        for (const name of ['etag', 'cache-control', 'link', 'vary', 'access-control-allow-origin'])
          expect(again.headers.get(name), name).toBe(first.headers.get(name));
      }
    },
  );

  it('by HEAD is answered as by GET, without the body', async () => {
    const [head, get] = [
      await api.get('/v1/feeds/latest', { method: 'HEAD' }),
      await api.get('/v1/feeds/latest'),
    ];
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
  });

  it('that the table is too busy for is told when to come again', async () => {
    const busy = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    const throttled = await startApi({
      store: { ...api.deps.store, listFeed: () => Promise.reject(busy) },
    });
    const answer = await throttled.get('/v1/feeds/latest');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    await throttled.close();
  });
});

const INTERNAL =
  /"(?:pk|sk)"|\b(?:ARTICLE|INDEXED|RELATED)#?\b|[AFTUSIHL]#\w|hashtag\/|source\/harbor|\bat \S+\.ts:/;
const text = fc.string({ maxLength: 60, unit: 'binary' });
const odd = fc.oneof(
  text,
  fc.constantFrom(
    '\0',
    '%00',
    '..',
    'A#x',
    'x'.repeat(8000),
    '#',
    '\ud800',
    '2026-11-20',
    '-1',
    '1e9',
    'NaN',
    '__proto__',
    'constructor',
  ),
);

/** Whatever it says, an answer is one of ours: no fault, nothing of the table in it. */
async function expectOurs(path: string, init?: RequestInit) {
  const answer = await api.get(path, init);
  const body = await answer.text();
  expect(answer.status, `${path}\n${body}`).toBeLessThan(500);
  if (answer.status >= 400) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const { instance: _, ...told } = JSON.parse(body) as Record<string, unknown>;
    expect(JSON.stringify(told)).not.toMatch(INTERNAL);
  }
}

describe('no input is answered by a fault or by an internal key', () => {
  const encoded = (part: string) => encodeURIComponent(Buffer.from(part).toString());
  const PATHS = [
    '/v1/feeds/{}',
    '/v1/feeds/sources/{}',
    '/v1/feeds/hashtags/{}',
    '/v1/feeds/sections/{}',
    '/v1/feeds/languages/{}',
    '/v1/feeds/stories/{}',
    '/v1/feeds/{}/x',
    '/v1/articles/{}',
    '/v1/articles/{}/related',
    '/v1/articles/{}/copies',
    '/v1/ingests/{}',
    '/v1/stories/{}',
    '/v1/stories/{}/topic',
  ];
  it('in a path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PATHS), odd, (path, part) =>
        expectOurs(path.replace('{}', () => encoded(part))),
      ),
      { numRuns: 300 },
    );
  });

  it('in a query', async () => {
    const names = [
      'limit',
      'cursor',
      'since',
      'until',
      'source',
      'hashtag',
      'section',
      'language',
      'include',
      'q',
      'window',
      'x',
    ];
    const pairs = fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 5 });
    const lists = [
      '/v1/feeds/latest',
      '/v1/search',
      '/v1/search/suggest',
      '/v1/stories',
      '/v1/stories.rss',
      `/v1/stories/${usable}`,
      '/v1/hashtags/trending',
      '/v1/sources',
      '/v1/sources.opml',
      `/v1/articles/${usable}`,
      `/v1/articles/${usable}/related`,
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lists), pairs, (path, query) =>
        expectOurs(`${path}?${query.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`),
      ),
      { numRuns: 300 },
    );
  });

  it('in an address that is not encoded, and in headers', async () => {
    const ascii = fc.string({ maxLength: 80 }).filter((each) => !each.includes('\\'));
    const header = fc.string({ maxLength: 200 }).map((each) => each.trim());
    await fc.assert(
      fc.asyncProperty(ascii, header, async (path, value) => {
        const headers = { accept: value, 'if-none-match': value, 'if-modified-since': value };
        await expectOurs(`${SITE}/v1/feeds/${path}`, { headers });
        await expectOurs(`${SITE}/v1/feeds/latest?${path}`, { headers });
      }),
      { numRuns: 200 },
    );
  });
});
