import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTextScrape, looksLikeTextScrape } from '../../lib/decode/text/read.ts';
import { describeWithData } from '../support/data.ts';
import { repositoryRoot } from '../support/root.ts';
import { stopwatch } from '../support/stopwatch.ts';

const golden = (name: string) =>
  readFileSync(join(repositoryRoot, 'tests/golden', name, 'input.txt'), 'utf8');

describe('scrapes become articles', () => {
  it.each(['scrape-aggregator', 'scrape-german', 'scrape-hindi', 'scrape-japanese'])('%s', (name) => {
    const expected = readFileSync(join(repositoryRoot, 'tests/golden', name, 'expected.json'), 'utf8');
    expect(decodeTextScrape(golden(name), {})).toEqual(JSON.parse(expected));
  });

  it.each([
    ['Windows line ends', '\r\n'],
    ['old Macintosh line ends', '\r'],
  ])('reads %s alike', (_, end) => {
    const text = golden('scrape-german');
    expect(decodeTextScrape(text.replaceAll('\n', end), {})).toEqual(decodeTextScrape(text, {}));
  });

  it('joins lines that were wrapped in the middle of a sentence', () => {
    const wrapped = [
      'Ferry crews walk out',
      '',
      'Crews left eleven ferries in port on Monday, in the longest',
      'strike that the strait has seen in twenty years.',
      '',
      'The union wants a night bonus of nine crowns.',
      'The company has offered four of them, and no more than that.',
    ].join('\n');
    expect(decodeTextScrape(wrapped, {}).articles[0]?.articleBody?.value.split('\n\n')).toEqual([
      'Crews left eleven ferries in port on Monday, in the longest strike that the strait has seen in twenty years.',
      'The union wants a night bonus of nine crowns.',
      'The company has offered four of them, and no more than that.',
    ]);
  });

  it('takes the address from a line of its own on top', () => {
    const text = `https://tagblatt.example/stellwerk\n${golden('scrape-german')}`;
    expect(decodeTextScrape(text, {}).articles[0]?.url).toBe('https://tagblatt.example/stellwerk');
  });
});

describe('what is no scrape', () => {
  it.each([
    ['a word', 'hello'],
    ['a sentence alone', 'There is only one line here, and nothing that it could be the text of.'],
    ['a table', 'id;name;sum\n1;"a b";12.50\n2;"c d";13.50\n3;"e f";14.50'],
    ['a program', 'const a = [1, 2, 3].map((x) => x * 2);\nfor (const b of a) { console.log(b); }\nexit(0);'],
    ['a list of links', 'Home\nNews\nSport\nWeather\nSign in\nPrivacy policy'],
  ])('%s', (_, text) => {
    expect(looksLikeTextScrape(text)).toBe(false);
  });

  it('is refused with a code', () => {
    expect(decodeTextScrape('Home\nNews\nSport', {})).toEqual({
      articles: [],
      refusals: [{ code: 'noArticles', pointer: '', detail: expect.any(String) }],
    });
  });
});

describe('hostile text', () => {
  it.each([
    ['a million line ends', '\n'.repeat(1_000_000)],
    ['five megabytes in one line', 'a b. '.repeat(1_000_000)],
    ['a line of marks between letters', `a${'!'.repeat(2_000_000)}a`],
    ['hundred thousand headings', 'Related Articles\n'.repeat(100_000)],
    ['hundred thousand times', 'Related\n2 hours ago\n'.repeat(50_000)],
    ['a million hashes', `${'#a '.repeat(500_000)}!`],
    ['a line of parentheses', '('.repeat(1_000_000)],
    ['digits', '1 '.repeat(1_000_000)],
  ])('%s is answered in time', (_, text) => {
    const took = stopwatch();
    looksLikeTextScrape(text);
    decodeTextScrape(text, {});
    expect(took()).toBeLessThan(3000);
  });

  it('never throws, and gives articles or a refusal', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(
        'Related Articles',
        '2 hours ago',
        '- A',
        '#tag',
        'By A B',
        'It ends here. '.repeat(10),
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { articles, refusals } = decodeTextScrape(lines.join('\n'), {});
        expect(articles.length + refusals.length).toBeGreaterThan(0);
      }),
    );
  });
});

describeWithData('the scrape of an aggregator that the design is about', (folder) => {
  const page = readFileSync(join(folder, 'pages/news-page-scrape.txt'), 'utf8');
  const { articles } = decodeTextScrape(page, {});

  it('is four articles', () => {
    expect(articles.map(({ headline }) => headline?.value)).toEqual([
      "Kremlin accuses Ukraine of ‘putting cart before horse'",
      "China's Xi could visit US",
      'Kremlin weighs in on Russia-US space dialogue',
      'China will resist American sanctions on buying Russian oil',
    ]);
  });

  it('has the body without the lists around it', () => {
    const body = articles[0]?.articleBody?.value ?? '';
    expect(body).toMatch(/^The negotiations, held in Istanbul/);
    expect(body).toMatch(/a fourth round of talks could take place in the future\.$/);
    expect(body).not.toMatch(/Hashtags|AI Features|Related|Comments|Russia Today/);
  });

  it('cites the three, which have a source and a relative time', () => {
    expect(articles[0]?.citation).toHaveLength(3);
    expect(articles.slice(1).map(({ publisher, datePublished }) => [publisher?.name, datePublished])).toEqual(
      [
        ['Russia Today', { value: 'an hour ago', from: 'relative' }],
        ['Russia Today', { value: 'an hour ago', from: 'relative' }],
        ['Russia Today', { value: '4 hours ago', from: 'relative' }],
      ],
    );
  });
});
