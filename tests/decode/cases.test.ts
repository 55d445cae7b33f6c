import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { decode } from '../../lib/decode/decode.ts';
import { articlesOf } from './articles-of.ts';

const FOLDER = join(import.meta.dirname, '../cases');

/** What a case says of the first article, and how many there are. */
function told(articles: readonly Article[]) {
  const [first] = articles;
  return {
    articles: articles.length,
    headline: first?.headline,
    description: first?.description,
    publisher: first?.publisher.key,
    inLanguage: first?.inLanguage,
    url: first?.url,
    author: first?.author.map(({ name }) => name).join(', '),
    datePublished: first?.datePublished,
    image: first?.image[0]?.url,
    articleSection: first?.articleSection,
    keywords: first?.keywords,
  };
}

it.each<[path: string, Record<string, unknown>]>([
  [
    'feeds/01-escaped-cdata.xml',
    { description: 'The operator will run two extra sailings on Sundays until March.' },
  ],
  ['feeds/08-rss-author-children.xml', { author: 'Howard Pike' }],
  ['feeds/12-same-guid-all.xml', { articles: 2, datePublished: '2026-11-16T17:00:00.000Z' }],
  [
    'feeds/13-google-alerts.xml',
    {
      url: 'https://georgetowner.example/articles/2026/11/21/hermes-theft-rates/',
      publisher: 'georgetowner.example',
    },
  ],
  ['feeds/17-reddit-atom.xml', { author: 'midmole', image: 'https://b.thumbs.redditmedia.com/crane.jpg' }],
  ['feeds/19-finnish-date.xml', { datePublished: '2026-10-28T11:34:37.000Z' }],
  ['feeds/52-cp1251-declared-utf8.xml', { headline: 'Порт открыт после ремонта', inLanguage: 'ru' }],
  ['feeds/54-fragment-links.xml', { articles: 2 }],
  [
    'json/25-feedly-ms.json',
    { datePublished: '2026-11-17T07:59:54.000Z', keywords: ['mills', 'heritage'], inLanguage: 'en' },
  ],
  ['json/26-gdelt-bad-escape.json', { articles: 2, headline: "Port's new crane - what it means for trade" }],
  ['json/27-json-raw-control.json', { articles: 2 }],
  [
    'json/29-arc-ans.json',
    { headline: 'Bridge toll will rise in January', datePublished: '2026-11-19T22:10:00.000Z' },
  ],
  [
    'json/30-wp-json-embed.json',
    {
      author: 'Ida Brandt',
      image: 'https://wpnews.example/wp-content/tram.jpg',
      articleSection: ['City', 'Transport'],
      keywords: ['tram'],
    },
  ],
  [
    'json/31-ghost-content.json',
    { image: 'https://ghostly.example/content/images/bakery.jpg', keywords: ['Food', 'Winter'] },
  ],
  ['json/33-wallabag-export.json', { author: 'Nia Holt', image: 'https://rivernews.example/r.jpg' }],
  ['json/34-telegram-export.json', { articles: 2 }],
  ['json/37-json-nan.json', { articles: 1, headline: 'Prices fall for a third month' }],
  ['json/47-reddit-listing.json', { articles: 2 }],
  ['json/57-wpgraphql.json', { headline: 'Fountain runs again', author: 'Uwe Lang', keywords: ['water'] }],
  ['json/60-trafilatura.json', { url: 'https://windpost.example/park' }],
  [
    'json/63-alphavantage.json',
    { datePublished: '2026-11-20T12:30:00.000Z', image: 'https://avnews.example/c.jpg' },
  ],
  ['json/64-finnhub.json', { datePublished: '2026-11-20T13:06:40.000Z' }],
  ['json/65-serpapi-news.json', { articles: 2 }],
  ['json/67-perigon.json', { author: 'Olu Ade' }],
])('%s', async (path, expected) => {
  const articles = await articlesOf(readFileSync(join(FOLDER, path)));
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
