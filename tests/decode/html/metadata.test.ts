import { describe, expect, it } from 'vitest';
import type { RawArticle } from '../../../lib/article/raw-article.ts';
import { decodeHtml } from '../../../lib/decode/html/read.ts';

const TEXT = `<p>${'The ferry crews of the strait left eleven boats on Monday, and nobody knew for how long. '.repeat(2)}</p>`;

async function read(head: string, body = TEXT): Promise<RawArticle> {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  const { articles } = await decodeHtml(html, { baseUrl: 'https://www.daily-ledger.example/ferry' });
  if (articles[0] === undefined) throw new Error('no article');
  return articles[0];
}

const linked = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

describe('headline', () => {
  const headline = async (head: string, body?: string) => (await read(head, body)).headline?.value;

  it.each([
    [
      'the title of the window without its site',
      '<title>Ferry crews walk out - Daily Ledger</title>',
      TEXT,
      'Ferry crews walk out',
    ],
    [
      'the name of the site in front',
      '<meta property="og:site_name" content="The Ledger"><title>The Ledger: Ferry crews walk out</title>',
      TEXT,
      'The Ledger: Ferry crews walk out',
    ],
    [
      'the title twice before a site that nothing names',
      '<title>Ferry crews walk out | Ferry crews walk out | Strait Notes</title>',
      TEXT,
      'Ferry crews walk out',
    ],
    [
      'a label before the heading',
      '<title>Opinion | Let the ferries rest - Daily Ledger</title>',
      `<h1>Let the ferries rest</h1>${TEXT}`,
      'Let the ferries rest',
    ],
    [
      'a cut card',
      '<meta property="og:title" content="Ferry crews of the strait walk out over pay and nobody knows for how…"><title>Ferry crews of the strait walk out over pay and nobody knows for how long</title>',
      TEXT,
      'Ferry crews of the strait walk out over pay and nobody knows for how long',
    ],
    [
      'the first of several headings that is the title in other words',
      '<title>Ferries of the strait (2026) - crews walk out. Reviews</title>',
      `<h1>Ferries of the strait - crews walk out in 2026</h1>${TEXT}<h1>Reviews</h1>`,
      'Ferries of the strait - crews walk out in 2026',
    ],
    [
      'a short heading before a long name',
      '<title>About bugs – The Ledger of Everything Under the Sun</title>',
      `<h1>About bugs</h1>${TEXT}`,
      'About bugs',
    ],
    [
      'entities escaped twice',
      '<meta property="og:title" content="Crews &amp;amp; boats">',
      TEXT,
      'Crews & boats',
    ],
    ['a page without any title', '', `<h1>Crews walk out</h1>${TEXT}`, 'Crews walk out'],
  ])('%s', async (_, head, body, expected) => expect(await headline(head, body)).toBe(expected));
});

