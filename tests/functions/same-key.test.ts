import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IngestRecord } from '../../lib/article/upload.ts';
import { ingestId } from '../../lib/ingest/ingest-id.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

/** Puts the payloads under one key without a pause and returns their ingest records. */
async function putAll(key: string, payloads: readonly object[]): Promise<IngestRecord[]> {
  const ids: string[] = [];
  for (const payload of payloads)
    ids.push(ingestId(await host.bucket.put(key, Buffer.from(JSON.stringify(payload)))));
  await host.drained();
  return Promise.all(ids.map((id) => host.json<IngestRecord>(`/v1/ingests/${id}`)));
}

const article = (url: string, headline: string) => ({
  '@type': 'NewsArticle',
  url,
  headline,
  datePublished: '2026-01-05T08:00:00Z',
  inLanguage: 'en',
});

it('ingests both of two uploads of one key', async () => {
  const records = await putAll('uploads/latest.json', [
    article('https://paper.example/ferry', 'Ferry of Port Aldren runs late'),
    article('https://paper.example/bridge', 'Bridge of Vesper closes for repair'),
  ]);
  expect(records.map(({ state, stored }) => ({ state, stored }))).toEqual([
    { state: 'done', stored: 1 },
    { state: 'done', stored: 1 },
  ]);
  const { items } = await host.json<TestFeed>('/v1/feeds/sources/paper.example');
  expect(items.map(({ url }) => url).sort()).toEqual([
    'https://paper.example/bridge',
    'https://paper.example/ferry',
  ]);
});

it('shows what came last of twenty uploads of one article under one key', async () => {
  const headlines = Array.from({ length: 20 }, (_, number) => `Storm warning number ${number} for the coast`);
  const url = 'https://coast.example/storm';
  await putAll(
    'uploads/storm.json',
    headlines.map((headline) => article(url, headline)),
  );
  const { items } = await host.json<TestFeed>('/v1/feeds/sources/coast.example');
  expect(items.map(({ title }) => title)).toEqual([headlines.at(-1)]);
});
