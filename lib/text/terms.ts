import type { Language } from './language.ts';
import { type WordCut, wordsOf } from './words.ts';

/** A word of a text that carries a subject. */
export interface Term {
  /** What it is matched by: its stem without case and accents. */
  readonly term: string;
  /** As it stood in the text. */
  readonly surface: string;
  /** Written with a capital where the language asks for none: a name. */
  readonly isName: boolean;
}

/** Terms are cut small: compounds with hyphens are found by their parts, names of scripts without spaces whole. */
const AS_TERMS: WordCut = { hyphens: 'cut', unspaced: 'names' };

const MAX_TERM = 40;

/** The terms of a text, at most `limit`, in their order: no function words, no single letters. Linear in what is read. */
export function termsOf(text: string, language: Language, limit: number, cut = AS_TERMS): Term[] {
  const terms: Term[] = [];
  for (const { start, end, term, isStop, isCapital, opens } of wordsOf(text, language, cut, limit)) {
    if (terms.length >= limit) break;
    if (isStop || term === '' || term.length > MAX_TERM || (term.length === 1 && !/\p{N}/u.test(term)))
      continue;
    terms.push({ term, surface: text.slice(start, end), isName: isCapital && !opens });
  }
  return terms;
}
