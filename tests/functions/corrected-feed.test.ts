import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

const article = (articleBody: string, fields: object = {}) =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: 'https://harbor-post.example/ferry',
    headline: 'Night ferry returns to the Skerry islands',
    articleBody,
    datePublished: '2026-11-20T09:00:00Z',
    inLanguage: 'en',
    ...fields,
  });
const item = async () => (await host.json<TestFeed>('/v1/feeds/latest')).items[0];

it('tells of a correction that names no date by the instant at which it came', async () => {
  await host.ingest('1.json', article('The ferry left at ten.'));
  expect((await item())?.date_modified).toBeUndefined();
  const before = new Date().toISOString();
  await host.ingest('2.json', article('The ferry left at eleven.'));
  const modified = (await item())?.date_modified ?? '';
  expect(modified >= before && modified <= new Date().toISOString()).toBe(true);
  const atom = await (await fetch(`${host.url}/v1/feeds/latest.atom`)).text();
  expect(atom.match(/<updated>([^<]*)<\/updated>\n<author>/)?.[1]).toBe(modified);
  const id = (await item())?._newsloom.id;
  expect((await host.json(`/v1/articles/${id}`))['dateModified']).toBe(modified);
  // An import compares what senders say.
  expect((await host.json(`/v1/articles/${id}?include=export`))['dateModified']).toBeUndefined();
});

it('keeps that instant while nothing changes, and takes a later date that the sender names', async () => {
  const modified = (await item())?.date_modified;
  await host.ingest('3.json', article('The ferry left at eleven.'));
  expect((await item())?.date_modified).toBe(modified);
  const dateModified = new Date(Date.now() + 60_000).toISOString();
  await host.ingest('4.json', article('The ferry left at noon.', { dateModified }));
  expect((await item())?.date_modified).toBe(dateModified);
});
