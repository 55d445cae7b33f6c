import { bulgarianStemmer } from './bulgarian-stemmer.ts';

/** Cuts a word in lower case to what its forms share. */
export type Stemmer = (word: string) => string;

type Load = () => Promise<{ readonly stemmer: Stemmer }>;

/** One module a language, loaded with the first text in it. `@orama/stemmers` has them apart. */
export const STEMMERS: Readonly<Record<string, Load>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: bulgarianStemmer,
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
  ko: async () => ({ stemmer: koreanStem }),
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
  const module = await import('snowball-stemmers');
  // A CommonJS module that says it is none: some loaders give its exports as `default`, others as they are.
  const { newStemmer } = module.default ?? module;
  const made = newStemmer(algorithm);
  return { stemmer: (word) => made.stem(word) };
}

/** Korean writes its particles at the noun: without the commonest of them, where two syllables stay. */
const KOREAN_PARTICLE =
  /^(\p{Script=Hangul}{2,}?)(?:은|는|이|가|을|를|의|에|에서|에게|으로|로|와|과|도|만|까지|부터)$/u;

function koreanStem(word: string): string {
  return KOREAN_PARTICLE.exec(word)?.[1] ?? word;
}
