import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../lib/article/card.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { hashtagKey } from '../../lib/enrich/hashtag-key.ts';
import { readFilters } from '../../lib/read/filters.ts';
import { idOf, startApi, type TestApi } from '../support/api.ts';
import { cardWith } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

let api: TestApi;
const START = Date.UTC(2026, 10, 20);
/** Sixty articles, a minute apart, three a minute: what each has follows from its number. */
const cards: Card[] = Array.from({ length: 60 }, (_, number) =>
  cardWith({
    id: idOf(number),
    datePublished: toInstant(START + Math.floor(number / 3) * 60_000),
    source: { key: `s${number % 4}.example`, name: `Source ${number % 4}` },
    hashtags: number % 3 === 0 ? ['Ferry'] : number % 3 === 1 ? ['Ferry', 'NightBus'] : ['Tram'],
    sections: number % 5 === 0 ? ['World News'] : ['Sport'],
    inLanguage: number % 2 === 0 ? 'en-US' : 'de',
    story: idOf(900 + (number % 6)),
  }),
);
const feedsOf = ({ source, hashtags, sections, inLanguage, story }: Card) => [
  'latest',
  `source/${source.key}`,
  ...hashtags.map((hashtag) => `hashtag/${hashtagKey(hashtag)}`),
  `section/${sections[0] === 'Sport' ? 'sport' : 'world-news'}`,
  `language/${inLanguage.slice(0, 2)}`,
  `story/${story}`,
];
beforeAll(async () => {
  api = await startApi();
  await api.place(cards, feedsOf);
});
afterAll(() => api.close());

async function idsOf(path: string): Promise<string[]> {
  const ids: string[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const page: TestFeed = await api.json<TestFeed>(next);
    ids.push(...page.items.map(({ _newsloom: { id } }) => id));
    next = page.next_url;
  }
  return ids;
}
/** Newest first, as lists are. */
const expected = (keep: (number: number) => boolean) =>
  cards
    .map((card, number) => ({ card, number }))
    .filter(({ number }) => keep(number))
    .map(({ card }) => `${card.datePublished}#${card.id}`)
    .sort()
    .reverse()
    .map((position) => position.slice(25));

