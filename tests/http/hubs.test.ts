import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLinkHeader } from '../../lib/collect/link-header.ts';
import { readBody } from '../../lib/collect/read-body.ts';
import { readSettings } from '../../lib/runtime/settings.ts';
import { idOf, requester, SITE, startApi, type TestApi } from '../support/api.ts';
import { cardWith } from '../support/articles.ts';

const HUBS = ['https://hub.example/', 'https://other.example/hub?site=1&x=2'];
let api: TestApi;
let ask: TestApi['get'];
beforeAll(async () => {
  api = await startApi();
  await api.place([cardWith({ id: idOf(1) })], () => ['latest', 'hashtag/ferry']);
  ask = requester({ ...api.deps, feedHubs: HUBS });
});
afterAll(() => api.close());

/** What our own collector finds. */
async function found(path: string, get = ask) {
  const answer = await get(path);
  const facts = readBody(await answer.text());
  if (facts.type !== 'feed') throw new Error(`${path} is ${facts.type}`);
  const links = readLinkHeader(answer.headers.get('link') ?? '');
  const named = (rel: string) => links.filter((link) => link.relations.includes(rel)).map(({ href }) => href);
  return { inFeed: facts.hubs, inHeader: named('hub'), self: named('self') };
}

describe('a feed with hubs', () => {
  it.each([
    '/v1/feeds/latest.json',
    '/v1/feeds/latest.atom',
    '/v1/feeds/latest.rss',
    '/v1/feeds/hashtags/ferry.atom?limit=1',
  ])('%s names them, and itself in its header', async (path) => {
    expect(await found(path)).toEqual({ inFeed: HUBS, inHeader: HUBS, self: [`${SITE}${path}`] });
  });

  it.each(['json', 'atom', 'rss'])('without any names none as %s', async (suffix) => {
    const nothing = { inFeed: [], inHeader: [], self: [] };
    expect(await found(`/v1/feeds/latest.${suffix}`, api.get)).toEqual(nothing);
  });
});

describe('the setting of hubs', () => {
  const read = (NEWSLOOM_FEED_HUBS: string) =>
    readSettings({
      NEWSLOOM_TABLE: 't',
      NEWSLOOM_BUCKET: 'b',
      NEWSLOOM_CURSOR_SECRET: 's',
      NEWSLOOM_FEED_HUBS,
    });

  it('is a list', () => {
    expect(read('').feedHubs).toEqual([]);
    expect(read(HUBS.join(', ')).feedHubs).toEqual(HUBS);
  });

  it.each(['hub.example', 'javascript:alert(1)', 'https://hub.example/>;rel=self'])('is not %s', (text) => {
    expect(() => read(text)).toThrow('NEWSLOOM_FEED_HUBS');
  });
});
