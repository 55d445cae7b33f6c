import { type Instant, instantMs } from '../article/instant.ts';
import { RELATE } from './parameters.ts';
import { saturation, type TermVector } from './vector.ts';

/** Term hash → weight: what is asked for. */
export type Question = ReadonlyMap<number, number>;

/** Σ question · sat over the terms that both have. */
export function textScore(question: Question, { terms, lengthFactor }: TermVector): number {
  let score = 0;
  for (const [hash, frequency] of terms) {
    const weight = question.get(hash);
    if (weight !== undefined) score += weight * saturation(frequency, lengthFactor);
  }
  return score;
}

/** The text score as a share of what each has in common with itself, in [0, 1] up to rounding. */
export function rawScore(text: number, selfA: number, selfC: number): number {
  return selfA > 0 && selfC > 0 ? text / Math.sqrt(selfA * selfC) : 0;
}

/**
 * What orders candidates: the text score, a little less for long ones, and an additive term for recency. An
 * added term lets an old article win by its text, which a factor would not.
 */
export function rankScore(text: number, selfA: number, selfC: number, ageMs: number): number {
  if (text <= 0 || selfC <= 0) return 0;
  return (
    text / selfC ** 0.25 + RELATE.timeWeight * selfA ** 0.75 * 0.5 ** (Math.abs(ageMs) / RELATE.halfLifeMs)
  );
}

/** The rank of an article against itself, now: what others are measured by. */
export function selfRank(text: number, self: number): number {
  return rankScore(text, self, self, 0);
}

export function ageMs(a: Instant, b: Instant): number {
  return instantMs(a) - instantMs(b);
}
