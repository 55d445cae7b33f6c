import { describe, expect, it } from 'vitest';
import { SITE_LANGUAGES } from '../../lib/article/site.ts';
import { chooseLanguage } from '../../lib/pages/choose-language.ts';
import { fill, say } from '../../lib/pages/fill.ts';
import { localeOf } from '../../lib/pages/locale.ts';
import { loadWords } from '../../lib/pages/words/load-words.ts';
import { formsOf, sentencesOf } from './sentences.ts';

const english = sentencesOf(await loadWords('en'));
const placesOf = (sentence = '') => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each(SITE_LANGUAGES)('the catalog in %s', (language) => {
  it('has the keys of the English one, each with its places', async () => {
    const own = sentencesOf(await loadWords(language));
    expect([...own.keys()]).toEqual([...english.keys()]);
    for (const [key, sentence] of own)
      expect([key, placesOf(sentence)]).toEqual([key, placesOf(english.get(key))]);
  });

  it('has a form for each plural of its language, and no other', async () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, forms] of formsOf(await loadWords(language))) {
      expect([key, Object.keys(forms).sort()]).toEqual([key, [...pluralCategories].sort()]);
      // One and two may be words; what stands for several numbers says which.
      for (const category of ['few', 'many', 'other'] as const)
        if (forms[category] !== undefined)
          expect([key, forms[category]]).toEqual([key, expect.stringContaining('{n}')]);
    }
  });

  it('has no sentence that is empty, or blank at an end', async () => {
    for (const [key, sentence] of sentencesOf(await loadWords(language)))
      expect([key, sentence]).toEqual([key, expect.stringMatching(/^\S(.*\S)?$/s)]);
  });
});

describe('a sentence', () => {
  it.each([
    ['{a} and {b}', { a: '1', b: '2' }, '1 and 2'],
    ['none', {}, 'none'],
    ['{a}{a}', { a: 'x' }, 'xx'],
  ])('%s is filled', (sentence, values, expected) => {
    expect(say(sentence, values as Record<string, string>)).toBe(expected);
    expect(fill(sentence, values as Record<string, string>).join('')).toBe(expected);
  });
  it('keeps braces of what is filled in', () => expect(say('{a}.', { a: '{b}' })).toBe('{b}.'));
});

it.each([
  ['en', 1, '1 article'],
  ['en', 1234, '1,234 articles'],
  ['de', 1234, '1.234 Artikel'],
  ['fr', 0, '0 article'],
  ['es', 2, '2 artículos'],
  ['ar', 2, 'مقالان'],
  ['ar', 5, '5 مقالات'],
  ['ar', 11, '11 مقالًا'],
] as const)('in %s, %i articles are %s', async (language, value, expected) => {
  const { count, words } = await localeOf(language);
  expect(count(words.story.articles, value)).toBe(expected);
});

describe('the language for a reader', () => {
  it.each([
    ['who says nothing', undefined, 'de'],
    ['who likes one', 'fr', 'fr'],
    ['of a region', 'ar-EG', 'ar'],
    ['who orders by quality', 'en;q=.5, fr;q=0.9, es;q=.8', 'fr'],
    ['whose first is not here', 'pt-BR,pt;q=.9,en;q=.8', 'en'],
    ['of none that is here', 'ja,ko', 'de'],
    ['to whom any is as good', 'ja,*;q=.5,en;q=.1', 'de'],
    ['who refuses one', 'en;q=0, ar', 'ar'],
    ['who sends nonsense', ';;q=x,,=,en;q=9', 'de'],
  ])('%s', (_, header, expected) => {
    expect(chooseLanguage(header, ['de', 'en', 'fr', 'es', 'ar'])).toBe(expected);
  });
});
