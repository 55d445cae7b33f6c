import type { Language } from '../text/language.ts';
import { foldTerm, transcribed } from './fold-term.ts';
import type { QueryWord } from './query.ts';
import { stemOf } from './stem-of.ts';
import { FLAG, placeOf, prefixOf, splitTerm } from './term.ts';

/** How a word is looked up in the texts of one language. */
export interface TermTest {
  /** Places of the blocks that its forms lie in. */
  readonly places: readonly number[];
  /** Where words with its own first letters lie: forms that begin otherwise are not among them. */
  readonly ownPlace: number;
  /** Whether a term of such a block is a form of the word. */
  readonly fits: (term: string) => boolean;
}

/**
 * The forms of a word: as it is written, without its accents, with the same stem, in another transcription. Where its
 * stem lies elsewhere, so do all its forms.
 */
export function wordForms({ word, isCapitals }: QueryWord, language: Language, inTitle: boolean): TermTest {
  const folded = foldTerm(word);
  const stem = stemOf(word, language);
  const spelled = transcribed(word);
  const prefix = prefixOf(word);
  const derivedFlag = inTitle ? FLAG.derivedTitle : FLAG.derived;
  if (isCapitals && !inTitle) return { ...atPlace(prefix), fits: (term) => term === word + FLAG.capitals };
  const prefixes = new Set([prefixOf(stem), ...(spelled === undefined ? [] : [prefixOf(spelled)])]);
  const isOwn = prefixes.has(prefix);
  const start = [...prefixes, prefix].map((each) => each.slice(0, 2));
  const fits = (term: string) => {
    const [found, flag] = splitTerm(term);
    if (flag === derivedFlag) return found === stem || (spelled === undefined && found === folded);
    if (flag !== (inTitle ? FLAG.title : '')) return false;
    const other = foldTerm(found);
    if (!start.some((letters) => other.startsWith(letters))) return false;
    if (isOwn && (other === folded || other === spelled || transcribed(found) === folded)) return true;
    return stemOf(found, language) === stem;
  };
  return { places: [...prefixes].map(placeOf), ownPlace: placeOf(prefix), fits };
}

function atPlace(prefix: string): Omit<TermTest, 'fits'> {
  const place = placeOf(prefix);
  return { places: [place], ownPlace: place };
}

/** Words that begin with a prefix. */
export function prefixForms(prefix: string, inTitle: boolean): TermTest {
  const folded = foldTerm(prefix);
  const flag = inTitle ? FLAG.title : '';
  const fits = (term: string) => {
    const [found, own] = splitTerm(term);
    return own === flag && foldTerm(found).startsWith(folded);
  };
  return { ...atPlace(prefixOf(folded)), fits };
}

/** One term, word for word but for accents. */
export function exactTerm(term: string): TermTest {
  const folded = foldTerm(term);
  return { ...atPlace(prefixOf(term)), fits: (other) => foldTerm(other) === folded };
}
