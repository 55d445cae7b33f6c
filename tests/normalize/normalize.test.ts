import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { isInstant } from '../../lib/article/instant.ts';
import type { RawArticle, RawFeed } from '../../lib/article/raw-article.ts';
import { mergeArticles } from '../../lib/article/version.ts';
import { type NormalizeContext, normalize } from '../../lib/normalize/normalize.ts';
import { at } from '../support/articles.ts';
import { stopwatch } from '../support/stopwatch.ts';

const receivedAt = at('2026-11-23T09:41:00Z');
const context: NormalizeContext = { upload: 'ferry.xml', receivedAt, encoding: 'utf-8' };
const text = (value: string) => ({ type: 'text', value }) as const;
const html = (value: string) => ({ type: 'html', value }) as const;
const payload = (value: string) => ({ value, from: 'payload' }) as const;

const ferry: RawArticle = {
  format: 'rss',
  pointer: '/rss/channel/item[1]',
  identifiers: [],
  url: 'https://harbor-post.example/ferry',
  headline: text('Night ferry returns'),
  articleBody: text('The ferry left at ten.'),
  datePublished: payload('2026-11-20T08:00:00Z'),
  inLanguage: 'en',
  publisher: { name: 'Harbor Post' },
};

async function articleFrom(
  fields: Partial<RawArticle>,
  more: Partial<NormalizeContext> = {},
): Promise<Article> {
  const result = await normalize({ ...ferry, ...fields }, { ...context, ...more });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const codesOf = ({ ingest }: Article): string[] => ingest.warnings.map(({ code }) => code);

describe('normalize', () => {
  it('makes the canonical article of what a payload says', async () => {
    expect(await articleFrom({})).toEqual({
      id: 'fb3ijch6mrmht4u3toyarfaawm',
      identifier: [
        'url:harbor-post.example/ferry',
        'text:ea3137c27d6a44ed3acdafd69509bea1e7afe4dbf738b71e0823531ce10a360f',
        'text:0705e95ebf41c69c6d808b4857f761d043907bb55cdb2371ac0fd3718983c9a2',
      ],
      url: 'https://harbor-post.example/ferry',
      sameAs: [],
      headline: 'Night ferry returns',
      articleBody: 'The ferry left at ten.',
      datePublished: '2026-11-20T08:00:00.000Z',
      datePublishedPrecision: 'second',
      datePublishedSource: 'payload',
      author: [],
      publisher: { name: 'Harbor Post', domain: 'harbor-post.example', key: 'harbor-post.example' },
      inLanguage: 'en',
      articleSection: [],
      keywords: [],
      about: [],
      genre: [],
      contentLocation: [],
      image: [],
      citation: [],
      isBasedOn: [],
      creativeWorkStatus: 'usable',
      ingest: { format: 'rss', encoding: 'utf-8', upload: 'ferry.xml', receivedAt, warnings: [] },
    });
  });

  it.each<[string, Partial<RawArticle>, Partial<Article>, string[]]>([
    [
      'no headline, but a text',
      { headline: undefined, articleBody: text('The ferry left at ten sharp. Nobody waved.') },
      { headline: 'The ferry left at ten sharp.' },
      ['headlineGuessed'],
    ],
    [
      'a headline of markup',
      { headline: html('Night <b>ferry</b> &amp; more') },
      { headline: 'Night ferry & more' },
      [],
    ],
    [
      'its publisher behind the headline',
      { headline: text('Night ferry returns | Harbor Post') },
      { headline: 'Night ferry returns' },
      ['outletCut'],
    ],
    [
      'an endless headline',
      { headline: text('ferry '.repeat(200)) },
      { headline: 'ferry '.repeat(84).trim().slice(0, 500) },
      ['fieldTooLong'],
    ],
    ['no body', { articleBody: undefined }, { articleBody: '' }, ['bodyMissing']],
    ['a cut body', { bodyTruncated: true }, {}, ['bodyTruncated']],
    [
      'a whole article as description',
      {
        articleBody: undefined,
        description: html(
          `<p>${'One. '.repeat(90)}</p><p>${'Two. '.repeat(90)}</p><p>${'Three. '.repeat(50)}</p>`,
        ),
      },
      {},
      ['bodyGuessed'],
    ],
    ['a description that repeats the headline', { description: text('Night ferry returns') }, {}, []],
    [
      'the footer of a feed',
      {
        description: html(
          'Back again.</p> <p>The post <a href="https://harbor-post.example/ferry">Night ferry returns</a> appeared first on <a href="https://harbor-post.example">Harbor Post</a>.</p>',
        ),
      },
      { description: 'Back again.' },
      [],
    ],
    [
      'scripts in its markup',
      {
        articleBody: html(
          '<p onclick="x()">The <a href="/ferry">ferry</a> left.<script>alert(1)</script></p>',
        ),
      },
      {
        articleBody: 'The ferry left.',
        contentHtml: '<p>The <a href="https://harbor-post.example/ferry">ferry</a> left.</p>',
      },
      [],
    ],
    [
      'no language',
      {
        inLanguage: undefined,
        headline: text('밤 배가 섬으로 돌아온다'),
        articleBody: text('밤 배가 섬으로 돌아온다'),
      },
      { inLanguage: 'ko' },
      ['languageGuessed'],
    ],
    [
      'nobody behind it',
      { publisher: undefined, url: undefined },
      { publisher: { name: 'Sender without a name', key: 'unknown' } },
      ['publisherUnknown'],
    ],
    [
      'only an address behind it',
      { publisher: undefined },
      {
        publisher: { name: 'harbor-post.example', domain: 'harbor-post.example', key: 'harbor-post.example' },
      },
      ['publisherFromUrl'],
    ],
    ['an author that names nobody', { author: [{ name: 'admin' }] }, { author: [] }, ['authorDropped']],
    [
      'pictures, one of them counting readers',
      {
        image: [
          { url: '/a.jpg', caption: 'A &amp; B', width: 640.4 },
          { url: '/pixel.gif', width: 1, height: 1 },
          { url: 'data:image/png;base64,x' },
          { url: 'https://harbor-post.example/a.jpg' },
        ],
      },
      { image: [{ url: 'https://harbor-post.example/a.jpg', caption: 'A & B', width: 640 }] },
      [],
    ],
    [
      'citations, one of them itself',
      {
        citation: [
          { headline: 'Ferry strike', url: '/strike?utm_source=x', publisher: 'Harbor Post' },
          { url: '/ferry' },
          {},
        ],
      },
      {
        citation: [
          { headline: 'Ferry strike', url: 'https://harbor-post.example/strike', publisher: 'Harbor Post' },
        ],
      },
      [],
    ],
    [
      'an original',
      { isBasedOn: ['https://wire.example/7', 'urn:newsml:wire:7', ' '] },
      { isBasedOn: ['url:wire.example/7', 'news:urn:newsml:wire:7'] },
      [],
    ],
    [
      'subjects',
      { about: [{ name: 'Ferries', code: 'medtop:1' }, { code: 'medtop:2' }, {}] },
      {
        about: [
          { name: 'Ferries', code: 'medtop:1' },
          { name: 'medtop:2', code: 'medtop:2' },
        ],
      },
      [],
    ],
    [
      'a withdrawal of nothing but its id',
      { headline: undefined, articleBody: undefined, creativeWorkStatus: 'canceled' },
      { headline: '', creativeWorkStatus: 'canceled' },
      ['bodyMissing'],
    ],
  ])('with %s', async (_, fields, expected, codes) => {
    const article = await articleFrom(fields);
    expect(article).toMatchObject(expected);
    expect(codesOf(article)).toEqual(codes);
    if (expected.description === undefined) expect(article).not.toHaveProperty('description');
  });

  it('refuses what has nothing to show', async () => {
    const result = await normalize({ ...ferry, headline: text('\u200b '), articleBody: undefined }, context);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'noHeadline', pointer: '/rss/channel/item[1]' },
    });
  });

  it('takes from the feed what the item leaves out', async () => {
    const feed: RawFeed = {
      title: text('Harbor Post'),
      inLanguage: 'en-GB',
      author: [{ name: 'Ida Brandt' }],
      url: 'https://harbor-post.example/',
    };
    const article = await articleFrom({ publisher: undefined, inLanguage: undefined }, { feed });
    expect(article).toMatchObject({
      publisher: { name: 'Harbor Post' },
      inLanguage: 'en-GB',
      author: [{ name: 'Ida Brandt' }],
    });
  });

  it('gathers the warnings of payload, decoder and rules', async () => {
    const article = await articleFrom(
      { warnings: [{ code: 'syntaxMended', pointer: '' }], datePublished: undefined },
      { warnings: [{ code: 'charsetGuessed', pointer: '' }] },
    );
    expect(codesOf(article)).toEqual(['charsetGuessed', 'syntaxMended', 'dateMissing']);
  });

  it.each([
    ['a date', {}],
    ['an age', { datePublished: { value: 'an hour ago', from: 'relative' } }],
    ['no date', { datePublished: undefined }],
    [
      'an age and nothing that names it',
      { datePublished: { value: 'an hour ago', from: 'relative' }, url: undefined },
    ],
    ['the age of a change', { dateModified: { value: 'an hour ago', from: 'relative' } }],
  ] as [string, Partial<RawArticle>][])(
    'makes the same article of the same bytes a week later: %s',
    async (_, fields) => {
      const first = await articleFrom(fields);
      const later = await articleFrom(fields, {
        receivedAt: at('2026-11-30T09:41:00Z'),
        upload: 'again.xml',
      });
      expect(later.id).toBe(first.id);
      expect(mergeArticles(first, later)).toEqual({ article: first, outcome: 'unchanged' });
    },
  );

  it('makes an article or a refusal of anything, and its dates are instants', async () => {
    const string = fc.string({ unit: 'binary', maxLength: 30 });
    const anyText = fc.record({ type: fc.constantFrom('text', 'html'), value: string });
    const anyDate = fc.record({
      from: fc.constantFrom('payload', 'page', 'relative', 'epochMs'),
      value: fc.oneof(string, fc.integer().map(String)),
    });
    const party = fc.record({ name: string, url: fc.oneof(string, fc.webUrl()) });
    const anything = fc.record(
      {
        url: fc.oneof(string, fc.webUrl()),
        headline: anyText,
        articleBody: anyText,
        description: anyText,
        datePublished: anyDate,
        dateModified: anyDate,
        expires: anyDate,
        author: fc.array(party),
        publisher: party,
        inLanguage: fc.constantFrom('en', 'xx', '-', 'english'),
        keywords: fc.array(string),
        isBasedOn: fc.array(string),
      },
      { requiredKeys: ['inLanguage'] },
    );
    await fc.assert(
      fc.asyncProperty(anything, async (fields) => {
        const raw = { format: 'rss', pointer: '', identifiers: [], ...fields } as RawArticle;
        const result = await normalize(raw, context);
        if (!result.ok) return result.error.code === 'noHeadline';
        const { datePublished, dateModified = datePublished, expires = datePublished } = result.value;
        return (
          [datePublished, dateModified, expires].every(isInstant) &&
          !/[\p{Cc}\u200b]/u.test(result.value.headline)
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile fields', () => {
  const hostile: readonly [string, RawArticle['articleBody']][] = [
    ['a million <', html('<'.repeat(1_000_000))],
    ['a million &', html('&'.repeat(1_000_000))],
    ['100 000 nested elements', html('<div>'.repeat(100_000))],
    ['300 000 unclosed inline elements', html('<b>'.repeat(300_000))],
    ['200 000 open comments', html('<!--'.repeat(200_000))],
    ['100 000 links', html('<a href=x>y</a>'.repeat(100_000))],
    ['half a million attributes', html(`<p ${'a '.repeat(500_000)}>`)],
    ['ten million letters', text('word '.repeat(2_000_000))],
    ['three million marks on a letter', text(`a${'\u0301'.repeat(3_000_000)}`)],
  ];

  it.each(hostile)('%s are read within three seconds, wherever they stand', async (_, value) => {
    for (const field of ['headline', 'description', 'articleBody'] as const) {
      const took = stopwatch();
      const article = await articleFrom({ headline: text('Night ferry returns'), [field]: value }).catch(
        () => undefined,
      );
      expect(took()).toBeLessThan(3000);
      expect((article?.articleBody ?? '').length).toBeLessThanOrEqual(1_000_000);
    }
  });

  it('and endless lists too', async () => {
    const names = 'Ida Brandt, '.repeat(400);
    const many = <T>(value: T): T[] => Array<T>(20_000).fill(value);
    const took = stopwatch();
    const article = await articleFrom({
      identifiers: Array.from({ length: 20_000 }, (_, at) => ({ type: 'guid', value: `${at}` })),
      author: many({ name: names }),
      keywords: many(names),
      image: many({ url: 'https://harbor-post.example/a.jpg' }),
      citation: many({ headline: names }),
      sameAs: many('https://harbor-post.example/b'),
      isBasedOn: many('https://harbor-post.example/c'),
    });
    expect(took()).toBeLessThan(3000);
    expect(article.author).toEqual([{ type: 'Person', name: 'Ida Brandt' }]);
    expect(article.identifier.length).toBeLessThanOrEqual(12);
  });
});
