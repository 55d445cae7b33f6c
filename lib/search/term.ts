import { fnv1a } from '../text/fnv1a.ts';
import { foldTerm } from './fold-term.ts';

/**
 * What a posting says of its word, as a last character that no word has. A term without one is a word as it is
 * written, in lower case.
 */
export const FLAG = {
  /** The word stands in the headline. */
  title: '\u0001',
  /** In capitals, where the word in lower case says nothing: US, WHO, IT. */
  capitals: '\u0002',
  /** What a word is looked up by where its first letters do not lead to it: its stem, its transcription. */
  derived: '\u0003',
  /** The same of a word in the headline. */
  derivedTitle: '\u0004',
} as const;

/** Terms that are no words: who wrote the article, its sections, which source it is of, what it is tagged with. */
export const KEY = { author: '@a:', section: '@c:', source: '@s:', hashtag: '#' } as const;

const LAST_FLAG = 4;

/** The word of a term, and its flag; '' for none. */
export function splitTerm(term: string): readonly [word: string, flag: string] {
  return term.charCodeAt(term.length - 1) <= LAST_FLAG ? [term.slice(0, -1), term.slice(-1)] : [term, ''];
}

const PREFIX_LETTERS = 4;

/** The letters by which words lie together: a word and its forms share them in most languages. */
export function prefixOf(word: string): string {
  const key = /^(?:@.:|#)/.exec(word)?.[0] ?? '';
  const folded = foldTerm(word.slice(key.length));
  const letters = folded.slice(0, PREFIX_LETTERS);
  // A pair of surrogates is one letter.
  return key + (/[\ud800-\udbff]$/.test(letters) ? folded.slice(0, PREFIX_LETTERS + 1) : letters);
}

/** Where the block of a term lies, in 32 bits that depend on its prefix alone: FNV-1a, then mixed. */
export function placeOf(prefix: string): number {
  let hash = fnv1a(prefix);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The block of a place in a segment of so many blocks. */
export function blockOf(place: number, blocks: number): number {
  return Math.floor((place / 2 ** 32) * blocks);
}
