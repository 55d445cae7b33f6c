import type { Word } from '../text/words.ts';
import type { ReadArticle } from './read-article.ts';

/** Longest phrase in words. */
const MAX_WORDS = 4;
/** Of the words read, how many tenths a phrase stands in says how far it goes through the article. */
export const PARTS = 10;

/** A word or a run of words within a clause, and how it stands in the article: counted up while reading. */
export interface Phrase {
  /** Stems joined by spaces. */
  readonly stems: string;
  readonly words: number;
  /** How it is written where it stands first; most phrases stand once. */
  text: string;
  /** How often it is written how, where it is written in more than one way. */
  surfaces: Map<string, number> | undefined;
  count: number;
  /** Index of the first word of its first occurrence, headline and description counted; and below the headline, or -1. */
  first: number;
  firstInText: number;
  inHeadline: boolean;
  inDescription: boolean;
  /** Occurrences where a capital says something, those with capitals at both ends, and those all in capitals. */
  told: number;
  capitals: number;
  acronyms: number;
  readonly hasStop: boolean;
  /** Bits of the article's tenths. */
  parts: number;
}

/** All phrases of an article. */
export interface Phrases {
  readonly byStems: Map<string, Phrase>;
  /** Words that were read, and their stems without those of stop words. */
  readonly words: number;
  /** Stems of acronyms and of the long names that they follow in parentheses. */
  readonly acronyms: ReadonlyMap<string, string>;
}

/** The runs of one to four words that neither start nor end with a stop word, by their stems. */
export function phrasesOf({ headline, description, body }: ReadArticle): Phrases {
  const zones = [headline, description, body];
  const total = zones.reduce((sum, { words }) => sum + words.length, 0);
  const byStems = new Map<string, Phrase>();
  const acronyms = new Map<string, string>();
  let before = 0;
  for (const [zone, { text, words }] of zones.entries()) {
    for (let index = 0; index < words.length; index += 1) {
      const position = before + index;
      const part = 1 << Math.floor((PARTS * position) / total);
      addFrom(byStems, text, words, index, { zone, position, part });
      noteAcronym(acronyms, text, words, index);
    }
    before += words.length;
  }
  return { byStems, words: total, acronyms };
}

interface Place {
  /** 0 headline, 1 description, 2 body. */
  readonly zone: number;
  readonly position: number;
  readonly part: number;
}

function addFrom(
  byStems: Map<string, Phrase>,
  text: string,
  words: readonly Word[],
  index: number,
  place: Place,
): void {
  const head = words[index];
  if (!head || head.isWeak) return;
  let stems = '';
  let hasStop = false;
  let isAcronym = true;
  for (let length = 1; length <= MAX_WORDS; length += 1) {
    const last = words[index + length - 1];
    if (!last || (length > 1 && !last.joins)) return;
    stems = length === 1 ? last.stem : `${stems} ${last.stem}`;
    isAcronym &&= last.isAcronym;
    hasStop ||= last.isWeak;
    if (last.isWeak) continue;
    const surface = text.slice(head.start, last.end);
    const known = byStems.get(stems);
    const phrase = known ?? fresh(stems, length, surface, place.position, hasStop);
    if (known) noteSurface(known, surface);
    else byStems.set(stems, phrase);
    stand(phrase, head, last, place);
    if (isAcronym) phrase.acronyms += 1;
  }
}

function noteSurface(phrase: Phrase, surface: string): void {
  if (!phrase.surfaces && surface === phrase.text) return;
  phrase.surfaces ??= new Map([[phrase.text, phrase.count]]);
  phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + 1);
}

function stand(phrase: Phrase, head: Word, last: Word, { zone, position, part }: Place): void {
  phrase.count += 1;
  phrase.parts |= part;
  if (zone === 0) phrase.inHeadline = true;
  if (zone === 1) phrase.inDescription = true;
  if (zone === 0) return;
  if (phrase.firstInText < 0) phrase.firstInText = position;
  // At the start of a sentence only the words after the first one tell.
  if (head.opens && head === last) return;
  phrase.told += 1;
  if ((head.isCapital || head.opens) && last.isCapital) phrase.capitals += 1;
}

function fresh(stems: string, words: number, text: string, first: number, hasStop: boolean): Phrase {
  return {
    stems,
    words,
    text,
    surfaces: undefined,
    count: 0,
    first,
    firstInText: -1,
    inHeadline: false,
    inDescription: false,
    told: 0,
    capitals: 0,
    acronyms: 0,
    hasStop,
    parts: 0,
  };
}

/** `International Court of Justice (ICJ)`: the words before, stop words aside, have the acronym's letters first. */
function noteAcronym(
  acronyms: Map<string, string>,
  text: string,
  words: readonly Word[],
  index: number,
): void {
  const word = words[index];
  if (!word?.isAcronym || text[word.start - 1] !== '(' || text[word.end] !== ')') return;
  let letters = word.lower.replace(/[^\p{L}]/gu, '');
  for (let at = index - 1; at >= Math.max(0, index - MAX_WORDS); at -= 1) {
    const before = words[at];
    if (!before) return;
    if (!before.isWeak) {
      if (!letters.endsWith(before.lower.charAt(0))) return;
      letters = letters.slice(0, -1);
      if (letters === '') {
        const long = words.slice(at, index).map(({ stem }) => stem);
        acronyms.set(word.stem, long.join(' '));
        return;
      }
    }
    if (!before.joins) return;
  }
}
