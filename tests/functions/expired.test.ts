import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

const HOUR_MS = 3_600_000;
const STARTED = Date.parse('2026-11-20T09:00:00Z');
let nowMs = STARTED;
let host: TestHost;
beforeAll(async () => {
  host = await startTestHost(() => nowMs);
});
afterAll(() => host.close());

const article = (number: number, expiresAtMs?: number) => ({
  '@type': 'NewsArticle',
  url: `https://offers.example/${number}`,
  headline: `Offer ${number} of the harbor market`,
  datePublished: new Date(STARTED - number * 60_000).toISOString(),
  inLanguage: 'en',
  ...(expiresAtMs !== undefined && { expires: new Date(expiresAtMs).toISOString() }),
});

const headlines = async (path: string) => {
  const { items, next_url: next } = await host.json<TestFeed>(path);
  return { titles: items.map(({ title }) => title), next };
};

it('articles that have expired leave no page empty, and none is shown twice or left out', async () => {
  const passing = Array.from({ length: 150 }, (_, number) => article(number, STARTED + HOUR_MS));
  const lasting = [200, 201, 202, 203, 204].map((number) => article(number));
  await host.ingest('offers.json', JSON.stringify([...passing, ...lasting]));
  expect((await headlines('/v1/feeds/latest?limit=2')).titles).toEqual([
    'Offer 0 of the harbor market',
    'Offer 1 of the harbor market',
  ]);
  nowMs += 2 * HOUR_MS;
  const pages = [];
  for (let path: string | undefined = '/v1/feeds/latest?limit=2'; path; ) {
    const page: { titles: string[]; next?: string | undefined } = await headlines(path);
    pages.push(page.titles);
    path = page.next?.slice(page.next.indexOf('/v1/'));
  }
  const offers = (...numbers: number[]) => numbers.map((number) => `Offer ${number} of the harbor market`);
  expect(pages).toEqual([offers(200, 201), offers(202, 203), offers(204)]);
});

it('what has expired before it comes stands in no list, until it is said to last longer', async () => {
  const record = await host.ingest('late.json', JSON.stringify(article(300, nowMs - 1)));
  expect(record).toMatchObject({ state: 'done', stored: 1 });
  const story = '/v1/feeds/sources/offers.example?limit=100';
  const last = 'Offer 300 of the harbor market';
  expect((await headlines(story)).titles).not.toContain(last);
  const later = { ...article(300, nowMs + HOUR_MS), dateModified: new Date(nowMs).toISOString() };
  await host.ingest('later.json', JSON.stringify(later));
  expect((await headlines(story)).titles).toContain(last);
});
