import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { decode } from '../../lib/decode/decode.ts';
import { normalizePayload } from '../../lib/normalize/normalize-payload.ts';
import { at } from '../support/articles.ts';

interface Item {
  readonly title: string;
  readonly link?: string;
  readonly guid?: string;
}

function rss(items: readonly Item[]): string {
  const entries = items.map(
    ({ title, link, guid }) =>
      `<item><title>${title}</title>${link ? `<link>${link}</link>` : ''}${
        guid ? `<guid isPermaLink="false">${guid}</guid>` : ''
      }<description>The text of ${title} says more.</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Wind</title><link>https://wind.example/</link>${entries.join('')}</channel></rss>`;
}

function jsonFeed(items: readonly Item[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Wind',
    feed_url: 'https://wind.example/feed.json',
    items: items.map(({ title, link, guid }) => ({
      id: guid,
      url: link,
      title,
      content_text: `The text of ${title} says more.`,
    })),
  });
}

async function articlesOf(text: string): Promise<readonly Article[]> {
  const payload = await decode(Buffer.from(text), { key: 'x' });
  const results = await normalizePayload(payload.articles, {
    upload: 'x',
    receivedAt: at('2026-11-25T00:00:00Z'),
    encoding: 'utf-8',
    warnings: [],
    ...(payload.feed && { feed: payload.feed }),
  });
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}
const idsOf = async (text: string) => (await articlesOf(text)).map(({ id }) => id);

const TITLES = ['Policy update', 'Engine turns one', 'Harbor opens'];
const items = (make: (index: number) => Omit<Item, 'title'>): Item[] =>
  TITLES.map((title, index) => ({ title, ...make(index) }));
const link = (index: number): string => `https://wind.example/posts/${index}`;

const USELESS: readonly [string, (index: number) => Omit<Item, 'title'>][] = [
  ['one guid that is the path of the blog', (n) => ({ link: link(n), guid: 'https://wind.example/dev/' })],
  ['one guid that is a number', (n) => ({ link: link(n), guid: '0' })],
  ['one guid that is a word', (n) => ({ link: link(n), guid: 'post' })],
  ['one guid that is an urn', (n) => ({ link: link(n), guid: 'urn:uuid:0' })],
  ['one guid that is a tag', (n) => ({ link: link(n), guid: 'tag:wind.example,2026:feed' })],
  ['one guid and no link', () => ({ guid: '0' })],
  ['one link and guids of their own', (n) => ({ link: 'https://wind.example/live', guid: `g-${n}` })],
  ['one link and no guid', () => ({ link: 'https://wind.example/live' })],
  ['one link and one guid', () => ({ link: 'https://wind.example/live', guid: '0' })],
  ['the front page as every link', () => ({ link: 'https://wind.example/' })],
  ['links that differ by fragment', (n) => ({ link: `https://wind.example/log#v${n}` })],
  [
    'links and guids that differ by fragment',
    (n) => ({ link: `https://wind.example/log#v${n}`, guid: `https://wind.example/log#v${n}` }),
  ],
  ['links that differ by tracking', (n) => ({ link: `https://wind.example/live?utm_content=${n}` })],
  ['neither link nor guid', () => ({})],
  ['a guid that two of three share', (n) => ({ link: link(n), guid: n < 2 ? 'same' : 'other' })],
];

describe('items of different headlines are different articles', () => {
  it.each(USELESS)('%s', async (_, make) => {
    for (const text of [rss(items(make)), jsonFeed(items(make))]) {
      expect(new Set(await idsOf(text)).size).toBe(TITLES.length);
    }
  });
});

describe('what identifies stays', () => {
  it('one article twice in a feed is one', async () => {
    const twice = { title: 'Policy update', link: link(0), guid: 'https://wind.example/dev/' };
    expect(new Set(await idsOf(rss([twice, twice]))).size).toBe(1);
  });

  it('a fragment is a place within a page that has one article', async () => {
    const [article] = await articlesOf(rss([{ title: 'Policy update', link: `${link(0)}#comments` }]));
    expect(article?.url).toBe(link(0));
  });

  it('a fragment stays in the address where it tells articles apart', async () => {
    const logs = items((n) => ({ link: `https://wind.example/log#v${n}` }));
    expect((await articlesOf(rss(logs))).map(({ url }) => url)).toEqual(logs.map((item) => item.link));
  });

  it('versions of one news id are one article, whatever their headlines', async () => {
    const version = (headline: string, n: number) => ({
      uri: 'urn:newsml:wind.example:7',
      version: `${n}`,
      type: 'text',
      headline,
      versioncreated: `2026-11-2${n}T00:00:00Z`,
    });
    const ids = await idsOf(JSON.stringify([version('Harbor opens', 1), version('Harbor opens late', 2)]));
    expect(ids.length).toBe(2);
    expect(new Set(ids).size).toBe(1);
  });
});
