import type { Language } from '../text/language.ts';
import { foldTerm } from './fold-term.ts';

/** Shorter words are names more often than forms; Hangul has a letter a syllable. */
const HAS_FORMS = /^\p{L}{4}|\p{Script=Hangul}{2}/u;

/** The Arabic article with what is written together with it: texts have it, readers leave it out. */
const ARTICLE = /^[وف]?(?:ال|بال|كال|لل)(?=\p{L}{3})/u;

/** What the forms of a word share in a language, folded; the word itself, folded, where it has none. */
export function stemOf(word: string, { stem }: Language): string {
  return (HAS_FORMS.test(word) && foldTerm(stem(word.replace(ARTICLE, '')))) || foldTerm(word);
}
