import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleTerms, type SearchText } from '../../lib/search/article-terms.ts';
import { decodeTail, encodeTail } from '../../lib/search/tail.ts';
import { KEY } from '../../lib/search/term.ts';
import { loadLanguage } from '../../lib/text/language.ts';
import { seededRandom } from '../support/seeded-random.ts';

const PLAIN: SearchText = {
  headline: 'Ferry',
  body: '',
  authors: ['Ana Pop'],
  names: [],
  hashtags: [],
  sections: [],
  source: { key: 'harbor.example', name: 'Harbor Post' },
};
/** An item of the table may have 400 KB. */
const ITEM_BYTES = 380_000;

async function tailOf(text: Partial<SearchText>, tag = 'en') {
  const { terms, length } = articleTerms({ ...PLAIN, ...text }, await loadLanguage(tag));
  const entry = { id: 'a'.repeat(26), seconds: 1, generation: 1, digest: 1, length };
  return { terms, bytes: encodeTail([{ entry, language: tag, terms }]) };
}

function words(count: number, length: number, letter: (random: () => number) => number): string {
  const random = seededRandom(count);
  const one = () => String.fromCodePoint(Math.floor(letter(random)));
  const word = () => Array.from({ length }, one).join('');
  return Array.from({ length: count }, word).join(' ');
}

describe('an article that means harm', () => {
  it.each<[string, Partial<SearchText>]>([
    ['sixty thousand words', { body: words(60_000, 12, (random) => 97 + random() * 26) }],
    ['words of fifty letters', { body: words(20_000, 50, (random) => 0x430 + random() * 32) }],
    ['a book in Chinese', { body: words(1, 200_000, (random) => 0x4e00 + random() * 20_000) }],
    ['letters of four bytes', { body: words(20_000, 25, (random) => 0x10400 + random() * 80) }],
    ['a thousand authors', { authors: ['Ana Pop', ...words(1000, 9, () => 120).split(' ')] }],
    ['a headline as long as a book', { headline: words(30_000, 40, (random) => 97 + random() * 26) }],
  ])('with %s fits an item of the table and is found by its author and its source', async (_, text) => {
    const { terms, bytes } = await tailOf(text);
    expect(bytes.length).toBeLessThan(ITEM_BYTES);
    expect(terms.has(`${KEY.source}harbor.example`)).toBe(true);
    if (text.headline === undefined) expect(terms.has(`${KEY.author}pop`)).toBe(true);
  });

  it('by any characters keeps every term that it has, and loses none of another', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.constantFrom('en', 'ru', 'zh', 'ar', 'th', 'und'),
        async (a, b, tag) => {
          const junk = [a, b, `\ud800${b}`, `${a}\udc00x`, 'x\u0001y\u0004', 'z\u0000\n\u0003'];
          const { terms, bytes } = await tailOf(
            {
              headline: junk.join(' '),
              body: junk.join('\n'),
              authors: junk,
              names: junk,
              hashtags: junk.map((each) => ({ key: each, display: each })),
              sections: junk,
              source: { key: a, name: b },
            },
            tag,
          );
          expect(new Set(decodeTail(bytes).terms.map(({ term }) => term))).toEqual(new Set(terms.keys()));
        },
      ),
      { numRuns: 150 },
    );
  });
});
