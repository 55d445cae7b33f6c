import { describe, expect, it } from 'vitest';
import { openIndex } from '../../lib/search/find.ts';
import { keyboardTwin, slipCost } from '../../lib/search/mistyped.ts';
import { meantQuery, wordsBeginning } from '../../lib/search/spelling.ts';
import { loadLanguage } from '../../lib/text/language.ts';
import { mergeAll, putArticle } from './index-of-articles.ts';
import { memorySearchStore } from './memory-store.ts';

describe('a slip of the hand', () => {
  it.each<[string, string, string, number]>([
    ['a letter left out', 'parlament', 'parliament', 1],
    ['a letter too many', 'stxorm', 'storm', 1],
    ['letters that changed places', 'feryr', 'ferry', 0.7],
    ['a key beside the right one', 'ferrt', 'ferry', 0.7],
    ['a doubled letter', 'dredgger', 'dredger', 0.6],
    ['the first letter', 'xerry', 'ferry', 1.2],
    ['two of them', 'parlamnet', 'parliament', 1.7],
    ['three of them', 'prlmnt', 'parliament', Number.POSITIVE_INFINITY],
    ['none', 'ferry', 'ferry', 0],
  ])('such as %s costs what it is worth', (_, typed, meant, cost) => {
    expect(slipCost(typed, meant, 2)).toBeCloseTo(cost);
    expect(slipCost(meant, typed, 2)).toBeCloseTo(cost);
  });

  it.each([
    ['ghbdtn', 'привет'],
    ['привет', 'ghbdtn'],
    ['naïve', undefined],
  ])('of the keyboard makes %s of %s', (typed, twin) => {
    expect(keyboardTwin(typed)).toBe(twin);
  });
});

const BODIES = [
  'The parliament and the president spoke of a ferry; Trump listened.',
  'A president of parliament took the ferry to the storm harbor with Trump.',
  'Парламент принял закон о выборах, президент подписал закон.',
  'Президент распустил парламент перед выборами.',
  'Der Präsident und die Bürgermeister fuhren mit dem Schiff.',
  'Die Bürgermeister trafen den Präsidenten auf dem Schiff.',
] as const;
const LANGUAGES = ['en', 'en', 'ru', 'ru', 'de', 'de'];

async function indexed(isMerged: boolean) {
  const store = memorySearchStore();
  for (const [minute, body] of BODIES.entries())
    await putArticle(
      store,
      { name: `${isMerged} ${minute}`, body, language: LANGUAGES[minute] ?? 'en' },
      minute,
    );
  if (isMerged) await mergeAll(store);
  return store;
}

describe.each([
  ['in the tail', false],
  ['in a segment', true],
])('an index %s', async (_, isMerged) => {
  const store = await indexed(isMerged);
  const index = await openIndex(store);
  const languages = await Promise.all(index.languages.map(loadLanguage));
  const und = await loadLanguage('und');

  it.each([
    ['parlament', 'parliament'],
    ['aprliament', 'parliament'],
    ['parliamnet', 'parliament'],
    ['psident', 'president'],
    ['psdnt', undefined],
    ['presidnet parliament', 'president parliament'],
    ['fery', 'ferry'],
    ['Turmp', 'trump'],
    ['rump', 'trump'],
    ['президетн', 'президент'],
    ['ghtpbltyn', 'президент'],
    ['burgermeistr', 'bürgermeister'],
    ['"fery" OR xyzzy', '"ferry" OR xyzzy'],
    ['ferry', undefined],
    ['presidents', undefined],
    ['-fery ferry', undefined],
    ['author:fery', undefined],
    ['zeppelin', undefined],
    ['12345', undefined],
    ['选举', undefined],
  ])('takes %s to mean %s', async (typed, meant) => {
    expect(await meantQuery(store, index, typed, languages, und)).toBe(meant);
  });

  it.each<[string, string[]]>([
    ['parl', ['parliament']],
    ['PARL', ['parliament']],
    ['pres', ['president']],
    ['fe', ['ferry']],
    ['през', ['президент']],
    ['burg', ['bürgermeister']],
    ['f', []],
    ['xy', []],
    ['', []],
  ])('knows what begins with %s', async (beginning, words) => {
    const found = await wordsBeginning(store, index, beginning, 5);
    expect(found.map(({ word }) => word)).toEqual(words);
    for (const { count } of found) expect(count).toBeGreaterThanOrEqual(2);
  });
});
