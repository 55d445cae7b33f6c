import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { newStory } from '../../lib/article/story.ts';
import { urlIdentity } from '../../lib/normalize/canonical-url.ts';
import { identifierHash } from '../../lib/normalize/identity.ts';
import { nearestName } from '../../lib/web/nearest-name.ts';
import { idOf, SITE, startApi, type TestApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

let api: TestApi;
/** What ingestion binds an article of this address to, on a page whose fragments name articles. */
const hashOf = (url: string, page = '') => identifierHash(`url:${urlIdentity(url, new Set([page]))}`);
const [story, coming] = [idOf(500), at('2027-01-01T00:00:00Z')];
beforeAll(async () => {
  api = await startApi();
  const shown = cardWith({ id: idOf(1) });
  const later = cardWith({ id: idOf(2), datePublished: coming, embargoedUntil: coming });
  await api.write.putStory(newStory(shown, story), 0);
  await api.place([shown], () => ['latest', 'hashtag/ferry', 'section/travel', 'source/harbor-post.example']);
  await api.place([later], () => ['hashtag/harbor', 'section/sea', 'source/island-echo.example']);
  await api.write.claimAliases([hashOf('https://harbor-post.example/ferry?id=7')], idOf(1));
  await api.write.claimAliases(
    [hashOf('https://live.example/day#story-2', 'https://live.example/day')],
    idOf(2),
  );
});
afterAll(() => api.close());

describe('a list', () => {
  it.each([
    '/v1/feeds/hashtags/never',
    '/v1/feeds/sections/never.atom',
    '/v1/feeds/sources/never.example.rss',
    `/v1/feeds/stories/${idOf(900)}`,
    `/v1/feeds/stories/${idOf(900)}?language=en`,
    '/v1/feeds/hashtags/never?language=de',
  ])('that never was is a 404: %s', async (path) => {
    const answer = await api.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ code: 'notFound' });
  });

  it.each([
    ['whose articles are still to come', '/v1/feeds/hashtags/harbor'],
    ['whose articles are still to come', '/v1/feeds/sections/sea'],
    ['whose articles are still to come', '/v1/feeds/sources/island-echo.example'],
    ['of which nothing fits', '/v1/feeds/hashtags/ferry?language=de'],
    ['of which nothing is so old', '/v1/feeds/sections/travel?until=2020-01-01'],
    ['of a story that has it without articles', `/v1/feeds/stories/${story}?language=de`],
    ['of a language, which is one without articles', '/v1/feeds/languages/fi'],
    ['of everything', '/v1/feeds/latest?until=2020-01-01'],
  ])('%s is empty: %s', async (_, path) => {
    const answer = await api.get(path);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as TestFeed).items).toEqual([]);
  });
});

describe('a parameter that a route does not have', () => {
  it.each([
    ['/v1/feeds/latest?limt=5', 'limt', 'limit'],
    ['/v1/feeds/latest.rss?Limit=5', 'Limit', 'limit'],
    ['/v1/feeds/hashtags/ferry?langauge=en', 'langauge', 'language'],
    ['/v1/feeds/hashtags/ferry.atom?tags=x', 'tags', undefined],
    ['/v1/feeds/sections/travel?curser=x', 'curser', 'cursor'],
    ['/v1/search?query=ferry', 'query', undefined],
    ['/v1/search?q=ferry&ordr=newest', 'ordr', 'order'],
    [`/v1/articles/${idOf(1)}?includes=related`, 'includes', 'include'],
    [`/v1/articles/${idOf(1)}/related?offset=2`, 'offset', undefined],
    [`/v1/stories/${story}?limits=2`, 'limits', 'limit'],
    ['/v1/articles?uri=x', 'uri', 'url'],
    ['/v1/sources.opml?limit=2', 'limit', undefined],
    ['/healthz?x=1', 'x', undefined],
  ])('%s is refused, and the nearest is named', async (path, name, nearest) => {
    const answer = await api.get(path);
    expect(answer.status).toBe(400);
    const { code, detail, errors } = (await answer.json()) as {
      code: string;
      detail: string;
      errors: { pointer: string; code: string }[];
    };
    expect([code, errors[0]?.pointer, errors[0]?.code]).toEqual(['badParameter', `query/${name}`, 'unknown']);
    expect(/Did you mean (\w+)\?/.exec(detail)?.[1]).toBe(nearest);
  });

  const reads = Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
    'get' in operations && /^\/v1\/(feeds|stories|search|sources|hashtags|articles|ingests)/.test(path)
      ? [path.replace(/\{\w+\}/g, idOf(1))]
      : [],
  );
  it.each(reads.filter((path) => !/comments|assist/.test(path)))('is refused by %s', async (path) => {
    const answer = await api.get(`${path}?zzz=1`);
    expect(await answer.json()).toMatchObject({ code: 'badParameter', errors: [{ pointer: 'query/zzz' }] });
  });

  it.each(['/docs?utm_source=letter', '/v1/feeds/latest?limit=1'])('is taken by %s', async (path) => {
    expect((await api.get(path)).status).toBe(200);
  });
});

