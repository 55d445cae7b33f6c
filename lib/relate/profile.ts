import type { Instant } from '../article/instant.ts';
import { type Language, loadedLanguage } from '../text/language.ts';
import { type Term, termsOf } from '../text/terms.ts';
import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import { saturation, type TermVector, termHash } from './vector.ts';

/** What relating reads of an article. */
export interface RelateInput {
  readonly id: string;
  readonly inLanguage: string;
  readonly headline: string;
  /** Key of the publisher; undefined where it is not known. */
  readonly source?: string | undefined;
  readonly description?: string | undefined;
  readonly articleBody: string;
  /** The instant under which the article is listed. */
  readonly listedAt: Instant;
}

/** A term of an article. */
export interface WeighedTerm {
  readonly term: string;
  readonly hash: number;
  /** As it stood in the text, for people. */
  readonly surface: string;
  readonly isName: boolean;
  readonly frequency: number;
  /** idf · sat: what it weighs as part of a question. */
  readonly weight: number;
}

/** An article as a question to the collection. */
export interface Profile {
  readonly input: RelateInput;
  readonly language: string;
  /** Heaviest first, at most `RELATE.vectorTerms`. */
  readonly terms: readonly WeighedTerm[];
  readonly vector: TermVector;
  /** Counted words, and distinct terms before the vector was cut. */
  readonly words: number;
  readonly distinct: number;
}

/** Weighs the terms of an article: headline, twice above a short text, description, the beginning of the body. */
export function profileOf(input: RelateInput, frequencies: Frequencies): Profile {
  const language = loadedLanguage(input.inLanguage);
  const counted = countTerms(input, language);
  const words = [...counted.values()].reduce((sum, { frequency }) => sum + frequency, 0);
  const lengthFactor = words / (frequencies.meanWords ?? Math.max(words, 1));
  const terms = [...counted.values()]
    .map((each) => {
      const hash = termHash(each.term);
      return { ...each, hash, weight: frequencies.idf(hash) * saturation(each.frequency, lengthFactor) };
    })
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  const kept = keptTerms(terms);
  const self = kept.reduce(
    (sum, { weight, frequency }) => sum + weight * saturation(frequency, lengthFactor),
    0,
  );
  const vector = {
    self,
    lengthFactor,
    terms: new Map(kept.map(({ hash, frequency }) => [hash, frequency])),
    headline: new Set(kept.filter(({ isHeadline }) => isHeadline).map(({ hash }) => hash)),
  };
  return { input, language: language.code, terms: kept, vector, words, distinct: terms.length };
}

/** Those of the headline, and the heaviest; heaviest first. */
function keptTerms<Weighed extends { readonly isHeadline: boolean }>(terms: readonly Weighed[]): Weighed[] {
  const others = RELATE.vectorTerms - terms.filter(({ isHeadline }) => isHeadline).length;
  let taken = 0;
  return terms
    .filter(({ isHeadline }) => {
      if (isHeadline) return true;
      taken += 1;
      return taken <= others;
    })
    .slice(0, RELATE.vectorTerms);
}

interface Counted {
  readonly term: string;
  readonly surface: string;
  readonly isName: boolean;
  readonly isHeadline: boolean;
  readonly frequency: number;
}

function countTerms(
  { headline, description = '', articleBody }: RelateInput,
  language: Language,
): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  const body = articleBody.startsWith(description) ? articleBody : `${description}\n${articleBody}`;
  const terms = termsOf(body.slice(0, 20 * RELATE.bodyWords), language, RELATE.bodyWords);
  const titleWeight = terms.length < RELATE.longTextWords ? RELATE.titleWeight : 1;
  add(counted, termsOf(headline, language, RELATE.bodyWords), titleWeight, true);
  add(counted, terms, 1, false);
  return counted;
}

function add(
  counted: Map<string, Counted>,
  terms: readonly Term[],
  weight: number,
  isHeadline: boolean,
): void {
  for (const { term, surface, isName } of terms) {
    const known = counted.get(term);
    counted.set(term, {
      term,
      surface: known?.surface ?? surface,
      isName: isName || (known?.isName ?? false),
      isHeadline: known?.isHeadline ?? isHeadline,
      frequency: Math.min(RELATE.maxTermFrequency, (known?.frequency ?? 0) + weight),
    });
  }
}

/** The terms under which an article is posted: the heaviest, names first. */
export function keyTerms({ terms }: Profile): WeighedTerm[] {
  return heaviest(terms, postedWorth);
}

/**
 * The terms that an article asks for. Words that the collection has hardly seen come last, since nobody stands
 * under them yet. They are posted all the same: what is new in the first article of a story is what the next
 * ones will share with it.
 */
export function askedTerms({ terms }: Profile, frequencies: Frequencies): WeighedTerm[] {
  const { rareBelow, rareFactor, rareFrom } = RELATE;
  if (frequencies.collectionSize <= rareFrom) return heaviest(terms, postedWorth).slice(0, RELATE.askedKeys);
  const isRare = (hash: number) => frequencies.collectionCount(hash) < rareBelow;
  const worth = (term: WeighedTerm) => postedWorth(term) * (isRare(term.hash) ? rareFactor : 1);
  return heaviest(terms, worth).slice(0, RELATE.askedKeys);
}

function postedWorth({ weight, isName }: WeighedTerm): number {
  return weight * (isName ? RELATE.capitalBoost : 1);
}

function heaviest(terms: readonly WeighedTerm[], worth: (term: WeighedTerm) => number): WeighedTerm[] {
  return [...terms].sort((a, b) => worth(b) - worth(a) || (a.term < b.term ? -1 : 1)).slice(0, RELATE.keys);
}
