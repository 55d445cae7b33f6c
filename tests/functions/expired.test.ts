import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

const HOUR_MS = 3_600_000;
const offer = (fields: object) => ({
  '@type': 'NewsArticle',
  url: 'https://offers.example/1',
  headline: 'Offer of the harbor market',
  datePublished: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
  inLanguage: 'en',
  ...fields,
});
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

it('what has expired before it comes stands in no list, until it is said to last longer', async () => {
  const titles = async () =>
    (await host.json<TestFeed>('/v1/feeds/sources/offers.example')).items?.map(({ title }) => title) ?? [];
  const record = await host.ingest('late.json', JSON.stringify(offer({ expires: inHours(-1) })));
  expect(record).toMatchObject({ state: 'done', stored: 1 });
  expect(await titles()).toEqual([]);
  const { status } = await fetch(`${host.url}/v1/articles/${record.articles[0]}`);
  expect(status).toBe(404);
  await host.ingest('later.json', JSON.stringify(offer({ expires: inHours(1), dateModified: inHours(0) })));
  expect(await titles()).toEqual(['Offer of the harbor market']);
});
