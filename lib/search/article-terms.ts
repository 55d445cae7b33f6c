import { sectionKey } from '../article/feed-key.ts';
import type { Language } from '../text/language.ts';
import { transcribed } from './fold-term.ts';
import { stemOf } from './stem-of.ts';
import { FLAG, KEY, prefixOf } from './term.ts';
import { type WrittenWord, writtenWords } from './written-words.ts';

/** What of an article is searched. */
export interface SearchText {
  readonly headline: string;
  readonly alternativeHeadline?: string | undefined;
  readonly description?: string | undefined;
  readonly body: string;
  readonly authors: readonly string[];
  /** People, organizations and places that the text names. */
  readonly names: readonly string[];
  readonly hashtags: readonly { readonly key: string; readonly display: string }[];
  readonly sections: readonly string[];
  readonly source: { readonly key: string; readonly name: string };
}

/** The terms of an article with their weighted frequencies, and how many words it has. */
export interface ArticleTerms {
  readonly terms: ReadonlyMap<string, number>;
  readonly length: number;
}

/** What an occurrence counts by where it stands (BM25F with one saturation for all fields). */
const WEIGHT = { headline: 3, description: 1, body: 1, name: 1, author: 1, hashtag: 1, source: 1 };

/** What a key of an article may hold and a block can not: control characters are its front codes, half a pair is no text. */
const UNWRITABLE = /[\p{Cc}\p{Cs}]/gu;

/** Words beyond these are not read of one field. */
const MOST_WORDS = 50_000;
/** What an article is found by fits into one item of the tail, which may have 400 KB: further words are left out. */
const MOST_TERMS = 15_000;
const MOST_BYTES = 250_000;
const MOST_NAMES = 200;

/**
 * All that an article is found by. Function words of its language are left out: they stand in nearly every text, a
 * sixth of all postings would be theirs, and phrases are checked in the texts. Linear in its texts.
 */
export function articleTerms(text: SearchText, language: Language): ArticleTerms {
  const terms = new Map<string, number>();
  let [length, bytes] = [0, 0];
  const add = (term: string, weight: number) => {
    const known = terms.get(term);
    if (known === undefined) {
      const own = Buffer.byteLength(term);
      if (terms.size >= MOST_TERMS || bytes + own > MOST_BYTES) return;
      bytes += own;
    }
    terms.set(term, (known ?? 0) + weight);
  };
  const addKey = (key: string) => add(key.replace(UNWRITABLE, ''), 1);
  const addText = (content: string, weight: number, isTitle = false) => {
    const words = writtenWords(content, language).slice(0, MOST_WORDS);
    length += words.length;
    for (const word of words) if (!word.isStop) addWord(word, weight, isTitle, language, add);
    return words;
  };
  // What is short comes first: a book must not push its author out.
  addKey(KEY.source + text.source.key);
  addText(text.source.name, WEIGHT.source);
  addText(text.headline, WEIGHT.headline, true);
  if (text.alternativeHeadline) addText(text.alternativeHeadline, WEIGHT.headline, true);
  for (const author of text.authors.slice(0, MOST_NAMES))
    for (const { word } of addText(author, WEIGHT.author)) add(KEY.author + word, 1);
  for (const { key, display } of text.hashtags) {
    addKey(KEY.hashtag + key);
    addText(display, WEIGHT.hashtag);
  }
  for (const section of text.sections.slice(0, MOST_NAMES)) addKey(KEY.section + sectionKey(section));
  if (text.description) addText(text.description, WEIGHT.description);
  addText(text.body, WEIGHT.body);
  for (const name of text.names) {
    const words = addText(name, WEIGHT.name);
    // A name of function words alone, The Who or May, is found when it is asked for in quotation marks.
    if (words.every(({ isStop }) => isStop)) for (const { word } of words) add(word, WEIGHT.name);
  }
  return { terms, length };
}

function addWord(
  { word, parts, isCapitals }: WrittenWord,
  weight: number,
  isTitle: boolean,
  language: Language,
  add: (term: string, weight: number) => void,
): void {
  for (const each of [word, ...parts]) {
    add(each, weight);
    if (isTitle) add(each + FLAG.title, 1);
    for (const derived of derivedOf(each, language)) {
      add(derived + FLAG.derived, weight);
      if (isTitle) add(derived + FLAG.derivedTitle, 1);
    }
  }
  if (isCapitals) add(word + FLAG.capitals, weight);
}

/** What a word has to be posted under beside itself, because its first letters lead elsewhere. */
function derivedOf(word: string, language: Language): string[] {
  const prefix = prefixOf(word);
  return [stemOf(word, language), transcribed(word)].filter(
    (other) => other !== undefined && prefixOf(other) !== prefix,
  ) as string[];
}
