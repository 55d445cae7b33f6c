import type { Reason } from '../article/related.ts';
import type { Profile } from './profile.ts';
import type { Candidate } from './ranked-candidates.ts';
import { ageMs, cosine } from './score.ts';
import { decodeVector, saturation } from './vector.ts';

/**
 * Why a candidate is related: the words that weigh most in what both share, each with its part of the score, and
 * the time between them. One that shares no word with the newcomer came by the words of its sure neighbors: the
 * one of them that is likest to it is named instead.
 */
export function reasonsOf(
  { terms, input }: Profile,
  { posting, text }: Candidate,
  sure: readonly Candidate[],
): Reason[] {
  const vector = decodeVector(posting.vector);
  const shared = terms.flatMap(({ hash, surface, weight }) => {
    const frequency = vector.terms.get(hash);
    return frequency === undefined
      ? []
      : [{ surface, part: (weight * saturation(frequency, vector.lengthFactor)) / text }];
  });
  shared.sort((a, b) => b.part - a.part || (a.surface < b.surface ? -1 : 1));
  const named = shared
    .slice(0, 5)
    .map(({ surface, part }) => ({ type: 'term', term: surface, weight: hundredths(part) }) as const);
  const between = named.length > 0 ? [] : likest(posting.vector, sure);
  const hoursApart = Math.round(Math.abs(ageMs(input.listedAt, posting.datePublished)) / 360_000) / 10;
  return [...named, ...between, { type: 'time', hoursApart }];
}

function likest(vector: Uint8Array, sure: readonly Candidate[]): Reason[] {
  const [best] = sure
    .map(({ posting }) => ({ id: posting.id, like: cosine(vector, posting.vector) }))
    .sort((a, b) => b.like - a.like || (a.id < b.id ? -1 : 1));
  return best ? [{ type: 'article', id: best.id }] : [];
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
