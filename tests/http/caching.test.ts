import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStory } from '../../lib/article/story.ts';
import { idOf, NOW, requester, startApi, type TestApi } from '../support/api.ts';
import { articleOf, at, cardWith, recordOf } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

let api: TestApi;
const [id, story] = [idOf(1), idOf(500)];
const LIST = 'public, max-age=30, stale-while-revalidate=60';
beforeAll(async () => {
  api = await startApi();
  await api.write.putArticle(recordOf({ article: articleOf({ id }) }), undefined);
  await api.write.putStory(newStory(cardWith({ id }), story), 0);
  const cards = [1, 2, 3].map((number) => cardWith({ id: idOf(number) }));
  await api.place(cards, () => ['latest', 'hashtag/ferry', `story/${story}`]);
});
afterAll(() => api.close());

describe('an answer may be kept', () => {
  const rows: [string, string][] = [
    ['/v1/feeds', 'public, max-age=300'],
    ['/v1/feeds/latest', LIST],
    ['/v1/feeds/hashtags/ferry.rss', LIST],
    [`/v1/feeds/stories/${story}`, LIST],
    ['/v1/stories', LIST],
    [`/v1/stories/${story}`, LIST],
    ['/v1/search?q=ferry', LIST],
    ['/v1/search/suggest?q=fer', 'public, max-age=300, stale-while-revalidate=600'],
    [`/v1/articles/${id}`, 'public, max-age=60, stale-while-revalidate=60'],
    [`/v1/articles/${id}/related`, LIST],
    [`/v1/articles/${id}/copies.atom`, LIST],
    ['/v1/hashtags/trending', 'public, max-age=60, stale-while-revalidate=300'],
    ['/v1/sources', 'public, max-age=300'],
    ['/v1/sources.opml', 'public, max-age=300'],
    ['/openapi.json', 'public, max-age=300'],
    ['/docs', 'public, max-age=300'],
  ];
  it.each(rows)('of %s for as long as it says, and is then asked for by its tag', async (path, control) => {
    const first = await api.get(path);
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, control]);
    const again = await api.get(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, control]);
  });

  it.each([
    ['/healthz', {}, 200],
    ['/v1/feeds/latest', { method: 'POST' }, 405],
    ['/v1/feeds/latest?limit=0', {}, 400],
  ])('of %s %o never', async (path, init, status) => {
    const answer = await api.get(path, init);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
  });
});

describe('a reader who knows only the date of a list', () => {
  const TAG = '/v1/feeds/hashtags/late';
  const [first, late] = [11, 12].map((number) =>
    cardWith({ id: idOf(number), datePublished: at(`2026-11-20T0${20 - number}:00:00Z`) }),
  );
  const ask = (since: string) => api.get(TAG, { headers: { 'if-modified-since': since } });

  it('is told when an article came in late, though its date is not the newest', async () => {
    const feeds = () => ['hashtag/late'];
    await api.place([{ ...(first ?? cardWith()), receivedAt: at('2026-11-20T09:05:00Z') }], feeds);
    const before = (await api.get(TAG)).headers.get('last-modified') ?? '';
    expect(before).toBe('Fri, 20 Nov 2026 09:05:00 GMT');
    expect((await ask(before)).status).toBe(304);
    await api.place([{ ...(late ?? cardWith()), receivedAt: at('2026-11-20T09:30:00Z') }], feeds);
    const after = await ask(before);
    expect([after.status, after.headers.get('last-modified')]).toEqual([
      200,
      'Fri, 20 Nov 2026 09:30:00 GMT',
    ]);
    expect((await ask('Fri, 20 Nov 2026 09:30:00 GMT')).status).toBe(304);
  });
});

describe('a list without articles', () => {
  const EMPTY = '/v1/feeds/latest?until=2020-01-01';

  it('has no date of its own', async () => {
    const answer = await api.get(EMPTY);
    expect([answer.status, answer.headers.get('last-modified')]).toEqual([200, null]);
    const since = { headers: { 'if-modified-since': 'Fri, 20 Nov 2026 09:30:00 GMT' } };
    expect((await api.get(EMPTY, since)).status).toBe(200);
  });

  it('is as it is now in Atom, which has to have a date, and has none in RSS', async () => {
    const [path, query] = EMPTY.split('?');
    expect(await (await api.get(`${path}.atom?${query}`)).text()).toContain(`<updated>${NOW}</updated>`);
    expect(await (await api.get(`${path}.rss?${query}`)).text()).not.toContain('lastBuildDate');
  });
});

describe('a cursor', () => {
  const PATH = '/v1/feeds/hashtags/ferry';
  const cursorOf = async (path: string, get = api.get) =>
    new URL(((await (await get(path)).json()) as TestFeed).next_url ?? '').searchParams.get('cursor') ?? '';

  it('shows nothing of the table', async () => {
    const cursor = await cursorOf(`${PATH}?limit=1`);
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toMatch(/2026|#|RELATED/);
    expect(await cursorOf(`${PATH}?limit=1`)).toBe(cursor);
  });

  it('of another day goes on where it was', async () => {
    const cursor = await cursorOf(`${PATH}?limit=1`);
    const tomorrow = requester({ ...api.deps, now: () => at('2027-03-01') });
    const page = (await (await tomorrow(`${PATH}?cursor=${cursor}`)).json()) as TestFeed;
    expect(page.items.map((item) => item._newsloom.id)).toEqual([idOf(2), idOf(1)]);
    expect(NOW < at('2027-03-01')).toBe(true);
  });

  it.each([
    ['another list', '/v1/feeds/latest?limit=1', PATH],
    ['other filters', `${PATH}?limit=1&language=en`, PATH],
    ['another stretch of time', `${PATH}?limit=1&since=2026-11-01`, `${PATH}?since=2026-11-02`],
    ['another search', '/v1/feeds/latest?limit=1', '/v1/search?q=ferry'],
    ['a story', `/v1/stories/${story}?limit=1`, `/v1/feeds/stories/${story}`],
  ])('of %s is refused', async (_, from, to) => {
    const cursor = await cursorOf(from);
    const answer = await api.get(`${to}${to.includes('?') ? '&' : '?'}cursor=${cursor}`);
    expect(await answer.json()).toMatchObject({ status: 400, code: 'badCursor' });
  });

  it('of another secret is refused, and of an earlier one of ours taken', async () => {
    const secrets = (...cursorSecrets: string[]) => requester({ ...api.deps, cursorSecrets });
    const cursor = await cursorOf(`${PATH}?limit=1`, secrets('old'));
    expect((await secrets('new')(`${PATH}?cursor=${cursor}`)).status).toBe(400);
    expect((await secrets('new', 'old')(`${PATH}?cursor=${cursor}`)).status).toBe(200);
  });
});
