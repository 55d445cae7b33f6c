/** Cuts a word in lower case to what its forms share. */
export type Stemmer = (word: string) => string;

type Load = () => Promise<{ readonly stemmer: Stemmer }>;

/** One module a language, read when the first article in it comes. `@orama/stemmers` has them apart. */
const LOADS: Readonly<Record<string, Load>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  ca: () => snowball('catalan'),
  cs: () => snowball('czech'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  eu: () => snowball('basque'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  ga: () => import('@orama/stemmers/irish'),
  hi: () => import('@orama/stemmers/indian'),
  hu: () => import('@orama/stemmers/hungarian'),
  hy: () => import('@orama/stemmers/armenian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  lt: () => import('@orama/stemmers/lithuanian'),
  nb: () => import('@orama/stemmers/norwegian'),
  ne: () => import('@orama/stemmers/nepali'),
  nl: () => import('@orama/stemmers/dutch'),
  nn: () => import('@orama/stemmers/norwegian'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sa: () => import('@orama/stemmers/sanskrit'),
  sl: () => snowball('slovene'),
  sr: () => import('@orama/stemmers/serbian'),
  sv: () => import('@orama/stemmers/swedish'),
  ta: () => import('@orama/stemmers/tamil'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian'),
  // A text of which nobody knows the language is most often English, or at least has names as English has them.
  und: () => import('@orama/stemmers/english'),
};

/** The languages that the other package lacks. It is one module of 850 KB, so it is the last resort. */
async function snowball(algorithm: string): Promise<{ stemmer: Stemmer }> {
  const { default: stemmers } = await import('snowball-stemmers');
  const made = stemmers.newStemmer(algorithm);
  return { stemmer: (word) => made.stem(word) };
}

const loaded = new Map<string, Stemmer>();

/** Loads what the words of a language are cut with; to be awaited before `stemmerOf`. Nothing for a language without a stemmer. */
export async function loadStemmer(language: string): Promise<void> {
  const load = LOADS[language];
  if (load && !loaded.has(language)) loaded.set(language, (await load()).stemmer);
}

/** The stemmer of a language, the word itself where there is none. Throws when it was not loaded. */
export function stemmerOf(language: string): Stemmer {
  const stem = loaded.get(language);
  if (!stem && LOADS[language]) throw new Error(`the stemmer of ${language} was not loaded`);
  return stem ? (word) => (isStemmed(word) ? stem(word) : word) : (word) => word;
}

/** Short words and those with digits are names more often than forms. */
function isStemmed(word: string): boolean {
  return word.length >= 4 && /^\p{L}[\p{L}\p{M}]*$/u.test(word);
}
