import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeStories, newStory } from '../../lib/article/story.ts';
import { idOf, startApi, type TestApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

let api: TestApi;
const [story, gone] = [idOf(500), idOf(501)];
const cardOf = (number: number, hashtags: string[], fields = {}) =>
  cardWith({
    id: idOf(number),
    headline: `Report ${number}`,
    hashtags,
    datePublished: at(`2026-11-20T${10 + number}:00:00Z`),
    story: idOf(600 + number),
    ...fields,
  });
const own = cardOf(1, ['OsloFjord', 'Ferry', 'Norway'], { story });

beforeAll(async () => {
  api = await startApi();
  const { kept, moved } = mergeStories(newStory(own, story), newStory(own, gone));
  for (const each of [kept, moved]) await api.write.putStory(each, 0);
  const cards = [
    own,
    cardOf(2, ['Ferry', 'Norway']),
    cardOf(3, ['Ferry', 'Norway', 'OsloFjord']),
    cardOf(4, ['Ferry', 'Norway'], { story: idOf(602) }),
    cardOf(5, ['Ferry', 'Greece']),
    cardOf(6, ['Ferry', 'Norway'], { inLanguage: 'de' }),
    cardOf(7, ['Ferry', 'Norway'], { story: gone }),
  ];
  await api.place(cards, ({ hashtags }) => hashtags.map((tag) => `hashtag/${tag.toLowerCase()}`));
});
afterAll(() => api.close());

const shown = async (path: string) => (await api.json<TestFeed>(path)).items.map(({ title }) => title);

describe('more on the topic of a story', () => {
  it('are other stories that share hashtags, most in common first, each once by its newest', async () => {
    expect(await shown(`/v1/stories/${story}/topic`)).toEqual(['Report 3', 'Report 4']);
  });

  it('are a list as any other', async () => {
    expect(await shown(`/v1/stories/${story}/topic.json?limit=1`)).toEqual(['Report 3']);
    const atom = await (await api.get(`/v1/stories/${story}/topic.atom`)).text();
    expect(atom).toContain('More on the topic of: Report 1');
  });

  it.each([
    ['a story that moved', gone, 308],
    ['a story that nobody told', idOf(77), 404],
  ])('of %s', async (_, id, status) => {
    const answer = await api.get(`/v1/stories/${id}/topic`, { redirect: 'manual' });
    expect(answer.status).toBe(status);
    if (status === 308) expect(answer.headers.get('location')).toContain(`/v1/stories/${story}/topic`);
  });
});
