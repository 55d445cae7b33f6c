import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { feedparser } from './feedparser.ts';
import { newsboat } from './newsboat.ts';
import { podparse, rssParser } from './parsers.ts';
import type { Reader } from './reader.ts';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';
import { rss2email } from './rss2email.ts';
import { sfeed } from './sfeed.ts';

const READERS: Record<string, Reader> = { newsboat, sfeed, rss2email, feedparser, rssParser, podparse };

function isThere({ needs: [command, ...args] }: Reader): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
const there = Object.entries(READERS).filter(([, reader]) => isThere(reader));
const missing = Object.keys(READERS).filter((name) => !there.some(([each]) => each === name));

let host: TestHost;
let proxy: RecordingProxy;
let urls: string[];
let lists: TestFeed[];

const TEXT =
  'The keeper of the Grimsund lighthouse refuses to leave his tower before storm Petra arrives, the coast guard of Grimsund said.';
const article = (source: string, title: string, minute: number, text: string) =>
  JSON.stringify({
    title,
    url: `https://${source}.example/${minute}`,
    content: text,
    publishedAt: `2026-11-20T08:${String(minute).padStart(2, '0')}:00Z`,
    keywords: ['Grimsund'],
    section: 'Weather',
    language: 'en',
    source: { name: source },
  });

/** With all that readers show beside a text. */
const HEARD = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'A night in the Grimsund lighthouse, heard',
  articleBody: `${TEXT} We recorded the waves in its tower.`,
  datePublished: '2026-11-20T08:05:00Z',
  url: 'https://harbor-radio.example/5',
  inLanguage: 'en',
  keywords: ['Grimsund'],
  articleSection: 'Weather',
  publisher: { '@type': 'Organization', name: 'Harbor Radio' },
  author: ['Ida Brandt', 'Jonas Vik'].map((name) => ({ '@type': 'Person', name })),
  image: 'https://harbor-radio.example/tower.jpg',
  audio: {
    '@type': 'AudioObject',
    contentUrl: 'https://harbor-radio.example/waves.mp3',
    encodingFormat: 'audio/mpeg',
    contentSize: '4200000',
    duration: 'PT4M22S',
  },
});

async function comment(articleId: string, text: string): Promise<void> {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const answer = await fetch(host.url + path, { ...init, body: JSON.stringify(body) });
    expect(answer.status, path).toBeLessThan(300);
    return (await answer.json()) as { id: string; revision: number };
  };
  const { id, revision } = await post(`/v1/articles/${articleId}/comments`, { text, name: 'Ida' });
  const authorization = `Bearer ${host.moderatorToken}`;
  await post(`/v1/moderation/comments/${id}/approve`, { revision }, { authorization });
}

/** An item as a reader has to know it. A comment has no title of its own: feeds show its author and its words. */
function expectedOf(item: TestFeed['items'][number], url: string) {
  const { id, title, content_text, date_published, authors, attachments, image, _newsloom } = item;
  const isComment = 'comment' in _newsloom;
  // An entry of Atom has to have an author: where nobody is named it is the source.
  const nobody = /\.atom/.test(url) ? _newsloom.source?.name : '';
  return {
    id,
    title: isComment ? `Ida: ${content_text}` : title,
    published: seconds(date_published),
    // Some tell one of several authors.
    author: authors ? new RegExp(authors.map(({ name }) => name).join('|')) : nobody,
    enclosure: attachments?.[0]?.url ?? '',
    picture: image ?? '',
  };
}

