import { foldWord } from './fold.ts';

/** Words of a language that name no subject, in lower case, separated by spaces. */
interface WordList {
  /** Function words. Short on purpose: us, who, un, ai, fire and state are news. */
  readonly stopWords: string;
  /** Words that are found by, but are no subject by themselves: numbers, adverbs, the commonest verbs. */
  readonly vagueWords?: string;
}

/** One module a language, loaded with the first text in it. */
const LISTS: Readonly<Record<string, () => Promise<{ readonly default: WordList }>>> = {
  da: () => import('./stop-words/da.ts'),
  de: () => import('./stop-words/de.ts'),
  en: () => import('./stop-words/en.ts'),
  es: () => import('./stop-words/es.ts'),
  fr: () => import('./stop-words/fr.ts'),
  it: () => import('./stop-words/it.ts'),
  ja: () => import('./stop-words/ja.ts'),
  ko: () => import('./stop-words/ko.ts'),
  nl: () => import('./stop-words/nl.ts'),
  no: () => import('./stop-words/no.ts'),
  pl: () => import('./stop-words/pl.ts'),
  pt: () => import('./stop-words/pt.ts'),
  ru: () => import('./stop-words/ru.ts'),
  sv: () => import('./stop-words/sv.ts'),
  tr: () => import('./stop-words/tr.ts'),
  uk: () => import('./stop-words/uk.ts'),
  zh: () => import('./stop-words/zh.ts'),
};

/** Written forms of one language that have codes of their own. */
const SAME: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };

/** The code under which the list of a language stands. */
export function stopLanguage(code: string): string {
  return SAME[code] ?? code;
}

/** Languages that have a list. */
export const STOP_LANGUAGES: readonly string[] = Object.keys(LISTS);

/** The words of a language that name no subject, folded by `foldWord`. */
export interface StopWords {
  readonly stopWords: ReadonlySet<string>;
  readonly vagueWords: ReadonlySet<string>;
}

/** Loads the words of a language by its primary subtag; both sets are empty for a language without a list. */
export async function loadStopWords(code: string): Promise<StopWords> {
  const list = (await LISTS[stopLanguage(code)]?.())?.default;
  const setOf = (words: string | undefined) => new Set(words?.split(' ').map(foldWord));
  return { stopWords: setOf(list?.stopWords), vagueWords: setOf(list?.vagueWords) };
}
