import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStory } from '../../lib/article/story.ts';
import { idOf, SITE, startApi, type TestApi } from '../support/api.ts';
import { cardWith } from '../support/articles.ts';

let api: TestApi;
const story = idOf(500);
beforeAll(async () => {
  api = await startApi({ siteName: 'Example & News' });
  const german = cardWith({ id: idOf(1), inLanguage: 'de', hashtags: ['VesperBridge'] });
  await api.write.putStory(newStory(german, story), 0);
  await api.place([german], () => [
    'latest',
    'hashtag/vesperbridge',
    'section/travel',
    'source/harbor-post.example',
    'language/de',
  ]);
  await api.place([cardWith({ id: idOf(2), inLanguage: 'en' })], () => ['latest']);
});
afterAll(() => api.close());

describe('a feed', () => {
  it.each([
    ['/v1/feeds/latest', 'Latest articles', undefined],
    ['/v1/feeds/hashtags/vesperbridge', '#VesperBridge', 'de'],
    ['/v1/feeds/sections/travel', 'Travel', 'de'],
    ['/v1/feeds/sources/harbor-post.example', 'Harbor Post', 'de'],
    ['/v1/feeds/languages/de', 'German', 'de'],
    ['/v1/feeds/languages/fi', 'Finnish', 'fi'],
    ['/v1/feeds/latest?language=de', 'Latest articles', undefined],
    [`/v1/feeds/stories/${story}?language=fi`, 'Night ferry returns to the Skerry islands', undefined],
  ])('%s is called by what it holds and the site', async (path, name, language) => {
    const title = `${name} · Example & News`;
    const [stem, query = ''] = path.split('?');
    const text = async (suffix: string) => (await api.get(`${stem}.${suffix}?${query}`)).text();
    const icon = `${SITE}/favicon.ico`;
    const json = parseJsonFeed(JSON.parse(await text('json')));
    expect([json.title, json.icon, json.favicon]).toEqual([title, icon, icon]);
    const atom = parseAtomFeed(await text('atom'));
    const atomTitle: unknown = atom.title;
    expect(typeof atomTitle === 'object' ? (atomTitle as { value: string }).value : atomTitle).toBe(title);
    expect(atom.icon).toBe(icon);
    const rss = parseRssFeed(await text('rss'));
    expect([rss.title, rss.image?.url, rss.image?.title]).toEqual([title, icon, title]);
    // Where a filter leaves one language, the list has it too.
    if (!query) expect([json.language, rss.language]).toEqual([language, language]);
  });
});
