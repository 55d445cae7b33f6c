import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeStories, newStory, type Story, withMember } from '../../lib/article/story.ts';
import { idOf, SITE, startApi, type TestApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

let api: TestApi;
const cardOf = (number: number, hour: number, source: string) =>
  cardWith({
    id: idOf(number),
    headline: `Report ${number}`,
    source: { key: source, name: source },
    datePublished: at(`2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`),
    story: idOf(500),
  });
const members = [cardOf(1, 8, 'a.example'), cardOf(2, 9, 'b.example'), cardOf(3, 10, 'c.example')];
const storyOf = (id: string, cards = members): Story =>
  cards.slice(1).reduce(withMember, newStory(cards[0] ?? cardWith(), id));
const [large, small, gone] = [idOf(500), idOf(501), idOf(502)];

beforeAll(async () => {
  api = await startApi();
  const { kept, moved } = mergeStories(storyOf(large), storyOf(gone, members.slice(0, 1)));
  for (const story of [kept, moved, storyOf(small, [cardOf(4, 7, 'a.example'), cardOf(5, 7, 'b.example')])])
    await api.write.putStory(story, 0);
  for (const story of [kept, storyOf(small, [cardOf(4, 7, 'a.example'), cardOf(5, 7, 'b.example')])])
    await api.write.listLiveStory(undefined, story);
  await api.place(members, () => [`story/${large}`]);
});
afterAll(() => api.close());

describe('stories', () => {
  it('are a list, best first, each with its size and sources, in one Query', async () => {
    const before = { ...api.table.meter };
    const feed = await api.json<TestFeed>('/v1/stories');
    expect(api.table.meter.queries - before.queries).toBe(1);
    expect(feed.items.map(({ _newsloom }) => _newsloom.story?.id)).toEqual([large, small]);
    expect(feed.items[0]).toMatchObject({
      title: 'Report 1',
      _newsloom: {
        story: {
          id: large,
          articleCount: 4,
          sources: ['a.example', 'b.example', 'c.example'],
          firstSeen: '2026-11-20T08:00:00.000Z',
          lastSeen: '2026-11-20T10:00:00.000Z',
        },
      },
    });
  });

  it('are paged, and can be had as Atom', async () => {
    const first = await api.json<TestFeed>('/v1/stories?limit=1');
    const second = await api.json<TestFeed>(first.next_url ?? '');
    expect([first, second].map(({ items }) => items[0]?._newsloom.story?.id)).toEqual([large, small]);
    expect(second.next_url).toBeUndefined();
    expect(await (await api.get('/v1/stories.atom')).text()).toContain('<title type="text">Report 1</title>');
  });
});

describe('a story', () => {
  it('has its articles oldest first, page by page', async () => {
    const first = await api.json<TimelinePage>(`/v1/stories/${large}?limit=2`);
    expect(first).toMatchObject({
      id: large,
      headline: 'Report 1',
      feed: `${SITE}/v1/feeds/stories/${large}`,
    });
    const second = await api.json<TimelinePage>(first.next_url ?? '');
    expect([...first.timeline, ...second.timeline].map(({ title }) => title)).toEqual([
      'Report 1',
      'Report 2',
      'Report 3',
    ]);
    expect(second.next_url).toBeUndefined();
  });

  it.each([
    ['', `/v1/stories/${gone}`, `/v1/stories/${large}`],
    ['as a feed', `/v1/feeds/stories/${gone}?limit=5`, `/v1/feeds/stories/${large}?limit=5`],
    ['as RSS', `/v1/feeds/stories/${gone}.rss`, `/v1/feeds/stories/${large}.rss`],
  ])('that became another one redirects for ever %s', async (_, path, location) => {
    const answer = await api.get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, SITE + location]);
  });

  it('names its feed by its headline', async () => {
    expect((await api.json<TestFeed>(`/v1/feeds/stories/${large}`)).title).toBe('Report 1');
  });

  it.each([idOf(77), 'nothing', 'STORY'])('%s that nobody told is not found', async (id) => {
    expect((await api.get(`/v1/stories/${id}`)).status).toBe(404);
  });

  it('is not sent again to who has it', async () => {
    const etag = (await api.get(`/v1/stories/${large}`)).headers.get('etag') ?? '';
    const again = await api.get(`/v1/stories/${large}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});

interface TimelinePage {
  readonly next_url?: string;
  readonly timeline: readonly { readonly title: string }[];
}
