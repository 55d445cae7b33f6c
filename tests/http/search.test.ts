import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../lib/article/card.ts';
import { readSearch } from '../../lib/http/search-query.ts';
import { EMPTY_SNAPSHOT, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { keyTerms, profileOf } from '../../lib/relate/profile.ts';
import { encodeVector } from '../../lib/relate/vector.ts';
import { idOf, NOW, startApi, type TestApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

let api: TestApi;
const rows: [title: string, day: string, fields?: Partial<Card>][] = [
  ['Night ferry returns to the Skerry islands', '2026-11-10'],
  ['Council debates the price of the ferry', '2026-11-20', { hashtags: ['Ferry', 'Council'] }],
  ['Ferry captain retires after forty years', '2026-11-15', { source: { key: 'b.example', name: 'B' } }],
  ['Islands prepare for the winter storm Petra', '2026-11-19'],
  ['Returns of the Skerry fish market fall', '2026-11-18'],
  ['Ночной паром вернулся на острова', '2026-11-17', { inLanguage: 'ru' }],
  ['Nachtfähre kehrt auf die Inseln zurück', '2026-11-16', { inLanguage: 'de' }],
  ['An old ferry of last year', '2026-09-01'],
];
const cards = rows.map(([headline, day, fields], number) =>
  cardWith({
    id: idOf(number),
    headline,
    excerpt: headline,
    datePublished: at(`${day}T12:00:00Z`),
    ...fields,
  }),
);

async function post(card: Card) {
  const language = card.inLanguage;
  const frequencies = await frequenciesOf(language, EMPTY_SNAPSHOT);
  const input = { ...card, articleBody: card.excerpt, listedAt: card.datePublished };
  const profile = profileOf(input, frequencies);
  const posting = { id: card.id, datePublished: card.datePublished, vector: encodeVector(profile.vector) };
  const postings = keyTerms(profile).map(({ term }) => ({
    term: `${language}#${term}`,
    posting,
    expiresAt: at('2027-01-01'),
  }));
  await api.write.writeCopies({ entries: [], postings, edges: [], removals: [] });
}
beforeAll(async () => {
  api = await startApi();
  await api.place(cards, (card) => [
    'latest',
    ...card.hashtags.map((hashtag) => `hashtag/${hashtag.toLowerCase()}`),
  ]);
  for (const card of cards) await post(card);
});
afterAll(() => api.close());

const found = async (query: string) =>
  (await api.json<TestFeed>(`/v1/search?${query}`)).items.map(({ title }) =>
    cards.findIndex(({ headline }) => headline === title),
  );

describe('search', () => {
  it.each([
    ['a word, newest first', 'q=ferry', [1, 2, 0]],
    ['any form and case of it', 'q=FERRIES', [1, 2, 0]],
    ['both words before one', 'q=skerry+returns', [4, 0]],
    ['a rare word before a common one', 'q=ferry+captain', [2]],
    ['a phrase', 'q=%22skerry+islands%22', [0]],
    ['a phrase that nobody says', 'q=%22islands+skerry%22', []],
    ['Russian by its script', 'q=%D0%BF%D0%B0%D1%80%D0%BE%D0%BC', [5]],
    ['German when told', 'q=Nachtf%C3%A4hre&language=de', [6]],
    ['without accents', 'q=nachtfahre&language=de', [6]],
    ['a filter', 'q=ferry&source=b.example', [2]],
    ['a stretch of time', 'q=ferry&until=2026-11-15', [2, 0]],
    ['a hashtag beside a word', 'q=ferry+%23council', [1]],
    ['a hashtag alone', 'q=%23council', [1]],
    ['what nobody wrote', 'q=zeppelin', []],
  ])('%s', async (_, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('reads one Query a word and one BatchGetItem', async () => {
    const before = { ...api.table.meter };
    await api.get('/v1/search?q=night+ferry+skerry+islands');
    expect([api.table.meter.queries - before.queries, api.table.meter.gets - before.gets]).toEqual([4, 1]);
  });

  it('is paged in one order', async () => {
    const ids: string[] = [];
    let next: string | undefined = '/v1/search?q=ferry&limit=1';
    while (next !== undefined) {
      const page: TestFeed = await api.json<TestFeed>(next);
      ids.push(...page.items.map(({ id }) => id));
      next = page.next_url;
    }
    expect(ids).toEqual([1, 2, 0].map(idOf));
    expect(NOW).toBe(api.deps.now());
  });

  it('does not find what was withdrawn', async () => {
    const card = cardWith({
      id: idOf(99),
      headline: 'Zebra crossing opens',
      datePublished: at('2026-11-20T20:00:00Z'),
    });
    await api.place([card], () => ['latest']);
    await post(card);
    expect((await api.json<TestFeed>('/v1/search?q=zebra')).items).toHaveLength(1);
    await api.withdraw(card, 'latest');
    expect((await api.json<TestFeed>('/v1/search?q=zebra')).items).toHaveLength(0);
  });
});

describe('a search', () => {
  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['the of and', 'noWords'],
    ['!!! ???', 'noWords'],
    ['x'.repeat(201), 'tooLong'],
    ['#', 'noWords'],
  ])('for "%s" is refused', async (text, code) => {
    expect(await readSearch(text, undefined)).toMatchObject({
      ok: false,
      error: { errors: [{ pointer: 'query/q', code }] },
    });
  });

  it.each([
    ['words', 'Night Ferry', ['en#night', 'en#ferri'], [], []],
    ['a phrase', '"Night  ferry!" now', ['en#night', 'en#ferri'], ['night ferry'], []],
    ['a quote that does not end', '"night', ['en#night'], [], []],
    ['hashtags', '#NightFerry ferry', ['en#ferri'], [], ['nightferry']],
    ['two scripts', 'Putin Путин', ['en#putin', 'ru#путин'], [], []],
    ['the same twice', 'ferry Ferries', ['en#ferri'], [], []],
  ])('with %s is taken apart', async (_, text, words, phrases, hashtags) => {
    const read = await readSearch(text, undefined);
    expect(read.ok && { ...read.value, words: read.value.words.map(({ key }) => key) }).toEqual({
      words,
      phrases,
      hashtags,
    });
  });
});