beforeAll(async () => {
  if (there.length === 0) return;
  host = await startTestHost();
  proxy = await startRecordingProxy(host.url);
  await host.ingest(
    '1.json',
    article('harbor-post', 'Keeper of Grimsund <stays> & waits for “Petra”', 1, TEXT),
  );
  await host.ingest(
    '2.json',
    article('island-echo', 'Шторм Петра: смотритель маяка 島の灯台 остаётся', 2, TEXT),
  );
  const title = 'Grimsund lighthouse: coast guard asks keeper to leave';
  const text = `${TEXT} He has food for two weeks and a radio.`;
  const record = await host.ingest('3.json', article('northern-ledger', title, 3, text));
  await host.ingest('4.json', article('evening-copy', title, 4, text));
  await host.ingest('5.json', HEARD);
  const id = record.articles[0] ?? '';
  await comment(id, 'Is he <safe> & warm? Здоровья смотрителю!');
  await comment(id, 'He has a radio.');
  const { story } = await host.json<{ story: string }>(`/v1/articles/${id}`);
  const paths = [
    '/v1/feeds/latest.atom',
    '/v1/feeds/latest.rss',
    '/v1/feeds/latest.atom?limit=1&source=harbor-post.example',
    '/v1/feeds/sources/harbor-post.example.rss',
    '/v1/feeds/hashtags/grimsund.atom',
    '/v1/feeds/sections/weather.rss',
    '/v1/feeds/languages/en.atom',
    `/v1/feeds/stories/${story}.rss`,
    `/v1/articles/${id}/related.atom`,
    `/v1/articles/${id}/copies.rss`,
    // Readers get the newest first unless told, JSON the best: which copy of a text stands for it depends on that.
    '/v1/search.rss?q=grimsund&order=newest',
    '/v1/stories.atom',
    `/v1/articles/${id}/comments.atom`,
    `/v1/articles/${id}/comments.rss`,
  ];
  urls = paths.map((path) => proxy.url + path);
  lists = await Promise.all(
    paths.map((path) => host.json<TestFeed>(path.replace(/\.(atom|rss)(?=$|\?)/, ''))),
  );
});
afterAll(async () => {
  if (there.length === 0) return;
  await proxy.close();
  await host.close();
});

const seconds = (date: string) => Math.floor(Date.parse(date) / 1000);

describe.each(there)('%s', (name, reader) => {
  const folder = mkdtempSync(join(tmpdir(), `newsloom-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const own = () => urls.filter((url) => reader.reads?.(url) ?? true);
  const ownLists = () => lists.filter((_, index) => own().includes(urls[index] ?? ''));

  it('finds every item of every list, with title, date, authors, sound and picture', async () => {
    const read = await reader.visit(folder, own());
    expect(lists.flatMap(({ items }, index) => (items.length === 0 ? [urls[index]] : []))).toEqual([]);
    for (const [index, { items }] of ownLists().entries()) {
      const url = own()[index] ?? '';
      const expected = items.map((item) => expectedOf(item, url));
      const told = read[index] ?? [];
      expect(told.map(({ id }) => id).sort(), url).toEqual(expected.map(({ id }) => id).sort());
      for (const item of told) {
        const { author, ...wanted } = expected.find(({ id }) => id === item.id) ?? { author: '' };
        // Of what a reader tells nothing, nothing is expected.
        expect({ ...wanted, ...item }, url).toEqual(
          item.author === undefined ? wanted : { ...wanted, author: item.author },
        );
        if (item.author !== undefined && author instanceof RegExp) expect(item.author, url).toMatch(author);
        else if (item.author !== undefined) expect(item.author, url).toBe(author);
      }
    }
    expect([...proxy.take().values()].every((status) => status === 200)).toBe(true);
  });

  it('is told on its second visit that nothing changed', async () => {
    const before = await reader.visit(folder, own());
    const statuses = proxy.take();
    expect([...statuses.keys()].map((path) => proxy.url + path).sort()).toEqual(own().sort());
    expect([...new Set(statuses.values())]).toEqual([304]);
    expect(before.map(({ length }) => length)).toEqual(ownLists().map(({ items }) => items.length));
  });
});

if (missing.length > 0)
  describe.skip(`${missing.join(', ')} (skipped: not installed; apt-get install newsboat sfeed rss2email python3-feedparser)`, () => {
    it('read every list', () => undefined);
  });
