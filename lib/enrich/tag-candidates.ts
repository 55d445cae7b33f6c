import type { Language } from '../text/language.ts';
import { foldAliases } from './fold-aliases.ts';
import { PARTS, type Phrase, phrasesOf } from './phrases.ts';
import type { ReadArticle } from './read-article.ts';

/** A phrase that may be a hashtag, and how it stands in the article. */
export interface Candidate {
  /** Stems joined by spaces: what it is matched by, apart from the spaces. */
  readonly stems: string;
  readonly words: number;
  /** The most frequent surface form, or the full name that it is an alias of. */
  readonly text: string;
  /** All surface forms, most frequent first. */
  readonly surfaces: readonly string[];
  readonly count: number;
  /** Index of the first word of its first occurrence, headline and description counted. */
  readonly first: number;
  readonly inHeadline: boolean;
  readonly inDescription: boolean;
  /** Share of its occurrences with capitals at both ends, among those where a capital says something. */
  readonly capitals: number;
  readonly isAcronym: boolean;
  readonly hasStop: boolean;
  /** Share of the article's tenths that it stands in. */
  readonly spread: number;
  /** Share of its occurrences inside the most frequent candidate that is one word longer. */
  readonly nested: number;
}

/** What candidates are weighed against. */
export interface CandidateSet {
  readonly candidates: readonly Candidate[];
  /** Words that were read. */
  readonly words: number;
  readonly maxCount: number;
}

/**
 * The phrases of an article that may be hashtags, aliases folded. Those that stand once, in lower case and in
 * the body only, are left out unless `isKnown` says that they are tags.
 */
export function candidatesOf(
  read: ReadArticle,
  language: Language,
  isKnown: (match: string) => boolean,
): CandidateSet {
  const phrases = phrasesOf(read);
  const isKnownStems = (stems: string) => isKnown(stems.replaceAll(' ', ''));
  const longest = longestAround(phrases.byStems);
  foldAliases(phrases, language, isKnownStems);
  const candidates = [...phrases.byStems.values()]
    .filter((phrase) => !isSyllable(phrase) && (isWorth(phrase) || isKnownStems(phrase.stems)))
    .map((phrase) => candidateOf(phrase, longest.get(phrase.stems) ?? 0));
  const maxCount = candidates.reduce((most, { count }) => Math.max(most, count), 1);
  return { candidates, words: phrases.words, maxCount };
}

/** How often each phrase stands in the most frequent phrase that is one word longer. */
function longestAround(byStems: ReadonlyMap<string, Phrase>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const { stems, words, count } of byStems.values()) {
    if (words === 1) continue;
    for (const part of [stems.slice(stems.indexOf(' ') + 1), stems.slice(0, stems.lastIndexOf(' '))]) {
      longest.set(part, Math.max(longest.get(part) ?? 0, count));
    }
  }
  return longest;
}

/** A single character of a script without spaces: the segmenter cuts names into these. */
function isSyllable({ words, stems }: Phrase): boolean {
  return words === 1 && stems.length === 1;
}

function isWorth({ count, inHeadline, inDescription, capitals, acronyms, hasStop, words }: Phrase): boolean {
  if (hasStop) return capitals > 1 || (capitals > 0 && inHeadline);
  if (count > 1 || acronyms > 0) return true;
  return capitals > 0 || (words < 3 && (inHeadline || inDescription));
}

function candidateOf(phrase: Phrase, longest: number): Candidate {
  const surfaces = surfacesOf(phrase);
  return {
    stems: phrase.stems,
    words: phrase.words,
    text: surfaces[0] ?? phrase.text,
    surfaces,
    count: phrase.count,
    first: phrase.first,
    inHeadline: phrase.inHeadline,
    inDescription: phrase.inDescription,
    capitals: phrase.told === 0 ? 0 : phrase.capitals / phrase.told,
    isAcronym: phrase.acronyms * 2 > phrase.count,
    hasStop: phrase.hasStop,
    spread: bits(phrase.parts) / PARTS,
    nested: longest / phrase.count,
  };
}

function surfacesOf({ text, surfaces }: Phrase): string[] {
  if (!surfaces) return [text];
  return [...surfaces].sort(([, a], [, b]) => b - a).map(([surface]) => surface);
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
