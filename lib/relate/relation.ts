import type { Relation } from '../article/related.ts';
import { RELATE } from './parameters.ts';
import { tokensOf } from './tokens.ts';

interface Texts {
  readonly headline: string;
  readonly articleBody: string;
  readonly inLanguage: string;
}

/** Two bodies whose vectors agree this much are one text. */
const COPY_RAW = 0.95;
/** A headline of fewer terms proves nothing. */
const FEWEST_TERMS = 4;

/**
 * What two related articles are to each other. A copy has the same headline, or one whose terms agree by a
 * Jaccard index of `RELATE.copyJaccard`, or the same text under another headline.
 */
export function relationOf(
  article: Texts,
  other: Texts | undefined,
  raw: number,
  isSameStory: boolean,
): Relation {
  if (other && isCopy(article, other, raw)) return 'copy';
  return isSameStory ? 'sameStory' : 'background';
}

function isCopy(article: Texts, other: Texts, raw: number): boolean {
  const hasBodies = article.articleBody.length > 400 && other.articleBody.length > 400;
  if (hasBodies) return raw >= COPY_RAW;
  const [a, b] = [termsOf(article), termsOf(other)];
  const shared = [...a].filter((term) => b.has(term)).length;
  const all = a.size + b.size - shared;
  return Math.min(a.size, b.size) >= FEWEST_TERMS && shared / all >= RELATE.copyJaccard;
}

function termsOf({ headline, inLanguage }: Texts): Set<string> {
  const language = inLanguage.split('-')[0] ?? 'und';
  return new Set(tokensOf(headline, language, 60).map(({ term }) => term));
}
