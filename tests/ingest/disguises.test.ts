import { expect, it } from 'vitest';
import { startIngestion } from '../support/ingestion.ts';

const PAGE = 'https://www.harbor.example/2026/11/ferry-returns';
const HEADLINE = 'Night ferry returns to the islands';
const TEXT = 'After four years without a night ferry the islands have one again, and it is full.';
const DATE = '2026-11-20T08:00:00Z';

const rss = (link: string, guid = '') =>
  `<rss version="2.0"><channel><title>Harbor Post</title><link>https://www.harbor.example/</link><item>
    <title>${HEADLINE}</title><link>${link.replaceAll('&', '&amp;')}</link>${
      guid && `<guid isPermaLink="false">${guid}</guid>`
    }<pubDate>${new Date(DATE).toUTCString()}</pubDate><description>${TEXT}</description></item></channel></rss>`;
const newsApi = (url: string, title = `${HEADLINE} - Harbor Post`, name = 'Google News') =>
  JSON.stringify({
    status: 'ok',
    totalResults: 1,
    articles: [{ source: { id: null, name }, title, description: TEXT, url, publishedAt: DATE }],
  });
const page = (canonical: string) =>
  `<!doctype html><html lang="en"><head><title>${HEADLINE} | Harbor Post</title><link rel="canonical" href="${canonical}">
    <meta property="og:type" content="article"><meta property="og:site_name" content="Harbor Post">
    <meta property="article:published_time" content="${DATE}"></head>
    <body><article><h1>${HEADLINE}</h1><p>${TEXT}</p><p>It leaves at ten every night but Sunday.</p>
    <p>Tickets are sold at the quay and on board.</p></article></body></html>`;
/** An address of Google News as it was until 2024: a protocol buffer that holds the page. */
const google = (target: string) =>
  `https://news.google.com/rss/articles/${Buffer.concat([
    Buffer.from([0x08, 0x13, 0x22, target.length]),
    Buffer.from(target),
    Buffer.from([0xd2, 0x01, 0x00]),
  ]).toString('base64url')}?oc=5`;
const OPAQUE = 'https://news.google.com/rss/articles/CBMiAUFVX3lxTE9abcdefghijk?oc=5';

const DISGUISES: readonly (readonly [string, string])[] = [
  ['an item of its feed', rss(PAGE, 'harbor-77')],
  ['with tracking', rss(`${PAGE}?utm_source=rss&fbclid=x`)],
  ['on the mobile host', rss('https://m.harbor.example/2026/11/ferry-returns')],
  ['without https, www. and with a slash', rss('http://harbor.example/2026/11/ferry-returns/')],
  ['an AMP host', rss('https://amp.harbor.example/2026/11/ferry-returns')],
  ['an AMP path', rss(`${PAGE}/amp/`)],
  ['an AMP parameter', rss(`${PAGE}?outputType=amp`)],
  [
    'an AMP cache',
    rss('https://www-harbor-example.cdn.ampproject.org/c/s/www.harbor.example/2026/11/ferry-returns'),
  ],
  ['a redirect', rss(`https://www.google.com/url?q=${encodeURIComponent(PAGE)}&sa=U`)],
  ['its page', page(PAGE)],
  ['an answer of a service', newsApi(PAGE, HEADLINE, 'Harbor Post')],
  ['Google News', newsApi(google(PAGE))],
  ['Google News, whose address tells nothing', newsApi(OPAQUE)],
  ['its guid alone', rss('', 'harbor-77')],
];

it.each([
  ['as they are listed', DISGUISES],
  ['the other way round', [...DISGUISES].reverse()],
])('one article in fourteen disguises is one, %s', async (_, disguises) => {
  const ingestion = await startIngestion();
  try {
    for (const [index, [name, payload]] of disguises.entries()) {
      const record = await ingestion.upload(`disguise/${index}`, payload);
      expect(record.refused, name).toEqual([]);
      expect(record.articles, name).toHaveLength(1);
      const articles = await ingestion.articles();
      expect(
        articles.map(({ identifier }) => identifier),
        name,
      ).toHaveLength(1);
    }
    const [article] = await ingestion.articles();
    expect(article).toMatchObject({
      headline: HEADLINE,
      publisher: { key: 'harbor.example', name: 'Harbor Post' },
    });
    expect(await ingestion.sources()).toEqual(['harbor.example']);
  } finally {
    await ingestion.close();
  }
});
