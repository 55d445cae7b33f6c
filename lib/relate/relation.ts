import type { Relation } from '../article/related.ts';
import { loadedLanguage } from '../text/language.ts';
import { termsOf } from '../text/terms.ts';
import { RELATE } from './parameters.ts';

/** What is compared of two articles to tell whether they are one text. */
export interface Texts {
  readonly headline: string;
  readonly articleBody: string;
  readonly inLanguage: string;
  /** Key of the publisher; undefined where it is not known. */
  readonly source?: string | undefined;
}

/** What an edge is to a reader. */
export function relationOf(edge: {
  readonly isCopy: boolean;
  readonly isOneStory: boolean;
  readonly probability: number;
}): Relation {
  if (edge.isCopy) return 'copy';
  return edge.isOneStory || edge.probability >= RELATE.sameProbability ? 'sameStory' : 'background';
}

/** Two bodies of one outlet whose vectors agree this much are one text. */
const COPY_RAW = 0.95;
/** Texts this far apart need no closer look: most neighbors, for each of which two texts would be read. */
const LEAST_COPY_RAW = 0.2;
/** Two bodies that are half the same share more of their words than this. */
export const LEAST_BODY_RAW = 0.35;
/** A headline of fewer terms proves nothing. */
const FEWEST_TERMS = 4;

/**
 * Whether an article repeats another's text. Bodies of two outlets are compared by `isOneText`, whatever their headlines;
 * where one of them has hardly a body, and within one outlet, the bodies agree by `raw`, their normalized score, or the
 * terms of the headlines by a Jaccard index of `RELATE.copyJaccard`.
 */
export function isCopy(article: Texts, other: Texts, raw: number, isOneBody: boolean | undefined): boolean {
  if (raw < LEAST_COPY_RAW) return false;
  if (isOneBody !== undefined) return isOneBody;
  const hasBodies = article.articleBody.length > 400 && other.articleBody.length > 400;
  if (hasBodies) return raw >= COPY_RAW;
  const [a, b] = [headlineTerms(article), headlineTerms(other)];
  const shared = [...a].filter((term) => b.has(term)).length;
  const all = a.size + b.size - shared;
  return Math.min(a.size, b.size) >= FEWEST_TERMS && shared / all >= RELATE.copyJaccard;
}

function headlineTerms({ headline, inLanguage }: Texts): Set<string> {
  return new Set(termsOf(headline, loadedLanguage(inLanguage), 60).map(({ term }) => term));
}
