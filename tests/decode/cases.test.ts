import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { decode } from '../../lib/decode/decode.ts';
import { normalize } from '../../lib/normalize/normalize.ts';

const FOLDER = join(import.meta.dirname, '../cases/json');
const RECEIVED = toInstant(Date.parse('2026-11-25T12:00:00Z'));

async function articlesOf(bytes: Uint8Array): Promise<readonly Article[]> {
  const { articles, encoding, feed } = await decode(bytes, {});
  const context = { upload: 'case', receivedAt: RECEIVED, encoding, ...(feed && { feed }) };
  const results = await Promise.all(articles.map((raw) => normalize(raw, context)));
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

/** What a case says of the first article, and how many there are. */
function told(articles: readonly Article[]) {
  const [first] = articles;
  return {
    articles: articles.length,
    headline: first?.headline,
    url: first?.url,
    author: first?.author.map(({ name }) => name).join(', '),
    datePublished: first?.datePublished,
    image: first?.image[0]?.url,
    articleSection: first?.articleSection,
    keywords: first?.keywords,
  };
}

it.each([
  ['26-gdelt-bad-escape', { articles: 2, headline: "Port's new crane - what it means for trade" }],
  ['27-json-raw-control', { articles: 2 }],
  ['29-arc-ans', { headline: 'Bridge toll will rise in January', datePublished: '2026-11-19T22:10:00.000Z' }],
  [
    '30-wp-json-embed',
    {
      author: 'Ida Brandt',
      image: 'https://wpnews.example/wp-content/tram.jpg',
      articleSection: ['City', 'Transport'],
      keywords: ['tram'],
    },
  ],
  [
    '31-ghost-content',
    { image: 'https://ghostly.example/content/images/bakery.jpg', keywords: ['Food', 'Winter'] },
  ],
  ['33-wallabag-export', { author: 'Nia Holt', image: 'https://rivernews.example/r.jpg' }],
  ['34-telegram-export', { articles: 2 }],
  ['37-json-nan', { articles: 1, headline: 'Prices fall for a third month' }],
  ['47-reddit-listing', { articles: 2 }],
  ['57-wpgraphql', { headline: 'Fountain runs again', author: 'Uwe Lang', keywords: ['water'] }],
  ['60-trafilatura', { url: 'https://windpost.example/park' }],
  ['63-alphavantage', { datePublished: '2026-11-20T12:30:00.000Z', image: 'https://avnews.example/c.jpg' }],
  ['64-finnhub', { datePublished: '2026-11-20T13:06:40.000Z' }],
  ['65-serpapi-news', { articles: 2 }],
  ['67-perigon', { author: 'Olu Ade' }],
])('%s', async (name, expected) => {
  const articles = await articlesOf(readFileSync(join(FOLDER, `${name}.json`)));
  expect(told(articles)).toMatchObject(expected);
});

const TEXT = 'The quay opened again on Monday after a month of repairs to its wall.';

it.each([
  [
    'JSON:API with relationships',
    {
      data: [
        {
          type: 'node--article',
          id: '1',
          attributes: { title: 'Quay opens', created: '2026-11-20T08:00:00Z', body: { value: TEXT } },
          relationships: { author: { data: { type: 'user', id: '7' } } },
        },
      ],
      included: [{ type: 'user', id: '7', attributes: { name: 'Ida Brandt' } }],
    },
  ],
  [
    'Contentful with includes and a tree of text',
    {
      items: [
        {
          sys: { id: 'a', type: 'Entry' },
          fields: {
            title: 'Quay opens',
            date: '2026-11-20T08:00:00Z',
            author: { sys: { type: 'Link', linkType: 'Entry', id: 'p' } },
            body: {
              nodeType: 'document',
              content: [{ nodeType: 'paragraph', content: [{ nodeType: 'text', value: TEXT }] }],
            },
          },
        },
      ],
      includes: { Entry: [{ sys: { id: 'p', type: 'Entry' }, fields: { name: 'Ida Brandt' } }] },
    },
  ],
  [
    'Strapi 4',
    {
      data: [
        {
          id: 3,
          attributes: {
            title: 'Quay opens',
            publishedAt: '2026-11-20T08:00:00Z',
            content: [{ type: 'paragraph', children: [{ type: 'text', text: TEXT }] }],
            author: { data: { id: 7, attributes: { name: 'Ida Brandt' } } },
          },
        },
      ],
    },
  ],
  [
    'rows of a data set under names of another language',
    {
      rows: [
        { row: { titel: 'Quay opens', inhalt: TEXT, datum: '2026-11-20T08:00:00Z', autor: 'Ida Brandt' } },
      ],
    },
  ],
  [
    'Portable Text at a path of no known name',
    {
      wire: {
        box: [
          {
            heading: 'Quay opens',
            stamped: '2026-11-20T08:00:00Z',
            writer: 'Ida Brandt',
            body: [{ _type: 'block', children: [{ _type: 'span', text: TEXT }] }],
          },
        ],
      },
    },
  ],
])('%s', async (_name, payload) => {
  const articles = await articlesOf(Buffer.from(JSON.stringify(payload)));
  expect(told(articles)).toMatchObject({
    articles: 1,
    headline: 'Quay opens',
    author: 'Ida Brandt',
    datePublished: '2026-11-20T08:00:00.000Z',
  });
  expect(articles[0]?.articleBody).toBe(TEXT);
});

it('refuses an object without article fields by the keys that were seen', async () => {
  const { refusals } = await decode(Buffer.from('{"temperature":3,"wind":"west"}'), {});
  expect(refusals).toHaveLength(1);
  expect(refusals[0]?.detail).toContain('temperature, wind');
});
