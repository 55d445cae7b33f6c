import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashtagDisplay, hashtagKey } from '../../lib/enrich/hashtag-key.ts';

const names: [name: string, text: string, key: string, display: string][] = [
  ['joins words', 'White House', 'whitehouse', 'WhiteHouse'],
  ['keeps inner capitals', 'NASA moon landing', 'nasamoonlanding', 'NASAMoonLanding'],
  ['keeps digits inside', 'COVID-19', 'covid19', 'COVID19'],
  ['drops the possessive', 'Europe’s farmers', 'europefarmers', 'EuropeFarmers'],
  ['strips Latin accents from the key alone', 'São Paulo', 'saopaulo', 'SãoPaulo'],
  ['writes ß as ss in the key', 'Straßenbau', 'strassenbau', 'Straßenbau'],
  ['keeps a Turkish İ shown', 'İstanbul', 'istanbul', 'İstanbul'],
  ['knows Cyrillic', 'выборы в сша', 'выборывсша', 'ВыборыВСша'],
  ['keeps й and ё, which are letters', 'Чёрный йод', 'чёрныййод', 'ЧёрныйЙод'],
  ['folds the final sigma', 'ΚΟΣΜΟΣ', 'κοσμοσ', 'ΚΟΣΜΟΣ'],
  ['puts underscores between Arabic words', 'الأمم المتحدة', 'الأممالمتحدة', 'الأمم_المتحدة'],
  ['puts underscores between Hebrew words', 'בית לבן', 'ביתלבן', 'בית_לבן'],
  ['puts underscores between Hindi words', 'नई दिल्ली', 'नईदिल्ली', 'नई_दिल्ली'],
  ['joins Chinese', '習近平 訪問', '習近平訪問', '習近平訪問'],
  ['reads full-width letters', 'ＮＡＴＯ', 'nato', 'NATO'],
];

describe('hashtagKey and hashtagDisplay', () => {
  it.each(names)('%s', (_name, text, key, display) => {
    expect(hashtagKey(text)).toBe(key);
    expect(hashtagDisplay(text)).toBe(display);
  });

  it.each([
    ['nothing', ''],
    ['punctuation', '?!…'],
    ['emoji', '🎉🎉'],
    ['a number', '2026'],
    ['what starts with a digit', '5G network'],
    ['more than forty letters', 'a'.repeat(41)],
    ['a very long text', 'word '.repeat(100_000)],
  ])('makes no key of %s', (_name, text) => {
    expect(hashtagKey(text)).toBe('');
  });

  it('gives the same key for a key and for a display form', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const key = hashtagKey(text);
        if (key === '') return;
        expect(hashtagKey(key)).toBe(key);
        expect(hashtagKey(hashtagDisplay(text))).toBe(key);
        expect(hashtagKey(hashtagDisplay(text, 'tr'))).toBe(key);
      }),
      { numRuns: 2000 },
    );
  });
});