it.each([
  ['limt', 'limit'],
  ['limit ', 'limit'],
  ['CURSOR', 'cursor'],
  ['untl', 'until'],
  ['sicne', 'since'],
  ['haschtag', 'hashtag'],
  ['x', undefined],
  ['completely', undefined],
  ['l'.repeat(5000), undefined],
])('the nearest name to %s is %s', (given, expected) => {
  const names = ['limit', 'cursor', 'source', 'hashtag', 'section', 'language', 'since', 'until'];
  expect(nearestName(given, names)).toBe(expected);
});

describe('a slash at the end', () => {
  it.each([
    ['/v1/feeds/latest/', '/v1/feeds/latest'],
    ['/v1/feeds/hashtags/ferry/?limit=2', '/v1/feeds/hashtags/ferry?limit=2'],
    [`/v1/articles/${idOf(1)}//`, `/v1/articles/${idOf(1)}`],
    ['//elsewhere.example/', '//elsewhere.example'],
  ])('is left out: %s', async (path, expected) => {
    const answer = await api.get(`${SITE}${path}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `${SITE}${expected}`]);
  });
});

describe('an article by its address', () => {
  const find = (url: string) => api.get(`/v1/articles?url=${encodeURIComponent(url)}`);

  it.each([
    ['as it stands', 'https://harbor-post.example/ferry?id=7'],
    ['over http, with www and a slash', 'http://www.harbor-post.example/ferry/?id=7'],
    ['with what follows readers, and a fragment', 'https://harbor-post.example/ferry?utm_source=x&id=7#top'],
    ['as an AMP page', 'https://harbor-post.example/amp/ferry?id=7'],
    ['inside a detour', 'https://www.google.com/url?url=https%3A%2F%2Fharbor-post.example%2Fferry%3Fid%3D7'],
  ])('is found %s', async (_, url) => {
    const answer = await find(url);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `${SITE}/v1/articles/${idOf(1)}`]);
  });

  it('costs one request', async () => {
    const before = { ...api.table.meter };
    await find('https://harbor-post.example/ferry?id=7');
    const { queries, gets } = api.table.meter;
    expect([queries - before.queries, gets - before.gets]).toEqual([0, 1]);
  });

  it('is found by the fragment that names it on its page', async () => {
    expect((await find('https://live.example/day#story-2')).headers.get('location')).toBe(
      `${SITE}/v1/articles/${idOf(2)}`,
    );
  });

  it.each([
    ['of nobody', `?url=${encodeURIComponent('https://harbor-post.example/other')}`, 404, 'notFound'],
    ['that is none', '?url=ferry', 400, 'badParameter'],
    ['of a front page', `?url=${encodeURIComponent('https://harbor-post.example/')}`, 400, 'badParameter'],
    ['that is missing', '', 400, 'badParameter'],
    ['given twice', '?url=https://a.example/1&url=https://a.example/2', 400, 'badParameter'],
  ])('%s is a problem', async (_, query, status, code) => {
    const answer = await api.get(`/v1/articles${query}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ code });
  });
});
