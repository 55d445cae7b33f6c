import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

/** Two strands that share no word, and articles that tell them as one. */
const FIRE = ['Tanker burns off Oslo harbor', 'Fire on tanker off Oslo harbor spreads'];
const RESCUE = ['Night ferry rescues crew in the fjord', 'Crew rescued by night ferry in the fjord'];
const BOTH = [
  'Tanker burns off Oslo harbor, night ferry rescues crew in the fjord',
  'Fire on tanker off Oslo harbor spreads, crew rescued by night ferry in the fjord',
  'Tanker burns off Oslo harbor, crew rescued by night ferry in the fjord',
  'Fire on tanker off Oslo harbor: night ferry rescues crew in the fjord',
];

let host: TestHost;
let fire: string;
let rescue: string;
let before: number[];
let uploads = 0;

/** Uploads an article of a source of its own, an hour after the one before; the story that it joined. */
async function ingest(title: string): Promise<string> {
  uploads += 1;
  const url = `https://paper-${uploads}.example/${uploads}`;
  const publishedAt = `2026-11-20T${String(8 + uploads).padStart(2, '0')}:00:00Z`;
  const payload = JSON.stringify({ title, url, publishedAt, language: 'en' });
  const { stored, articles } = await host.ingest(`${uploads}.json`, payload);
  expect(stored).toBe(1);
  const { items } = await host.json<TestFeed>('/v1/feeds/latest?limit=1');
  expect(items[0]?._newsloom.id).toBe(articles[0]);
  return String(items[0]?._newsloom.story?.id);
}

async function ingestAll(titles: readonly string[]): Promise<string> {
  const stories: string[] = [];
  for (const title of titles) stories.push(await ingest(title));
  return stories.at(-1) ?? '';
}

const get = (path: string) => fetch(host.url + path, { redirect: 'manual' });

beforeAll(async () => {
  host = await startTestHost();
  fire = await ingestAll(FIRE);
  rescue = await ingestAll(RESCUE);
  before = [(await get(`/v1/stories/${fire}`)).status, (await get(`/v1/stories/${rescue}`)).status];
  await ingestAll(BOTH);
});
afterAll(() => host.close());

describe('two stories that turn out to be one', () => {
  it('were two', () => {
    expect(fire).not.toBe(rescue);
    expect(before).toEqual([200, 200]);
  });

  it.each(['/v1/stories/ID', '/v1/feeds/stories/ID', '/v1/feeds/stories/ID.atom?limit=2', '/stories/ID'])(
    'lead from the smaller to the larger at %s, however often it is asked',
    async (path) => {
      for (let times = 0; times < 2; times += 1) {
        const answer = await get(path.replace('ID', fire));
        expect([answer.status, answer.headers.get('location')]).toEqual([
          308,
          host.url + path.replace('ID', rescue),
        ]);
      }
      expect((await get(path.replace('ID', rescue))).status).toBe(200);
    },
  );

  it('have the articles of both in one feed, each once', async () => {
    const { items } = await host.json<TestFeed>(`/v1/feeds/stories/${rescue}`);
    expect(items.map(({ title }) => title)).toEqual([...FIRE, ...RESCUE, ...BOTH].reverse());
  });

  it('are one of the live stories, with all its sources', async () => {
    const { items } = await host.json<TestFeed>('/v1/stories');
    const stories = items.map(({ _newsloom }) => _newsloom.story);
    expect(stories).toMatchObject([{ id: rescue, articleCount: 8 }]);
    expect(stories[0]).toHaveProperty('sources.length', 8);
  });
});
