import { stopWords } from '../relate/stop-words.ts';
import { stemEnglish } from './stem-english.ts';

/** A word, or a pair of neighboring characters of a script that writes without spaces. */
const UNSPACED_CHARACTER =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Lao}\\p{Script=Myanmar}]';
const WORD_CHARACTER = `(?:(?!${UNSPACED_CHARACTER})[\\p{L}\\p{M}\\p{N}])`;
const PIECE = new RegExp(`${UNSPACED_CHARACTER}+|${WORD_CHARACTER}+(?:['’.]${WORD_CHARACTER}+)*`, 'gu');
const UNSPACED = new RegExp(`^${UNSPACED_CHARACTER}`, 'u');
const MAX_TERMS = 5000;

/**
 * The keys of what a text says, each once: words without case and accents, English ones cut to their stem, without
 * those that carry no subject; pairs of characters where words are not told apart (a segmenter cuts a question
 * otherwise than the sentence that answers it). Linear in the text.
 */
export function termsOf(text: string, language: string): Set<string> {
  const base = language.split('-', 1)[0] ?? '';
  const stops = stopWords(base);
  const terms = new Set<string>();
  for (const [piece] of text.matchAll(PIECE)) {
    if (terms.size >= MAX_TERMS) break;
    if (UNSPACED.test(piece)) for (const pair of pairs(piece)) terms.add(pair);
    else {
      const word = fold(piece.replace(/['’]s$/i, ''));
      const isAcronym = /^\p{Lu}{2,5}$/u.test(piece);
      if (word === '' || (stops.has(word) && !isAcronym)) continue;
      if (word.length === 1 && !/\p{N}/u.test(word)) continue;
      terms.add(base === 'en' || base === 'und' ? stemEnglish(word) : word);
    }
  }
  return terms;
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .normalize('NFC');
}

/** Endings that inflection puts on, at most, and the least of a word that has to stay. */
const MAX_ENDING = 3;
const LEAST_STEM = 4;

/**
 * How well a term is met by those of a text: 1 by itself, 0.8 by another form of it, which begins alike and ends
 * within three letters; 0 by none. Languages that inflect have no stemmer here, so this stands in for one.
 */
export function metBy(term: string, terms: ReadonlySet<string>): number {
  if (terms.has(term)) return 1;
  if (term.length < LEAST_STEM || /\p{N}/u.test(term)) return 0;
  for (const other of terms) if (isOtherForm(term, other)) return 0.8;
  return 0;
}

function isOtherForm(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > MAX_ENDING || Math.min(a.length, b.length) < LEAST_STEM) return false;
  let common = 0;
  while (common < a.length && a.charCodeAt(common) === b.charCodeAt(common)) common += 1;
  return common >= LEAST_STEM && common >= longest - MAX_ENDING;
}
