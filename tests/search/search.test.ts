import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, idsFound, mergeAll, putArticle, type TestArticle } from './index-of-articles.ts';
import { memorySearchStore } from './memory-store.ts';

async function indexed(articles: readonly TestArticle[], mergeAfter: readonly number[] = []) {
  const store = memorySearchStore();
  for (const [minute, article] of articles.entries()) {
    await putArticle(store, article, minute);
    if (mergeAfter.includes(minute)) await mergeAll(store);
  }
  return store;
}

const ARTICLES: readonly TestArticle[] = [
  {
    name: 'dam',
    headline: 'Parliament funds the dam',
    body: 'The dams of Braşov hold 48,000 litres, the U.S. says.',
  },
  {
    name: 'covid',
    headline: 'COVID-19 at AT&T',
    body: 'A C++ program counts cases. "The who" were told by the WHO.',
  },
  {
    name: 'de',
    language: 'de',
    headline: 'Die Wahlen in München',
    body: 'Der Präsident sprach über Häuser und Straßen.',
  },
  { name: 'de2', language: 'de', headline: 'Wahl in Muenchen', body: 'Ein Haus an der Strasse.' },
  { name: 'fr', language: 'fr', headline: "L'État et les élections", body: "Le président d'Europe vote." },
  {
    name: 'ru',
    language: 'ru',
    headline: 'Парламент принял закон',
    body: 'Президенты говорили о домах. Ёлка стоит.',
  },
  { name: 'ar', language: 'ar', headline: 'البرلمان يوافق', body: 'قال الرئيس إن الانتخابات قريبة.' },
  { name: 'zh', language: 'zh', headline: '国会通过法案', body: '总统说选举即将举行。' },
  { name: 'th', language: 'th', headline: 'รัฐสภาเห็นชอบ', body: 'การเลือกตั้งจะมีขึ้น' },
  {
    name: 'it',
    language: 'it',
    headline: "Il Giro d'Italia parte",
    body: "La squadra dell'Inter: 6,5 milioni di 1.250,75 nel 2024 300 volte.",
  },
  { name: 'de3', language: 'de', headline: 'ER gegen ES', body: 'Kurz.' },
  { name: 'by', headline: 'Quiet harbor', author: 'Ana Pop', source: 'rt.com', body: 'Boats.' },
  {
    name: 'g7',
    headline: 'G7 leaders meet',
    body: 'They spoke of 3.5 percent and 48 000 ships; us included.',
  },
];

