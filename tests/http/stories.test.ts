import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../lib/article/card.ts';
import { mergeStories, newStory, type Story, withMember } from '../../lib/article/story.ts';
import { joinStory } from '../../lib/ingest/join-story.ts';
import { mergeStoriesOf } from '../../lib/ingest/merge-stories.ts';
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
  cards
    .slice(1)
    .reduce<Story>((story, card) => withMember(story, card), newStory(cards[0] ?? cardWith(), id));
const [large, small, gone] = [idOf(500), idOf(501), idOf(502)];

beforeAll(async () => {
  api = await startApi();
  const { kept, moved } = mergeStories(storyOf(large), storyOf(gone, [cardOf(6, 9, 'a.example')]));
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
    expect((await api.json<TestFeed>(`/v1/feeds/stories/${large}`)).title).toBe('Report 1 · newsloom');
  });

  it('that nobody told has no feed', async () => {
    expect((await api.get(`/v1/feeds/stories/${idOf(77)}`)).status).toBe(404);
  });

  it.each([
    ['its feed', `/v1/feeds/stories/${large}`, [1, 0]],
    ['a part of its feed', `/v1/feeds/stories/${large}?limit=2`, [1, 0]],
    ['its timeline', `/v1/stories/${large}`, [1, 0]],
    ['all of its timeline', `/v1/stories/${large}?limit=3`, [1, 0]],
    ['a part of its timeline', `/v1/stories/${large}?limit=2`, [1, 1]],
    ['a story that nobody told', `/v1/stories/${idOf(77)}`, [1, 0]],
    ['a feed with a filter', `/v1/feeds/stories/${large}?source=a.example`, [1, 1]],
  ])('is asked for in Queries and GetItems: %s', async (_, path, calls) => {
    const { queries, gets } = api.table.meter;
    await api.get(path);
    expect([api.table.meter.queries - queries, api.table.meter.gets - gets]).toEqual(calls);
  });

  it('goes on to further pages of its feed in one Query each', async () => {
    const first = await api.json<TestFeed>(`/v1/feeds/stories/${large}?limit=2`);
    const { queries, gets } = api.table.meter;
    const second = await api.json<TestFeed>(first.next_url ?? '');
    expect([api.table.meter.queries - queries, api.table.meter.gets - gets]).toEqual([1, 0]);
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      'Report 3',
      'Report 2',
      'Report 1',
    ]);
  });

  it('that moves while it is paged leads on from any page', async () => {
    const [id, kept] = [idOf(511), idOf(510)];
    const cards = [6, 7, 8].map((number) => ({ ...cardOf(number, number, 'd.example'), story: id }));
    await api.place(cards, () => [`story/${id}`]);
    const member = (card: Card) => ({ card, listedAt: [card.datePublished] });
    await joinStory(api.write, kept, member(cardOf(9, 9, 'a.example')));
    for (const card of cards) await joinStory(api.write, id, member(card));
    const { next_url = '' } = await api.json<TestFeed>(`/v1/feeds/stories/${id}?limit=1`);
    await mergeStoriesOf(api.write, kept, id);
    const answer = await api.get(next_url);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      308,
      `${SITE}/v1/feeds/stories/${kept}?limit=1`,
    ]);
    expect((await api.json<TestFeed>(`/v1/feeds/stories/${kept}`)).items).toHaveLength(3);
  });

  it('has a full page before articles of days to come', async () => {
    const id = idOf(520);
    const cards = [20, 21, 22].map((number) => ({ ...cardOf(number, number - 10, 'e.example'), story: id }));
    const coming = [23, 24, 25, 26, 27].map((number) => ({
      ...cardOf(number, 1, 'e.example'),
      datePublished: at(`2026-12-${number}T00:00:00Z`),
      story: id,
    }));
    await api.place([...cards, ...coming], () => [`story/${id}`]);
    await api.write.putStory(storyOf(id, [...cards, ...coming]), 0);
    for (const limit of [2, 3, 20]) {
      const { title, items, next_url } = await api.json<TestFeed>(`/v1/feeds/stories/${id}?limit=${limit}`);
      expect([title, items.map((item) => item.title), next_url !== undefined]).toEqual([
        'Report 20 · newsloom',
        ['Report 22', 'Report 21', 'Report 20'].slice(0, limit),
        limit === 2,
      ]);
      const { timeline } = await api.json<TimelinePage>(`/v1/stories/${id}?limit=${limit}`);
      expect(timeline.map((item) => item.title)).toEqual(
        ['Report 20', 'Report 21', 'Report 22'].slice(0, limit),
      );
    }
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
