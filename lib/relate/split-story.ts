import type { ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import { withVector } from './centroid.ts';
import type { Frequencies } from './frequencies.ts';
import { pairFeatures, pairProbability } from './pair.ts';
import { ageMs, questionOf, rawScore, textScore } from './score.ts';
import { mergeClaim } from './story.ts';
import { decodeVector } from './vector.ts';

/** When a story is looked through, and when its members fall apart. */
export const SPLIT = {
  /** A smaller story is mended article by article. */
  leastMembers: 12,
  /** Members that are compared with each other, the earliest. */
  mostMembers: 120,
  /** Groups are joined as long as the mean probability between their members is at least this. */
  meanProbability: 0.2,
  /** A group of fewer members is no event of its own: they stay, until they leave one by one. */
  leastPart: 4,
  /** What speaks for the parts' being one story has to be so much below what would merge them again. */
  margin: 0.5,
} as const;

/** A member of a story that is looked through. */
export interface SplitMember {
  readonly id: ArticleId;
  readonly listedAt: Instant;
  readonly vector: Uint8Array;
}

/**
 * The members that tell another event than the most of their story, earliest first; none where it holds together. Groups
 * are found by average linkage of the probabilities that two members tell one event; of those that fall apart the largest
 * one leaves, one at a time, when it would not be merged with the rest again. Quadratic in the members, about 10 µs for a pair.
 */
export function membersThatLeave(members: readonly SplitMember[], frequencies: Frequencies): SplitMember[] {
  const [largest, other] = groupsOf(probabilitiesOf(members, frequencies)).map((group) =>
    group.flatMap((index) => members[index] ?? []),
  );
  if (!largest || !other || other.length < SPLIT.leastPart) return [];
  const leaving = new Set(other);
  const rest = members.filter((member) => !leaving.has(member));
  const claim = mergeClaim(summaryOf(rest), summaryOf(other), frequencies);
  if (claim >= -SPLIT.margin) return [];
  return [...other].sort((a, b) =>
    a.listedAt < b.listedAt || (a.listedAt === b.listedAt && a.id < b.id) ? -1 : 1,
  );
}

/** The probability of each two members that they tell one event. */
function probabilitiesOf(members: readonly SplitMember[], frequencies: Frequencies): number[][] {
  const known = members.map(({ vector }) => {
    const question = questionOf(vector, frequencies);
    return { question, self: textScore(question, vector), terms: decodeVector(vector) };
  });
  const table = members.map(() => new Array<number>(members.length).fill(0));
  for (const [i, a] of known.entries())
    for (let j = 0; j < i; j += 1) {
      const [left, right] = [members[i], members[j]];
      const b = known[j];
      if (!left || !right || !b) continue;
      const raw = rawScore(textScore(a.question, right.vector), a.self, b.self);
      const hours = Math.abs(ageMs(left.listedAt, right.listedAt)) / 3_600_000;
      const p = pairProbability(pairFeatures(a.terms, right.vector, { raw, hours }, frequencies), 'story');
      (table[i] as number[])[j] = p;
      (table[j] as number[])[i] = p;
    }
  return table;
}

/** Indexes in groups, the largest group first. */
function groupsOf(probabilities: readonly (readonly number[])[]): number[][] {
  const groups = probabilities.map((_, index) => [index]);
  /** Sums of the probabilities between two groups. */
  const sums = probabilities.map((line) => [...line]);
  for (;;) {
    let [best, from, to] = [SPLIT.meanProbability as number, -1, -1];
    for (const [i, a] of groups.entries())
      for (let j = 0; j < i; j += 1) {
        const mean = (sums[i]?.[j] ?? 0) / (a.length * (groups[j]?.length ?? 0));
        if (mean >= best) [best, from, to] = [mean, i, j];
      }
    if (from < 0) return groups.sort((a, b) => b.length - a.length);
    unite(groups, sums, from, to);
  }
}

/** Takes the group `from` into the group `to`, which comes before it. */
function unite(groups: number[][], sums: number[][], from: number, to: number): void {
  const [moved = []] = groups.splice(from, 1);
  groups[to]?.push(...moved);
  const [line = []] = sums.splice(from, 1);
  for (const [index, others] of sums.entries()) {
    const [added = 0] = others.splice(from, 1);
    others[to] = (others[to] ?? 0) + added;
    const target = sums[to];
    if (index !== to && target) target[index] = others[to] ?? 0;
  }
  line.splice(from, 1);
}

function summaryOf(members: readonly SplitMember[]) {
  const times = members.map(({ listedAt }) => listedAt).sort();
  const [firstSeen = '' as Instant] = times;
  return {
    articleCount: members.length,
    centroid: members.reduce<Uint8Array>((sum, { vector }) => withVector(sum, vector), new Uint8Array()),
    firstSeen,
    lastSeen: times.at(-1) ?? firstSeen,
  };
}