describe('a search', async () => {
  const stores = {
    'in the tail': await indexed(ARTICLES),
    'in one segment': await indexed(ARTICLES, [ARTICLES.length - 1]),
    'in many segments': await indexed(
      ARTICLES,
      ARTICLES.map((_, minute) => minute),
    ),
  };

  describe.each(Object.entries(stores))('%s', (_, store) => {
    it.each<[string, string[]]>([
      ['parliament', ['dam']],
      ['PARLIAMENT dam', ['dam']],
      ['dams', ['dam']],
      ['dam', ['dam']],
      ['brasov', ['dam']],
      ['48000', ['dam', 'g7']],
      ['48,000', ['dam', 'g7']],
      ['U.S.', ['dam']],
      ['US', ['dam']],
      ['us', ['dam', 'g7']],
      ['WHO', ['covid']],
      ['covid-19', ['covid']],
      ['covid', ['covid']],
      ['AT&T', ['covid']],
      ['C++', ['covid']],
      ['G7', ['g7']],
      ['3.5', ['g7']],
      ['münchen', ['de', 'de2']],
      ['muenchen', ['de', 'de2']],
      ['munchen', ['de']],
      ['Wahl', ['de', 'de2']],
      ['haus', ['de', 'de2']],
      ['strasse', ['de', 'de2']],
      ['präsident', ['de']],
      ['president', ['fr']],
      ["d'Italia", ['it']],
      ['italia', ['it']],
      ["dell'Inter", ['it']],
      ["l'état", ['fr']],
      ['"giro d’Italia"', ['it']],
      ['ER', ['de3']],
      ['er', []],
      ['état', ['fr']],
      ['etat', ['fr']],
      ['élection', ['fr']],
      ['президент', ['ru']],
      ['елка', ['ru']],
      ['дом', ['ru']],
      ['انتخابات', ['ar']],
      ['الرئيس', ['ar']],
      ['选举', ['zh']],
      ['国会', ['zh']],
      ['เลือกตั้ง', ['th']],
      ['"funds the dam"', ['dam']],
      ['harbor OR dam', ['dam', 'by']],
      ['leaders -us', []],
      ['harbor AND boats', ['by']],
      ['leaders NOT us', []],
      ['leaders NOT boats', ['g7']],
      ['6.5', ['it']],
      ['6,5', ['it']],
      ['6 5', ['it']],
      ['5,6', []],
      ['1,250.75', ['it']],
      ['2024300', []],
      [`${'dam '.repeat(9)} harbor`, []],
      ['parl*', ['dam']],
      ['par*', []],
      ['author:pop', ['by']],
      ['author:"Ana Pop"', ['by']],
      ['source:rt.com', ['by']],
      ['in:title dam', ['dam']],
      ['in:title boats', []],
      ['the', []],
      ['-dam', []],
      ['*', []],
      ['"', []],
      ['\u0000 \u202e', []],
      ['🎉', []],
      ['x'.repeat(200), []],
    ])('for %s finds %j', async (query, names) => {
      expect((await idsFound(store, query)).sort()).toEqual(names.map(idOf).sort());
    });
  });

  it('orders by time where that is asked for, and by what stands in the headline else', async () => {
    const store = await indexed([
      { name: 'old', headline: 'Storm', body: 'wind' },
      { name: 'new', headline: 'Weather', body: 'a storm and wind and rain and more of all of it' },
    ]);
    expect(await idsFound(store, 'storm')).toEqual([idOf('old'), idOf('new')]);
    expect(await idsFound(store, 'storm', { order: 'newest' })).toEqual([idOf('new'), idOf('old')]);
  });
});

describe('the index', () => {
  it('forgets what an article was before it was changed or withdrawn, once both are merged', async () => {
    const store = await indexed(
      [
        { name: 'a', body: 'apricot' },
        { name: 'b', body: 'blueberry' },
        { name: 'a', body: 'avocado', generation: 2 },
        { name: 'b', generation: 2, isWithdrawn: true },
      ],
      [3],
    );
    expect(await idsFound(store, 'apricot')).toEqual([]);
    expect(await idsFound(store, 'avocado')).toEqual([idOf('a')]);
    expect(await idsFound(store, 'blueberry')).toEqual([]);
  });

  it('leaves out what is older than the retention', async () => {
    const store = await indexed([{ name: 'a', body: 'apricot' }]);
    await mergeAll(store, { retentionDays: 30, nowSeconds: Date.parse('2027-02-01T00:00:00Z') / 1000 });
    expect(await idsFound(store, 'apricot')).toEqual([]);
  });

  it('finds every word of every article, however its articles were merged', async () => {
    const word = fc.constantFrom(
      'alpha',
      'beta',
      'gamma',
      'delta',
      'alphabet',
      'deltas',
      'épsilon',
      'zeta',
      'x1',
    );
    const article = fc.record({
      language: fc.constantFrom('en', 'fr', 'und'),
      words: fc.array(word, { minLength: 1, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(30), { maxLength: 12 }),
        async (articles, merges) => {
          const all = articles.map(
            ({ language, words }, index): TestArticle => ({
              name: String(index),
              language,
              body: words.join(' '),
            }),
          );
          const [whole, cut] = [await indexed(all, [all.length - 1]), await indexed(all, merges)];
          for (const each of ['alpha', 'deltas', 'épsilon', 'x1', 'alpha beta', 'zeta -gamma']) {
            const found = await idsFound(whole, each);
            expect((await idsFound(cut, each)).sort()).toEqual([...found].sort());
            if (each.includes(' ')) continue;
            const having = all.filter(({ body = '' }) => body.split(' ').includes(each));
            expect(found).toEqual(expect.arrayContaining(having.map(({ name }) => idOf(name))));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
