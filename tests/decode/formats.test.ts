import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { articlesOf } from './articles-of.ts';

const FOLDER = join(import.meta.dirname, '../cases/formats');
const read = (file: string) => readFileSync(join(FOLDER, file));

it.each<[file: string, articles: number, first: object]>([
  [
    '39-ccnews.warc',
    1,
    {
      url: 'https://quaynews.example/lights',
      headline: 'Night lights return',
      datePublished: '2026-11-17T18:00:00.000Z',
    },
  ],
  [
    '41-news.csv',
    2,
    {
      headline: '"Cash" tonight at nine',
      url: 'https://deux.example/cash',
      datePublished: '2026-11-18T21:00:00.000Z',
      author: [{ type: 'Person', name: 'Elise Luc' }],
    },
  ],
  [
    '42-newsletter.eml',
    1,
    {
      headline: 'Morning brief: the quay reopens',
      articleBody: 'The quay reopens at eight today, after a month of repairs – the city says.',
      datePublished: '2026-11-19T05:30:00.000Z',
      publisher: { name: 'Café Letter', domain: 'cafeletter.example', key: 'cafeletter.example' },
    },
  ],
  ['42b-plain.eml', 1, { headline: 'Morning briefing: the quay reopens' }],
  [
    '44-newsml-1.2.xml',
    1,
    {
      headline: 'Dockers end strike in two ports',
      articleBody:
        'Dockers in two ports ended a strike of nine days on Thursday.\n\nWork resumes at once, their union said.',
      datePublished: '2026-11-19T10:00:00.000Z',
      author: [{ type: 'Person', name: 'Claire Dumas' }],
      publisher: { name: 'AGP', key: 'agp' },
      contentLocation: ['Le Havre'],
      version: '1',
    },
  ],
  [
    '56-wxr.xml',
    1,
    {
      headline: 'Tram line opens',
      description: 'It opens on Monday.',
      author: [{ type: 'Person', name: 'Ida Brandt' }],
      articleSection: ['City'],
      keywords: ['tram'],
    },
  ],
])('%s', async (file, count, first) => {
  const articles = await articlesOf(read(file), { key: file });
  expect(articles).toHaveLength(count);
  expect(articles[0]).toMatchObject(first);
});

it('leaves out what plugins of WordPress would fill', async () => {
  const content =
    '[caption id="a" width="300"]<img src="https://q.example/a.jpg"> A crane[/caption]<p>The quay [sic] opens.</p>[gallery ids="1,2"][vc_row css="x"]<p>It is open.</p>[/vc_row]';
  const export_ = read('56-wxr.xml')
    .toString()
    .replace(/(<content:encoded>)[\s\S]*?(<\/content:encoded>)/, `$1<![CDATA[${content}]]>$2`);
  const [article] = await articlesOf(Buffer.from(export_));
  expect(article?.articleBody).toBe('The quay [sic] opens.\n\nIt is open.');
});

it('refuses drafts and attachments of a WordPress export by name', async () => {
  const { refusals } = await decode(read('56-wxr.xml'), {});
  expect(refusals.map(({ pointer, detail }) => [pointer, detail])).toEqual([
    ['/rss/channel/item[2]', 'WordPress keeps this as a draft.'],
    ['/rss/channel/item[3]', 'WordPress keeps this as an attachment.'],
  ]);
});

it.each([
  ['40-subscriptions.opml', 'a list of subscriptions'],
  ['75-news.parquet', 'Parquet'],
  ['38-cloudflare.html', 'bot check'],
])('%s is refused by name', async (file, name) => {
  const { articles, refusals } = await decode(read(file), { key: file });
  expect(articles).toEqual([]);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]?.detail).toContain(name);
});
