import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { decode } from '../../lib/decode/decode.ts';
import { normalizePayload } from '../../lib/normalize/normalize-payload.ts';
import { at } from '../support/articles.ts';

async function articlesOf(text: string): Promise<readonly Article[]> {
  const payload = await decode(Buffer.from(text), { key: 'x' });
  const context = { upload: 'x', receivedAt: at('2026-11-25T00:00:00Z'), encoding: 'utf-8' };
  const results = await normalizePayload(payload.articles, {
    ...context,
    ...(payload.feed && { feed: payload.feed }),
  });
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

interface Item {
  readonly title: string;
  readonly link?: string | undefined;
  readonly guid?: string | undefined;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const rss = (items: readonly Item[]) =>
  `<rss version="2.0"><channel><title>Harbor Post</title><link>https://harbor.example/</link>${items
    .map(
      ({ title, link, guid }) =>
        `<item><title>${title}</title>${link ? `<link>${escaped(link)}</link>` : ''}${
          guid ? `<guid isPermaLink="false">${escaped(guid)}</guid>` : ''
        }<description>The text of ${title} says more.</description></item>`,
    )
    .join('')}</channel></rss>`;

const PAGE = 'https://harbor.example/2026/ferry';
const GUID = 'https://harbor.example/?p=77';
const DISGUISES: readonly (readonly [string, Item])[] = [
  ['its canonical address', { title: 'Ferry returns', link: PAGE }],
  ['its guid beside that', { title: 'Ferry returns', link: PAGE, guid: GUID }],
  ['tracking parameters', { title: 'Ferry returns', link: `${PAGE}?utm_source=x&fbclid=1` }],
  ['another scheme and host', { title: 'Ferry returns', link: 'http://www.harbor.example/2026/ferry/' }],
  ['the host of its AMP copy', { title: 'Ferry returns', link: 'https://amp.harbor.example/2026/ferry' }],
  ['the path of its AMP copy', { title: 'Ferry returns', link: `${PAGE}/amp/` }],
  [
    'an AMP cache',
    {
      title: 'Ferry returns',
      link: 'https://harbor-example.cdn.ampproject.org/c/s/harbor.example/2026/ferry',
    },
  ],
  [
    'a redirect',
    { title: 'Ferry returns', link: `https://www.google.com/url?q=${encodeURIComponent(PAGE)}` },
  ],
];

describe('an article is the same by', () => {
  it.each(DISGUISES)('%s', async (_, item) => {
    const [article] = await articlesOf(rss([item]));
    expect(article?.identifier).toContain('url:harbor.example/2026/ferry');
    expect(article?.id).toBe((await articlesOf(rss([{ title: 'Ferry returns', link: PAGE }])))[0]?.id);
  });
});

const useless = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const identifiers = fc.record({
  link: useless(
    fc.constantFrom(
      'https://harbor.example/',
      PAGE,
      `${PAGE}#a`,
      `${PAGE}#b`,
      `${PAGE}?utm_content=1`,
      `${PAGE}2`,
    ),
  ),
  guid: useless(fc.constantFrom('0', '17', 'post', GUID, 'urn:uuid:1', 'tag:harbor.example,2026:x')),
});

describe('items of different headlines', () => {
  it('are as many articles, whatever identifiers they share, and the same ones when they come again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(identifiers, { minLength: 2, maxLength: 8 }), async (all) => {
        const items = all.map((each, index) => ({ ...each, title: `Headline of item ${index}` }));
        const ids = (await articlesOf(rss(items))).map(({ id }) => id);
        expect(new Set(ids).size).toBe(items.length);
        const reversed = await articlesOf(rss([...items].reverse()));
        expect(reversed.map(({ id }) => id).sort()).toEqual([...ids].sort());
      }),
      { numRuns: 60 },
    );
  });
});
