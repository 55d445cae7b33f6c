import { openIndex } from '../search/find.ts';
import type { SearchReadStore } from '../search/search-store.ts';
import { meantQuery, wordsBeginning } from '../search/spelling.ts';
import { inOrder, writtenWords } from '../search/written-words.ts';
import { loadLanguage } from '../text/language.ts';

/** A text that may be searched for. */
export interface Suggestion {
  readonly text: string;
  /** About how many articles have its last word, all forms by themselves. */
  readonly articles: number;
}

/** What may be meant by what was typed so far. */
export interface Suggestions {
  /** Texts whose last word is completed, the commonest first. */
  readonly suggestions: readonly Suggestion[];
  /** The text as it may have been meant, where nothing begins so. */
  readonly didYouMean?: string | undefined;
}

const MOST = 8;
/** Languages whose forms of words are told from slips, the commonest. */
const SPOKEN = 5;

/**
 * Completes the last word of a text by words that articles have; where none begins so, says what may have been meant.
 * A GetItem, a Query and a BatchGetItem, seldom two: as many as a search that finds nothing.
 */
export async function suggest(
  { index: store }: { readonly index: SearchReadStore },
  text: string,
): Promise<Suggestions> {
  const und = await loadLanguage('und');
  const last = inOrder(writtenWords(text, und)).at(-1);
  const index = await openIndex(store);
  if (!last) return { suggestions: [] };
  const isOpen = last.end === text.length;
  const words = isOpen ? await wordsBeginning(store, index, last.word, MOST) : [];
  const before = text.slice(0, last.start);
  const suggestions = words.map(({ word, count }) => ({ text: before + word, articles: count }));
  if (suggestions.length > 0) return { suggestions };
  const languages = await Promise.all(index.languages.slice(0, SPOKEN).map(loadLanguage));
  const didYouMean = await meantQuery(store, index, text, languages, und);
  return { suggestions, ...(didYouMean !== undefined && { didYouMean }) };
}
