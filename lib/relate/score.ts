import { type Instant, instantMs } from '../article/instant.ts';
import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import { decodeVector, saturation, vectorHead, vectorTerm, vectorTerms } from './vector.ts';

/** Term hash → weight: what is asked for. */
export type Question = ReadonlyMap<number, number>;

/** An article as a question, by its encoded vector and the frequencies of now: idf · sat of each term. */
export function questionOf(vector: Uint8Array, { idf }: Frequencies): Question {
  const { terms, lengthFactor } = decodeVector(vector);
  return new Map(
    [...terms].map(([hash, frequency]) => [hash, idf(hash) * saturation(frequency, lengthFactor)]),
  );
}

/**
 * Σ question · sat over the terms that both have. It reads the encoded vector where it lies: an article is
 * scored against some three hundred of them, and to decode each would be most of the computing.
 */
export function textScore(question: Question, vector: Uint8Array): number {
  const { lengthFactor } = vectorHead(vector);
  let score = 0;
  for (let index = vectorTerms(vector) - 1; index >= 0; index -= 1) {
    const packed = vectorTerm(vector, index);
    const weight = question.get(packed >> 4);
    if (weight !== undefined) score += weight * saturation(packed & 15, lengthFactor);
  }
  return score;
}

/** The text score as a share of what each has in common with itself, in [0, 1] up to rounding. */
export function rawScore(text: number, selfA: number, selfC: number): number {
  return selfA > 0 && selfC > 0 ? text / Math.sqrt(selfA * selfC) : 0;
}

/** How many of their words two vectors have in common, without regard to how rare those are. In [0, 1]. */
export function cosine(a: Uint8Array, b: Uint8Array): number {
  const [ours, theirs] = [decodeVector(a).terms, decodeVector(b).terms];
  const shared = [...ours.keys()].filter((hash) => theirs.has(hash)).length;
  return shared === 0 ? 0 : shared / Math.sqrt(ours.size * theirs.size);
}

/**
 * What orders candidates: the text score, a little less for long ones, and an additive term for recency. An
 * added term lets an old article win by its text, which a factor would not. The more `terms` the asking article
 * has, the less it needs the help of time.
 */
export function rankScore(
  text: number,
  own: { readonly self: number; readonly terms: number },
  selfC: number,
  recency: number,
): number {
  if (text <= 0 || selfC <= 0) return 0;
  const weight = RELATE.timeWeight * Math.min(1, RELATE.timeTerms / own.terms) ** 2;
  return text / selfC ** 0.25 + weight * own.self ** 0.75 * recency;
}

/** The rank of an article against itself, now: what others are measured by. */
export function selfRank(text: number, own: { readonly self: number; readonly terms: number }): number {
  return rankScore(text, own, own.self, 1);
}

/** What an age is worth, in [0, 1]: 1 now. `bursts` is the share that fades within days, of `burstsAmong`. */
export function recencyOf(age: number, halfLifeMs: number, bursts: number): number {
  const [long, short] = [halfLifeMs, RELATE.burstHalfLifeMs].map((each) => 0.5 ** (Math.abs(age) / each));
  return (1 - bursts) * (long ?? 0) + bursts * (short ?? 0);
}

/**
 * How much of recency fades within days. Coverage comes in bursts: what was written on the same day is the same
 * story the more often, the fewer articles a day has. `ages` are those of the newest articles of the collection.
 */
export function burstsAmong(ages: readonly number[]): number {
  const days = Math.max(...ages, 0) / 86_400_000;
  const few =
    ages.length < RELATE.postingsPerKey ? 0 : Math.min(1, (RELATE.burstPerDay * days) / ages.length);
  return RELATE.burstShare * few;
}

export function ageMs(a: Instant, b: Instant): number {
  return instantMs(a) - instantMs(b);
}
