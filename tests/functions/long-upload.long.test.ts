import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

const article = (number: number, description = 'The council met.') => ({
  '@type': 'NewsArticle',
  url: `https://long.example/${number}`,
  headline: `Report ${number} of the harbor council`,
  description,
  articleBody: `The council of harbor ${number} met in the morning and spoke about pier ${number}.`,
  datePublished: '2026-01-05T08:00:00Z',
  inLanguage: 'en',
});

it('ingests a long upload in parts; of several versions of an article the last one wins', async () => {
  const others = Array.from({ length: 27 }, (_, number) => article(number));
  const upload = [
    article(200, 'The ferry waits'),
    ...others.slice(0, 15),
    article(200, 'A storm comes'),
    { nothing: true },
    ...others.slice(15),
    article(200, 'The ferry waits'),
  ];
  const record = await host.ingest('long.json', JSON.stringify(upload));
  expect(record).toMatchObject({
    state: 'done',
    stored: 28,
    merged: 2,
    refusedCount: 1,
    parts: { done: 2, of: 2 },
  });
  expect(new Set(record.articles).size).toBe(28);
  const { items } = await host.json<TestFeed>('/v1/feeds/sources/long.example?limit=100');
  expect(items).toHaveLength(28);
  const [last] = items.filter(({ url }) => url.endsWith('/200'));
  const told = await host.json(`/v1/articles/${last?._newsloom.id}`);
  expect(told['description']).toBe('The ferry waits');
});

it('ingests articles of one headline in several parts, each under its own address', async () => {
  const upload = Array.from({ length: 110 }, (_, number) => ({
    ...article(number),
    url: `https://brief.example/${number}`,
    headline: 'In brief',
  }));
  const record = await host.ingest('brief.json', JSON.stringify(upload));
  expect(record).toMatchObject({ state: 'done', stored: 110, merged: 0, parts: { done: 5, of: 5 } });
});