describe('filters', () => {
  const rows: [string, string, (number: number) => boolean][] = [
    ['a source', '/v1/feeds/latest?source=s1.example', (n) => n % 4 === 1],
    [
      'one of two sources',
      '/v1/feeds/latest?source=s1.example&source=S2.example',
      (n) => [1, 2].includes(n % 4),
    ],
    ['a hashtag in any writing', '/v1/feeds/latest?hashtag=%23night%20bus', (n) => n % 3 === 1],
    [
      'two hashtags that share articles',
      '/v1/feeds/latest?hashtag=ferry&hashtag=nightbus',
      (n) => n % 3 !== 2,
    ],
    [
      'hashtag and source',
      '/v1/feeds/latest?hashtag=ferry&source=s0.example',
      (n) => n % 3 !== 2 && n % 4 === 0,
    ],
    [
      'section and language',
      '/v1/feeds/latest?section=World%20News&language=de',
      (n) => n % 5 === 0 && n % 2 === 1,
    ],
    ['a region counts as its language', '/v1/feeds/latest?language=en-GB', (n) => n % 2 === 0],
    ['since', '/v1/feeds/latest?since=2026-11-20T00:10:00Z', (n) => n >= 30],
    ['until, with an offset', '/v1/feeds/latest?until=2026-11-20T01:10:00%2B01:00', (n) => n < 33],
    ['a day', '/v1/feeds/latest?since=2026-11-20&until=2026-11-20', () => true],
    ['the day before', '/v1/feeds/latest?until=2026-11-19', () => false],
    ['a filter on another list', '/v1/feeds/languages/de?hashtag=tram', (n) => n % 2 === 1 && n % 3 === 2],
    ['the same kind as the list', '/v1/feeds/hashtags/ferry?hashtag=nightbus', (n) => n % 3 === 1],
    ['on a story', `/v1/feeds/stories/${idOf(901)}?source=s3.example`, (n) => n % 6 === 1 && n % 4 === 3],
    ['what nobody has', '/v1/feeds/latest?hashtag=zeppelin', () => false],
  ];
  it.each(rows)('%s', async (_, path, keep) => {
    const sep = path.includes('?') ? '&' : '?';
    for (const limit of [1, 7, 100])
      expect(await idsOf(`${path}${sep}limit=${limit}`)).toEqual(expected(keep));
  });

  it('in any combination give what all of them hold for', async () => {
    const some = (...values: string[]) => fc.subarray(values);
    const query = fc.record({
      source: some('s0.example', 's1.example', 's2.example'),
      hashtag: some('ferry', 'nightbus', 'tram'),
      section: some('world-news', 'sport'),
      language: some('en', 'de'),
      limit: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(query, async ({ limit, ...filters }) => {
        const parameters = new URLSearchParams({ limit: String(limit) });
        for (const [name, values] of Object.entries(filters))
          for (const value of values) parameters.append(name, value);
        const holds = (number: number) => {
          const feeds = feedsOf(cards[number] ?? cardWith());
          return Object.entries(filters).every(
            ([name, values]) =>
              values.length === 0 || values.some((value) => feeds.includes(`${name}/${value}`)),
          );
        };
        expect(await idsOf(`/v1/feeds/latest?${parameters}`)).toEqual(expected(holds));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['none', '/v1/feeds/latest', 1],
    ['one', '/v1/feeds/latest?hashtag=ferry', 1],
    ['two kinds', '/v1/feeds/latest?hashtag=ferry&language=en', 1],
    ['two values', '/v1/feeds/latest?source=s1.example&source=s2.example', 2],
  ])('cost Queries: %s', async (_, path, queries) => {
    const before = api.table.meter.queries;
    await api.get(path);
    expect(api.table.meter.queries - before).toBe(queries);
  });

  it('that fit hardly anything stop reading and give a cursor', async () => {
    const isRare = (number: number) => number % 2 === 0 || number === 2501;
    const isFrench = (number: number) => number % 2 === 1;
    const many = Array.from({ length: 2600 }, (_, number) =>
      cardWith({
        id: idOf(10_000 + number),
        datePublished: toInstant(START - number * 1000),
        hashtags: isRare(number) ? ['Rare'] : [],
        inLanguage: isFrench(number) ? 'fr' : 'it',
      }),
    );
    await api.place(many, ({ hashtags, inLanguage }) => [
      `language/${inLanguage}`,
      ...hashtags.map((hashtag) => `hashtag/${hashtagKey(hashtag)}`),
    ]);
    const before = api.table.meter.queries;
    const page = await api.json<TestFeed>('/v1/feeds/hashtags/rare?language=fr');
    expect(page.items).toEqual([]);
    expect(api.table.meter.queries - before).toBe(10);
    expect(await idsOf(page.next_url ?? '')).toEqual([idOf(12_501)]);
  });

  describe('in a collection of which one source writes all but a few', () => {
    const seldom = { every: 40, source: 'seldom.example', hashtag: 'Seldom' };
    const skewed = Array.from({ length: 2000 }, (_, number) =>
      cardWith({
        id: idOf(20_000 + number),
        datePublished: toInstant(START - 86_400_000 - number * 1000),
        source: { key: number % seldom.every === 0 ? seldom.source : 'always.example', name: 'A source' },
        hashtags: number % seldom.every === 1 ? ['Always', seldom.hashtag] : ['Always'],
        inLanguage: 'nl',
      }),
    );
    beforeAll(() =>
      api.place(skewed, ({ source, hashtags, inLanguage }) => [
        `source/${source.key}`,
        `language/${inLanguage}`,
        ...hashtags.map((hashtag) => `hashtag/${hashtagKey(hashtag)}`),
      ]),
    );
    it.each([
      ['a seldom source drives before a hashtag that all have', 'hashtag=always&source=seldom.example', 3, 0],
      ['a seldom hashtag drives', 'hashtag=seldom&source=always.example', 1, 1],
      ['and before a language', 'language=nl&hashtag=seldom&source=always.example', 1, 1],
      ['a seldom source drives before two', 'language=nl&hashtag=always&source=seldom.example', 4, 0],
    ])('%s', async (_, query, queries, remainder) => {
      const before = { ...api.table.meter };
      const page = await api.json<TestFeed>(`/v1/feeds/latest?${query}`);
      expect(page.items).toHaveLength(20);
      expect(api.table.meter.queries - before.queries).toBeLessThanOrEqual(queries);
      expect(api.table.meter.readUnits - before.readUnits).toBeLessThanOrEqual(10);
      const all = skewed.filter((_, number) => number % seldom.every === remainder).map(({ id }) => id);
      expect(await idsOf(`/v1/feeds/latest?${query}`)).toEqual(all);
    });
  });
});

describe('a filter that cannot be', () => {
  it.each([
    ['source=', 'query/source', 'invalid'],
    ['source=a%20b', 'query/source', 'invalid'],
    ['hashtag=123', 'query/hashtag', 'invalid'],
    ['hashtag=%00', 'query/hashtag', 'invalid'],
    ['section=---', 'query/section', 'invalid'],
    ['language=english', 'query/language', 'invalid'],
    ['language=en&language=!', 'query/language', 'invalid'],
    [Array.from({ length: 11 }, (_, index) => `source=s${index}`).join('&'), 'query/source', 'tooMany'],
    ['since=yesterday', 'query/since', 'invalid'],
    ['since=2026-02-30', 'query/since', 'invalid'],
    ['until=2026-11-20T25:00:00Z', 'query/until', 'invalid'],
    ['since=2026-11-20&since=2026-11-21', 'query/since', 'repeated'],
    ['since=2026-11-21&until=2026-11-20', 'query/since', 'outOfRange'],
    ['limit=1&limit=2', 'query/limit', 'repeated'],
  ])('%s is refused with a pointer', async (query, pointer, code) => {
    const answer = await api.get(`/v1/feeds/latest?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'badParameter', errors: [{ pointer, code }] });
  });

  it.each([
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T10:00Z', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20t10:00:00.5z', '2026-11-20T10:00:00.500Z'],
    ['2026-11-20T10:00:00+02:00', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T10:00:00 02:00', '2026-11-20T08:00:00.000Z'],
  ])('since=%s can', (since, instant) => {
    const read = readFilters(new URLSearchParams({ since }));
    expect(read).toEqual({ ok: true, value: { constraints: [], since: instant } });
  });
});
