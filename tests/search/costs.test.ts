import { describe, expect, it } from 'vitest';
import type { SearchPart } from '../../lib/article/search-part.ts';
import { languageQuery, termsIn } from '../../lib/search/expression.ts';
import { find, openIndex } from '../../lib/search/find.ts';
import { parseQuery } from '../../lib/search/query.ts';
import { meantQuery } from '../../lib/search/spelling.ts';
import { loadLanguage } from '../../lib/text/language.ts';
import { idOf, idsFound, mergeAll, putArticle } from './index-of-articles.ts';
import { type MemorySearchStore, memorySearchStore } from './memory-store.ts';

const und = await loadLanguage('und');

function namesAsked(query: string, language: Awaited<ReturnType<typeof loadLanguage>>): string[] {
  const asked = languageQuery(parseQuery(query, und), language);
  return asked ? termsIn(asked.must).map(({ name }) => name) : [];
}

/** The store, and the names of the parts that are asked of it. */
function watched(store: MemorySearchStore) {
  const asked: string[] = [];
  const getParts = (parts: readonly SearchPart[]) => {
    asked.push(...parts.map(({ name }) => name));
    return store.getParts(parts);
  };
  return { store: { ...store, getParts }, asked };
}

describe('what a query looks up', () => {
  it('is the three longest words of a phrase, none of them a function word', async () => {
    const english = await loadLanguage('en');
    expect(namesAsked('"the port of the northern harbor was flooded"', english)).toEqual([
      'northern',
      'harbor',
      'flooded',
    ]);
    expect(namesAsked('"price of gas"', english)).toEqual(['price', 'gas']);
  });

  it('is every other pair of a run without spaces, and the last one', async () => {
    const chinese = await loadLanguage('zh');
    expect(namesAsked('罗纳尔多的', chinese)).toEqual(['罗纳', '尔多', '多的']);
    expect(namesAsked('罗纳尔多', chinese)).toEqual(['罗纳', '尔多']);
  });

  it('is one block a segment for a word that a hardly used language writes otherwise', async () => {
    const store = memorySearchStore();
    for (let at = 0; at < 600; at += 1)
      await putArticle(store, { name: `ru${at}`, language: 'ru', body: `Выборы прошли ${at}` }, at);
    await putArticle(store, { name: 'sr', language: 'sr', body: 'Избори у Србији, Србија гласа' }, 600);
    await mergeAll(store);
    const index = await openIndex(store);
    const segments = index.sources.filter(({ segment }) => segment).length;
    const languages = await Promise.all(['ru', 'sr'].map(loadLanguage));
    const { store: seen, asked } = watched(store);
    await find(seen, index, parseQuery('Србији', und), {
      languages,
      order: 'relevance',
      until: 1e10,
      asOf: 1e10,
    });
    expect(asked.filter((name) => name.startsWith('B')).length).toBe(segments);
    expect(await idsFound(store, 'Србија')).toEqual([idOf('sr')]);
    const alone = { languages: languages.slice(1) };
    expect(await idsFound(store, 'Srbija', alone)).toEqual([idOf('sr')]);
  });

  it('is no dictionary for words that several articles have', async () => {
    const store = memorySearchStore();
    for (let at = 0; at < 8; at += 1)
      await putArticle(store, { name: `a${at}`, body: 'The harbor was flooded' }, at);
    await mergeAll(store);
    const index = await openIndex(store);
    const languages = [await loadLanguage('en')];
    const { store: seen, asked } = watched(store);
    expect(await meantQuery(seen, index, 'harbor flooded', languages, und)).toBeUndefined();
    expect(asked.filter((name) => name.startsWith('W'))).toEqual([]);
    expect(await meantQuery(seen, index, 'harbor floodde', languages, und)).toBe('harbor flooded');
    expect(asked.some((name) => name.startsWith('W'))).toBe(true);
  });
});
