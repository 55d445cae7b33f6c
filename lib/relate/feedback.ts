import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import type { Profile } from './profile.ts';
import type { Candidate } from './ranked-candidates.ts';
import { type Question, questionOf } from './score.ts';

/**
 * The question once more, with the words of the neighbors that are surely related: headlines of one story share
 * few words with each other, but all of them share some with the rest.
 */
export function askAgain(
  { distinct }: Profile,
  question: Question,
  sure: readonly Candidate[],
  frequencies: Frequencies,
): Question {
  const weight = RELATE.feedbackWeight * Math.min(1, sure.length / clamp(distinct / 5, 1, 10));
  const total = sure.reduce((sum, { raw }) => sum + raw, 0);
  if (total === 0) return question;
  const again = new Map(question);
  for (const { raw, posting } of sure) {
    const share = (weight * raw) / total;
    for (const [hash, worth] of questionOf(posting.vector, frequencies))
      again.set(hash, (again.get(hash) ?? 0) + share * worth);
  }
  return again;
}

/**
 * The neighbors that are surely related, of candidates in the order of their rank. Gated, because feedback from
 * wrong neighbors drifts: the more words an article has of its own, the more alike a neighbor must be.
 */
export function sureNeighbors({ distinct }: Profile, candidates: readonly Candidate[]): Candidate[] {
  const gate = 0.2 + 0.3 * clamp((distinct - 24) / 10, 0, 1);
  const least = (candidates[0]?.rank ?? 0) * RELATE.feedbackRank;
  return candidates
    .filter(({ raw, rank }) => raw >= gate && rank >= least)
    .slice(0, RELATE.feedbackNeighbors);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
