import { RELATE } from './parameters.ts';
import type { Candidate } from './relate.ts';

/** To which story an article belongs. */
export interface StoryDecision {
  /** An existing story, or the article's own id when it begins one. */
  readonly id: string;
  readonly isNew: boolean;
  /** Stories that the article links strongly enough with its own to be the same event. */
  readonly merges: readonly string[];
}

/** Neighbors that agree this much with the winning story each prove a link; two links to another story join them. */
const MERGE_LINKS = 2;

/**
 * The story that the best neighbors vote for, each with the square of its score: joined when the votes pass
 * 1.25·θ², so one close neighbor or several fair ones suffice.
 */
export function decideStory(id: string, candidates: readonly Candidate[]): StoryDecision {
  const threshold = RELATE.storyThreshold;
  const voters = [...candidates]
    .sort((a, b) => b.raw - a.raw || (a.posting.id < b.posting.id ? -1 : 1))
    .slice(0, RELATE.storyNeighbors)
    .filter(({ raw }) => raw >= 0.6 * threshold);
  const votes = new Map<string, number>();
  for (const { posting, raw } of voters) {
    const story = posting.story ?? posting.id;
    votes.set(story, (votes.get(story) ?? 0) + raw * raw);
  }
  const [best] = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (best === undefined || best[1] < 1.25 * threshold * threshold) return { id, isNew: true, merges: [] };
  return { id: best[0], isNew: false, merges: mergesOf(best[0], voters) };
}

function mergesOf(story: string, voters: readonly Candidate[]): string[] {
  const links = new Map<string, number>();
  for (const { posting, raw } of voters) {
    const other = posting.story ?? posting.id;
    if (raw >= RELATE.storyThreshold) links.set(other, (links.get(other) ?? 0) + 1);
  }
  if ((links.get(story) ?? 0) < MERGE_LINKS) return [];
  return [...links]
    .filter(([other, count]) => other !== story && count >= MERGE_LINKS)
    .map(([other]) => other);
}
