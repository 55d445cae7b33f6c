import type { Entity } from '../article/enrichment.ts';
import type { Mention } from './entity-spans.ts';

export type EntityType = NonNullable<Entity['type']>;

/** Order is that of the learned weights; the last is what is none of ours: works, peoples, no name at all. */
export const ENTITY_LABELS = ['Person', 'Organization', 'Place', 'Other'] as const satisfies readonly (
  | EntityType
  | 'Other'
)[];

/** Votes for each of `ENTITY_LABELS`. */
export type Votes = readonly number[];

/** What speaks for the type of a mention: its words, their shape, its surroundings. */
export function mentionFeatures({ words, before, after }: Mention): string[] {
  const lowers = words.map(({ lower }) => lower);
  const [first = '', last = ''] = [lowers[0], lowers.at(-1)];
  const isAcronym = words.every((word) => word.isAcronym);
  return [
    'bias',
    `n${Math.min(4, words.length)}`,
    `a${isAcronym ? Math.min(5, last.length) : 0}`,
    `f:${first}`,
    `l:${last}`,
    ...lowers.map((lower) => `w:${lower}`),
    `s2:${last.slice(-2)}`,
    `s3:${last.slice(-3)}`,
    `s4:${last.slice(-4)}`,
    `p3:${first.slice(0, 3)}`,
    `b:${before}`,
    `c:${after}`,
    `n${words.length === 1 ? 1 : 2}b:${before}`,
    ...(lowers.includes('of') ? ['of'] : []),
  ];
}

/** Votes of a learned perceptron for a mention. */
export function votesFor(features: readonly string[], weights: Weights): Votes {
  const votes = ENTITY_LABELS.map(() => 0);
  for (const feature of features) {
    const learnedVotes = weights[feature];
    if (learnedVotes)
      for (const [index, vote] of learnedVotes.entries()) votes[index] = (votes[index] ?? 0) + vote;
  }
  return votes;
}

/** Feature → votes for each label. */
export type Weights = Readonly<Record<string, readonly number[]>>;

/** The type with most votes, pooled over all mentions of a name; undefined when its lead over all other labels is smaller than `margin`. */
export function typeOf(votes: readonly Votes[], margin: number): EntityType | undefined {
  const pooled = ENTITY_LABELS.map((label, index) => ({
    label,
    votes: votes.reduce((sum, each) => sum + (each[index] ?? 0), 0) / votes.length,
  })).sort((a, b) => b.votes - a.votes);
  const [best, second] = pooled;
  if (!best || !second || best.label === 'Other') return undefined;
  return best.votes - second.votes >= margin ? best.label : undefined;
}
