import { stopWordsOf } from './stop-words.ts';

/** What reading a text of one language needs. */
export interface TextLanguage {
  /** Primary subtag of BCP 47, in lower case: `de`, `und`. */
  readonly code: string;
  /** What a word, in lower case, is matched by: without hyphens and apostrophes, never shown. */
  readonly stem: (word: string) => string;
  /** Words, in lower case, that are never a subject by themselves. */
  readonly stopWords: ReadonlySet<string>;
}

type Stem = (word: string) => string;

const STEMMERS: Readonly<Record<string, () => Promise<{ stemmer: Stem }>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  hu: () => import('@orama/stemmers/hungarian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  lt: () => import('@orama/stemmers/lithuanian'),
  nb: () => import('@orama/stemmers/norwegian'),
  nl: () => import('@orama/stemmers/dutch'),
  nn: () => import('@orama/stemmers/norwegian'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sv: () => import('@orama/stemmers/swedish'),
  tr: () => import('@orama/stemmers/turkish'),
};

/** Korean writes its particles at the noun: without the commonest of them, where two syllables stay. */
const KOREAN_PARTICLE =
  /^(\p{Script=Hangul}{2,}?)(?:은|는|이|가|을|를|의|에|에서|에게|으로|로|와|과|도|만|까지|부터)$/u;

const INNER = /[^\p{L}\p{M}\p{N}]+/gu;
const LONGEST = 40;
const REMEMBERED = 50_000;
const languages = new Map<string, Promise<TextLanguage>>();

/**
 * How to read a language (BCP 47): with its Snowball stemmer, which is loaded when its first text comes; where
 * there is none, words are matched as they are.
 */
export function textLanguage(language: string): Promise<TextLanguage> {
  const code = /^[a-z]{2,3}/i.exec(language)?.[0].toLowerCase() ?? 'und';
  const known = languages.get(code) ?? load(code);
  languages.set(code, known);
  return known;
}

async function load(code: string): Promise<TextLanguage> {
  const stem = code === 'ko' ? koreanStem : ((await STEMMERS[code]?.())?.stemmer ?? unchanged);
  return { code, stem: remembering(stem), stopWords: stopWordsOf(code) };
}

function koreanStem(word: string): string {
  return KOREAN_PARTICLE.exec(word)?.[1] ?? word;
}

function unchanged(word: string): string {
  return word;
}

/** News repeats its words, and stemming is the dearest step of reading. */
function remembering(stem: Stem): Stem {
  const memory = new Map<string, string>();
  return (word) => {
    const known = memory.get(word);
    if (known !== undefined) return known;
    // Stemmers are not made for what is no word, and a hostile one must cost nothing.
    const made = word.length > LONGEST || /\p{N}/u.test(word) ? word : stem(word);
    if (memory.size >= REMEMBERED) memory.clear();
    const joined = made.replace(INNER, '');
    memory.set(word, joined);
    return joined;
  };
}
