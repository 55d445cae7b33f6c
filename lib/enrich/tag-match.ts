import type { Language } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';

/**
 * What a tag or a phrase is matched by across inflections: the stems of its words in one string. Display forms
 * are taken apart at their inner capitals.
 */
export function tagMatch(text: string, language: Language): string {
  return tagWords(text, language).join('');
}

/** The stems of the words of a tag. */
export function tagWords(text: string, language: Language): string[] {
  const apart = text
    .slice(0, 200)
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .replaceAll('_', ' ');
  return wordsOf(apart, language).map(({ stem }) => stem);
}
