import { languageCode } from './language-code.ts';
import { STEMMERS, type Stemmer } from './stemmers.ts';
import { loadStopWords, type StopWords } from './stop-words.ts';

/** What reading a text of one language needs. */
export interface Language extends StopWords {
  /** Primary subtag of BCP 47, in lower case: `de`, `und`. */
  readonly code: string;
  /** What a word, in lower case, is matched by: without hyphens and apostrophes, never shown. The word itself where the language has no stemmer. */
  readonly stem: Stemmer;
}

/** Not part of a word for matching. */
const INNER = /[^\p{L}\p{M}\p{N}]+/gu;
/** Words of one or two letters and those with digits have no forms; a hostile one must cost nothing. */
const STEMMED = /^\p{L}[\p{L}\p{M}'’\-‑]{2,39}$/u;
const REMEMBERED = 50_000;

const loading = new Map<string, Promise<Language>>();
const loaded = new Map<string, Language>();

/** Loads what texts of a language (BCP 47) are read with: its stemmer and its lists of words, once a process. */
export function loadLanguage(tag: string): Promise<Language> {
  const code = languageCode(tag);
  const known = loading.get(code) ?? load(code);
  loading.set(code, known);
  return known;
}

/** A language that `loadLanguage` was awaited for. Throws when it was not. */
export function loadedLanguage(tag: string): Language {
  const language = loaded.get(languageCode(tag));
  if (!language) throw new Error(`the language ${tag} was not loaded`);
  return language;
}

async function load(code: string): Promise<Language> {
  const [words, module] = await Promise.all([loadStopWords(code), STEMMERS[code]?.()]);
  const language = { code, ...words, stem: remembering(module?.stemmer ?? ((word) => word)) };
  loaded.set(code, language);
  return language;
}

/** News repeats its words, and stemming is the dearest step of reading. */
function remembering(stem: Stemmer): Stemmer {
  const memory = new Map<string, string>();
  return (word) => {
    const known = memory.get(word);
    if (known !== undefined) return known;
    const made = (STEMMED.test(word) ? stem(word) : word).replace(INNER, '');
    if (memory.size >= REMEMBERED) memory.clear();
    memory.set(word, made);
    return made;
  };
}
