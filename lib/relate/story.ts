import { articleLikeness, storyLikeness } from './centroid.ts';
import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import type { Profile } from './profile.ts';

/** A story as relating knows it. */
export interface StorySummary {
  /** Its id now: another one than asked for when the story was merged. */
  readonly id: string;
  readonly articleCount: number;
  readonly centroid: Uint8Array;
}

/** To which story an article belongs. */
export interface StoryDecision {
  /** An existing story, or the article's own id when it begins one. */
  readonly id: string;
  readonly isNew: boolean;
  /** Stories that are one with it, as the article shows. */
  readonly merges: readonly string[];
}

/** A neighbor as a voter: how like it is to the newcomer, under the question with feedback. */
export interface Voter {
  readonly id: string;
  readonly likeness: number;
  /** Under the newcomer's own words. */
  readonly raw: number;
  readonly story?: string | undefined;
}

/**
 * How much a likeness has to be, for articles of a number of terms: two short texts share a word by chance more
 * often than two long ones share as large a part of themselves.
 */
function strictness({ distinct }: Profile): number {
  return (Math.max(4, Math.min(distinct, RELATE.vectorTerms)) / 20) ** -RELATE.storyLengthPower;
}

/** The neighbors that have a say in which story an article joins. */
export function votersOf(profile: Profile, neighbors: readonly Voter[]): Voter[] {
  const least = RELATE.voterShare * RELATE.storyVote * strictness(profile);
  return [...neighbors]
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, RELATE.storyNeighbors)
    .filter(({ raw }) => raw >= least);
}

/** Ids of the stories that voters are in, most votes first, at most `RELATE.storyCandidates`. */
export function storiesOf(voters: readonly Voter[]): string[] {
  return [...votesOf(voters, (story) => story)]
    .sort(byValue)
    .slice(0, RELATE.storyCandidates)
    .map(([story]) => story);
}

/**
 * The story that an article joins, if any. Two witnesses are heard: the best neighbors, who vote with the square
 * of their likeness, and the centroid of the whole story. Neighbors know the newest turn of a story, the centroid
 * knows what it is about and keeps a chain of near neighbors from leading away. Another story that the article
 * might have joined as well is merged when the two centroids agree.
 */
export function decideStory(
  profile: Profile,
  voters: readonly Voter[],
  gists: ReadonlyMap<string, StorySummary>,
  frequencies: Frequencies,
): StoryDecision {
  const { id } = profile.input;
  const votes = votesOf(voters, (story) => gists.get(story)?.id ?? story);
  const total = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
  const strict = strictness(profile);
  const byId = new Map([...gists.values()].map((gist) => [gist.id, gist]));
  const claims = [...byId].map(([story, { centroid }]) => {
    const vote = votes.get(story) ?? 0;
    const near = Math.sqrt(vote / 1.25) / RELATE.storyVote;
    const alike = articleLikeness(profile.vector, centroid, frequencies) / RELATE.storyLikeness;
    const agreed = 1 - RELATE.storyDissent * (1 - vote / total);
    return [story, (((near + alike) / 2) * agreed) / strict] as const;
  });
  const sure = claims.filter(([, claim]) => claim >= 1).sort(byValue);
  const [best] = sure;
  if (!best) return { id, isNew: true, merges: [] };
  const joined = byId.get(best[0])?.centroid ?? NOTHING;
  const merges = sure.slice(1).filter(([story]) => {
    const other = byId.get(story)?.centroid ?? NOTHING;
    return storyLikeness(joined, other, frequencies) >= RELATE.mergeLikeness;
  });
  const [kept = best[0], ...moved] = [best, ...merges]
    .map(([story]) => story)
    .sort((a, b) => countOf(byId, b) - countOf(byId, a));
  return { id: kept, isNew: false, merges: moved };
}

/** The larger story is kept, since the feed of the other has to be copied. */
function countOf(stories: ReadonlyMap<string, StorySummary>, id: string): number {
  return stories.get(id)?.articleCount ?? 0;
}

const NOTHING = new Uint8Array();

function votesOf(voters: readonly Voter[], current: (story: string) => string): Map<string, number> {
  const votes = new Map<string, number>();
  for (const { id, story = id, likeness } of voters) {
    const name = current(story);
    votes.set(name, (votes.get(name) ?? 0) + likeness * likeness);
  }
  return votes;
}

function byValue([a, x]: readonly [string, number], [b, y]: readonly [string, number]): number {
  return y - x || (a < b ? -1 : 1);
}
