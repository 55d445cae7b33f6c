import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IngestRecord } from '../../lib/article/upload.ts';
import { ingestId } from '../../lib/ingest/ingest-id.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { SENTENCES } from '../support/sentences.ts';

let host: TestHost;
const languages = Object.entries(SENTENCES);

beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

/** Each twice: as a sender that names the language has it, and as one that does not. */
function payload(language: string, sentence: string): string {
  const article = {
    headline: sentence,
    articleBody: `${sentence} ${sentence}`,
    datePublished: '2026-01-05T08:00:00Z',
  };
  return JSON.stringify([
    { ...article, url: `https://${language}.example/named`, inLanguage: language },
    { ...article, url: `https://${language}.example/unnamed` },
  ]);
}

describe('a sentence in every language, through the built function', () => {
  it('is there in more languages than the sixty that the detector knows', () => {
    expect(languages.length).toBeGreaterThanOrEqual(100);
  });

  it('is stored twice and is in the feed of its language', async () => {
    const ids = new Map<string, string>();
    for (const [language, sentence] of languages) {
      const object = await host.bucket.put(
        `uploads/${language}.json`,
        Buffer.from(payload(language, sentence)),
      );
      ids.set(language, ingestId(object));
    }
    await host.drained();
    expect(host.queue.deadLetters()).toEqual([]);
    for (const [language, id] of ids) {
      const { state, stored } = await host.json<IngestRecord>(`/v1/ingests/${id}`);
      expect({ language, state, stored }).toEqual({ language, state: 'done', stored: 2 });
      const path = `/v1/feeds/languages/${new Intl.Locale(language).language}?limit=100`;
      const { items } = await host.json<TestFeed>(path);
      expect(items.map(({ url }) => url)).toContain(`https://${language}.example/named`);
    }
  });
});