describe('date', () => {
  const date = async (head: string, body?: string) => (await read(head, body)).datePublished;
  const page = linked({ '@type': 'WebPage', datePublished: '2026-11-20T07:15:00+01:00' });
  const article = { '@type': 'NewsArticle', headline: 'Ferry crews walk out' };

  it.each([
    [
      'of an article in JSON-LD',
      linked({ ...article, datePublished: '2026-11-20T08:00:00Z' }),
      TEXT,
      '2026-11-20T08:00:00Z',
      'payload',
    ],
    [
      'of Open Graph before that of the page',
      `${page}<meta property="article:published_time" content="2026-11-20T06:15:30Z">`,
      TEXT,
      '2026-11-20T06:15:30Z',
      'page',
    ],
    [
      'of the page in JSON-LD before elements',
      page,
      `<time datetime="2026-11-24">24 Nov</time>${TEXT}`,
      '2026-11-20T07:15:00+01:00',
      'payload',
    ],
    [
      'with the time that another claim knows',
      `${linked({ ...article, datePublished: '2026-11-20' })}${page}`,
      TEXT,
      '2026-11-20T07:15:00+01:00',
      'payload',
    ],
    [
      'of an article whose JSON is broken',
      linked(
        `{"@type":"NewsArticle","description":"The "long" strike","datePublished":"2026-11-20T08:00:00Z","author":{"@type":"Person","name":"Ida Brandt"}}`,
      ),
      TEXT,
      '2026-11-20T08:00:00Z',
      'payload',
    ],
    [
      'never the year 1',
      linked({ ...article, datePublished: '0001-01-01T00:00:00Z' }),
      `<time datetime="2026-11-20">20 Nov</time>${TEXT}`,
      '2026-11-20',
      'page',
    ],
    [
      'of an element before the text',
      '',
      `<h1>Crews</h1><time datetime="2026-11-20">20 Nov</time>${TEXT}`,
      '2026-11-20',
      'page',
    ],
    [
      'of a line before the text',
      '',
      `<h1>Crews walk out</h1><p>05/10/2026 – Published by the press office – Ports</p>${TEXT}`,
      '05/10/2026',
      'page',
    ],
    [
      'in words',
      '',
      `<h1>Crews walk out</h1><p>20 de noviembre de 2026</p>${TEXT}`,
      '20 de noviembre de 2026',
      'page',
    ],
    [
      'of no list of other articles',
      '',
      `${TEXT}<aside class="related"><time datetime="2026-11-01">1 Nov</time></aside>`,
      undefined,
      undefined,
    ],
    [
      'of no comment',
      '',
      `${TEXT}<div id="comments"><time datetime="2026-11-24">24 Nov</time></div>`,
      undefined,
      undefined,
    ],
  ])('%s', async (_, head, body, value, from) => {
    expect(await date(head, body)).toEqual(value === undefined ? undefined : { value, from });
  });
});

describe('author', () => {
  const names = async (head: string, body?: string) =>
    (await read(head, body)).author?.map(({ name }) => name);
  const byPage = (type: string) =>
    linked({ '@type': 'MedicalWebPage', author: { '@type': type, name: 'Ole Holm' } });

  it.each([
    [
      'of an article in JSON-LD',
      `<meta name="author" content="webmaster">${linked({ '@type': 'Article', headline: 'a', author: { name: 'Ida Brandt' } })}`,
      TEXT,
      ['Ida Brandt'],
    ],
    [
      'of a reference in a graph',
      linked({
        '@graph': [
          { '@type': 'WebPage', author: { '@id': '#ida' } },
          { '@type': 'Person', '@id': '#ida', name: 'Ida Brandt' },
        ],
      }),
      TEXT,
      ['Ida Brandt'],
    ],
    ['of the page in JSON-LD', byPage('Person'), TEXT, ['Ole Holm']],
    [
      'of a byline, where the page is by a company',
      byPage('Organization'),
      `<h1>Crews</h1><span class="byline">By Ida Brandt</span>${TEXT}`,
      ['By Ida Brandt'],
    ],
    ['of an element that says so', '', `<a rel="author" href="/ida">Ida Brandt</a>${TEXT}`, ['Ida Brandt']],
    [
      'of the first line of a byline',
      '',
      `<div class="author">Ida Brandt<br>Monday, November 23, 2026</div>${TEXT}`,
      ['Ida Brandt'],
    ],
    [
      'of a byline with a date behind it',
      '',
      `<h1>Crews walk out</h1><p>By Ida Brandt on Monday, November 23rd, 2026 at 6:04 a.m.</p>${TEXT}`,
      ['By Ida Brandt'],
    ],
    [
      'without when it was published',
      '',
      `<div class="byline">By Ida Brandt Published 11:11 PM EST</div>${TEXT}`,
      ['By Ida Brandt'],
    ],
    [
      'of no comment',
      '',
      `${TEXT}<div class="comments"><span class="author">troll99</span></div>`,
      undefined,
    ],
  ])('%s', async (_, head, body, expected) => expect(await names(head, body)).toEqual(expected));
});
