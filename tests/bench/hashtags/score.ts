import { newStemmer } from 'snowball-stemmers';

const ALGORITHMS: Readonly<Record<string, string>> = {
  da: 'danish',
  de: 'german',
  en: 'porter',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

const seen = new Map<string, string>();
const stems = new Map<string, string>();
const stemmers = new Map<string, (word: string) => string>();

/** A tag in lower case, each word stemmed, without spaces and punctuation: hashtags have none. */
export function normalized(tag: string, language: string): string {
  const known = seen.get(`${language} ${tag}`);
  if (known !== undefined) return known;
  const stem = stemmerFor(language);
  const made = tag
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => stem(word))
    .join('');
  seen.set(`${language} ${tag}`, made);
  return made;
}

/** A word in lower case, stemmed. */
export function stemWord(word: string, language: string): string {
  const key = `${language} ${word}`;
  const known = stems.get(key);
  if (known !== undefined) return known;
  const made = stemmerFor(language)(word);
  stems.set(key, made);
  return made;
}

function stemmerFor(language: string): (word: string) => string {
  const known = stemmers.get(language);
  if (known) return known;
  const algorithm = ALGORITHMS[language];
  const made = algorithm === undefined ? undefined : newStemmer(algorithm);
  const stem = made ? (word: string) => made.stem(word) : (word: string) => word;
  stemmers.set(language, stem);
  return stem;
}

/** Share of the first `k` predictions that are tags; all counted in [0, 1]. */
export function precisionAt(k: number, predicted: readonly string[], tags: ReadonlySet<string>): number {
  const first = predicted.slice(0, k);
  return first.length === 0 ? 0 : hits(first, tags) / first.length;
}

/** Harmonic mean of precision and recall of the first `k` predictions. */
export function f1At(k: number, predicted: readonly string[], tags: ReadonlySet<string>): number {
  const first = predicted.slice(0, k);
  const found = hits(first, tags);
  return found === 0 ? 0 : (2 * found) / (first.length + tags.size);
}

function hits(predicted: readonly string[], tags: ReadonlySet<string>): number {
  return new Set(predicted.filter((tag) => tags.has(tag))).size;
}
