import { expect, it } from 'vitest';
import { articlesOf } from '../articles-of.ts';

const card = (at: number) =>
  `<article><h2><a href="/a/${at}">Story number ${at} of the strait this year</a></h2><p>A line on story ${at}.</p><time datetime="2026-11-1${at}">${at}</time></article>`;
const CARDS = Array.from({ length: 8 }, (_, at) => card(at)).join('');
const PROSE = 'The ferry crews of the strait left eleven boats on Monday, and nobody knew for how long. ';

const at = (path: string, body: string) =>
  articlesOf(
    Buffer.from(`<!doctype html><html><head><title>Strait Notes</title></head><body>${body}</body></html>`),
    {
      baseUrl: `https://strait.example${path}`,
      key: 'page.html',
    },
  );

it.each([
  ['a list of a subject, whose cards have dates', '/tag/ferries', `<main><h1>Ferries</h1>${CARDS}</main>`],
  [
    'a bot check without a word of itself in its title',
    '/a/1',
    '<p id="cmsg">Please enable JS and disable any ad blocker</p><script>var dd={"rt":"c"}</script>',
  ],
])('%s is no article', async (_name, path, body) => {
  expect(await at(path, body)).toEqual([]);
});

it('reads an article in the folder of a subject, with other stories below it', async () => {
  const body = `<main><article><h1>Ferry crews of the strait walk out</h1><time datetime="2026-11-20T08:00:00Z">20</time><p>${PROSE.repeat(3)}</p><p>${PROSE.repeat(2)}</p></article>${CARDS}</main>`;
  const articles = await at('/topics/ferries/crews-walk-out', body);
  expect(articles.map(({ headline }) => headline)).toEqual(['Ferry crews of the strait walk out']);
});

it('leaves data of scripts out of a text', async () => {
  const data = '{"name":"Harbor day","startDate":"2026-11-20","options":["Apple","Google"]}';
  const [article] = await at(
    '/a/1',
    `<article><h1>Ferry crews walk out</h1><p>${PROSE.repeat(2)}</p><div>${data}</div><p>The talks go on until Friday, both sides said in the evening, and they expect no result before.</p></article>`,
  );
  expect(article?.articleBody).toContain('The talks go on');
  expect(article?.articleBody).not.toContain('startDate');
});
