import type { Language } from '../text/language.ts';
import { termsOf } from '../text/terms.ts';
import type { WordCut } from '../text/words.ts';

/** A segmenter cuts a question otherwise than the sentence that answers it, so unspaced scripts are cut to pairs. */
const AS_ANSWERS: WordCut = { hyphens: 'cut', unspaced: 'pairs' };
const MAX_TERMS = 5000;

/** The keys of what a text says, each once, see `answerLanguage`. Linear in the text. */
export function termSetOf(text: string, language: Language): Set<string> {
  return new Set(termsOf(text, language, MAX_TERMS, AS_ANSWERS).map(({ term }) => term));
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
