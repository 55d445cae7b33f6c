import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

const FIELDS = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  datePublished: '2026-11-20T09:00:00Z',
  headline: 'Night ferry returns to the Skerry islands',
  articleBody: 'The ferry left at ten.',
  inLanguage: 'en',
  articleSection: 'Harbors',
  keywords: ['SkerryFerry'],
};
const LISTS = [
  '/v1/feeds/latest',
  '/v1/feeds/hashtags/skerryferry',
  '/v1/feeds/sections/harbors',
  '/v1/feeds/sources/harbor-post.example',
  '/v1/feeds/latest?section=harbors&source=harbor-post.example',
];

/** Uploads in a second of its own, since HTTP has dates to the second. */
async function put(path: string, fields: object): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const article = { ...FIELDS, url: `https://harbor-post.example/${path}`, ...fields };
  await host.ingest(`${path}.json`, JSON.stringify(article));
}

async function seen(list: string, since?: string) {
  const answer = await fetch(host.url + list, since ? { headers: { 'if-modified-since': since } } : {});
  const items = answer.status === 200 ? ((await answer.json()) as TestFeed).items.length : undefined;
  return { status: answer.status, date: answer.headers.get('last-modified') ?? '', items };
}

describe('lists of which everything is withdrawn', () => {
  beforeAll(async () => {
    await put('one', {});
    await put('two', { headline: 'Ferry strike ends' });
  });

  it.each([
    ['two', { creativeWorkStatus: 'canceled', version: '2' }, 1],
    ['one', { creativeWorkStatus: 'canceled', version: '2' }, 0],
    ['one', { version: '3' }, 1],
  ])(
    'tell a change of %s as %o to whoever knows only the date, and left are %i',
    async (path, fields, left) => {
      const before = new Map(await Promise.all(LISTS.map(async (list) => [list, await seen(list)] as const)));
      await put(path, fields);
      for (const list of LISTS) {
        const known = before.get(list)?.date ?? '';
        const now = await seen(list, known);
        expect([list, now.status, now.items]).toEqual([list, 200, left]);
        expect(Date.parse(now.date)).toBeGreaterThan(Date.parse(known));
        expect((await seen(list, now.date)).status).toBe(304);
      }
    },
  );

  it('are another thing than lists that never were', async () => {
    for (const list of ['hashtags/never', 'sections/never', 'sources/never.example'])
      expect([list, (await seen(`/v1/feeds/${list}`)).status]).toEqual([list, 404]);
  });
});
