import { type Instant, instantMs } from '../article/instant.ts';
import { articleLikeness, storyLikeness, withoutVector } from './centroid.ts';
import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import { encodeVector, type TermVector } from './vector.ts';
import { WEIGHTS } from './weights.ts';

/** A story as relating knows it. */
export interface StorySummary {
  /** Its id now: another one than asked for when the story was merged. */
  readonly id: string;
  readonly articleCount: number;
  readonly centroid: Uint8Array;
  /** Publication of its earliest and of its latest member. */
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
}

/** An article that looks for its story. */
export interface StorySeeker {
  readonly id: string;
  readonly listedAt: Instant;
  readonly vector: TermVector;
}

/** A neighbor as a voter: the probability that it tells the seeker's event, and the story that it is in. */
export interface Voter {
  readonly id: string;
  readonly probability: number;
  readonly story?: string | undefined;
}

/** To which story an article belongs. */
export interface StoryDecision {
  /** An existing story, or the article's own id when it begins one. */
  readonly id: string;
  readonly isNew: boolean;
  /** Stories that are one with it, as the article shows. */
  readonly merges: readonly string[];
}

/** The neighbors that have a say in which story an article joins, the most probable first. */
export function votersOf(neighbors: readonly Voter[]): Voter[] {
  return neighbors
    .filter(({ probability }) => probability >= RELATE.leastVote)
    .sort((a, b) => b.probability - a.probability || (a.id < b.id ? -1 : 1))
    .slice(0, RELATE.voters);
}

/** Ids of the stories that voters are in, most votes first, at most `RELATE.storyCandidates`. */
export function storiesOf(voters: readonly Voter[]): string[] {
  const votes = new Map<string, number>();
  for (const { id, story = id, probability } of voters)
    votes.set(story, (votes.get(story) ?? 0) + probability);
  return [...votes]
    .sort(byValue)
    .slice(0, RELATE.storyCandidates)
    .map(([story]) => story);
}

/**
 * The story that a new article joins, if any: the one with the largest claim, where that is not negative. `summaries` are
 * the stories of `storiesOf`, by the id that was asked for. Another story that the article might have joined as well
 * is merged when the two are one event as well; at most one at a time, since each brings its own past along.
 */
export function decideStory(
  seeker: StorySeeker,
  voters: readonly Voter[],
  summaries: ReadonlyMap<string, StorySummary>,
  frequencies: Frequencies,
): StoryDecision {
  const [best, ...others] = claimsOf(seeker, voters, summaries, frequencies);
  if (!best) return { id: seeker.id, isNew: true, merges: [] };
  const [merged] = others
    .map(({ story }) => [story, mergeClaim(best.story, story, frequencies)] as const)
    .filter(([, claim]) => claim >= 0)
    .sort(([, x], [, y]) => y - x);
  if (!merged) return { id: best.story.id, isNew: false, merges: [] };
  // The feed of the smaller one has to be copied.
  const [kept, moved] = [best.story, merged[0]].sort((a, b) => b.articleCount - a.articleCount);
  return { id: kept?.id ?? best.story.id, isNew: false, merges: moved ? [moved.id] : [] };
}

/** What a second look at an article finds. */
export type SecondDecision =
  | { readonly is: 'right' }
  /** Its story and the other one tell one event. */
  | { readonly is: 'merge'; readonly other: string }
  /** It tells the event of another story, and not of its own. */
  | { readonly is: 'move'; readonly to: string };

/**
 * Whether an article is in the right story, now that more of its neighbors are known. An article that is alone in its
 * story takes that story along; one among others leaves them when it would not join them any more and another story
 * claims it clearly. `own` is the story that it is in; `summaries` may contain it as well.
 */
export function decideAgain(
  seeker: StorySeeker,
  own: StorySummary,
  voters: readonly Voter[],
  summaries: ReadonlyMap<string, StorySummary>,
  frequencies: Frequencies,
): SecondDecision {
  const others = new Map([...summaries].filter(([, { id }]) => id !== own.id));
  const [best] = claimsOf(seeker, voters, others, frequencies);
  if (!best) return { is: 'right' };
  if (own.articleCount <= 1) return { is: 'merge', other: best.story.id };
  const rest = {
    ...own,
    articleCount: own.articleCount - 1,
    centroid: withoutVector(own.centroid, encodeVector(seeker.vector)),
  };
  const stay = claimOf(seeker, votesFor(own.id, voters, summaries), rest, frequencies);
  if (stay < 0)
    return best.claim - stay >= RELATE.moveMargin ? { is: 'move', to: best.story.id } : { is: 'right' };
  return mergeClaim(own, best.story, frequencies) >= 0
    ? { is: 'merge', other: best.story.id }
    : { is: 'right' };
}

interface Claim {
  readonly story: StorySummary;
  readonly claim: number;
}

/** The stories that the article could join, the strongest claim first. */
function claimsOf(
  seeker: StorySeeker,
  voters: readonly Voter[],
  summaries: ReadonlyMap<string, StorySummary>,
  frequencies: Frequencies,
): Claim[] {
  const byId = new Map([...summaries.values()].map((story) => [story.id, story]));
  return [...byId.values()]
    .map((story) => ({
      story,
      claim: claimOf(seeker, votesFor(story.id, voters, summaries), story, frequencies),
    }))
    .filter(({ claim }) => claim >= 0)
    .sort((a, b) => b.claim - a.claim || (a.story.id < b.story.id ? -1 : 1));
}

/** Probabilities of the voters that are in a story now, the largest first. */
function votesFor(
  story: string,
  voters: readonly Voter[],
  summaries: ReadonlyMap<string, StorySummary>,
): number[] {
  return voters
    .filter(({ id, story: voted = id }) => (summaries.get(voted)?.id ?? voted) === story)
    .map(({ probability }) => probability)
    .sort((a, b) => b - a);
}

/** How much speaks for an article's being in a story, from 0 on: its members there, the whole of it, time and size. */
function claimOf(
  { vector, listedAt }: StorySeeker,
  votes: readonly number[],
  { articleCount, centroid, firstSeen, lastSeen }: StorySummary,
  frequencies: Frequencies,
): number {
  const { intercept, best, best3, centroid: likeness, gap, size } = WEIGHTS.join;
  const sum = votes.slice(0, 3).reduce((total, vote) => total + vote, 0);
  const members = Math.max(1, articleCount);
  return (
    intercept +
    best * (votes[0] ?? 0) +
    (best3 * sum) / Math.min(3, members) +
    likeness * articleLikeness(vector, centroid, frequencies) +
    gap * Math.log(1 + hoursBetween({ firstSeen: listedAt, lastSeen: listedAt }, { firstSeen, lastSeen })) +
    size * Math.log(members)
  );
}

/** How much speaks for two stories' being one, from 0 on. */
export function mergeClaim(
  a: Omit<StorySummary, 'id'>,
  b: Omit<StorySummary, 'id'>,
  frequencies: Frequencies,
): number {
  const { intercept, centroid, gap, smaller } = WEIGHTS.merge;
  return (
    intercept +
    centroid * storyLikeness(a.centroid, b.centroid, frequencies) +
    gap * Math.log(1 + hoursBetween(a, b)) +
    smaller * Math.log(Math.max(1, Math.min(a.articleCount, b.articleCount)))
  );
}

type Seen = Pick<StorySummary, 'firstSeen' | 'lastSeen'>;

/** Hours between the spans of two stories; 0 where they overlap. */
function hoursBetween(a: Seen, b: Seen): number {
  const start = Math.max(instantMs(a.firstSeen), instantMs(b.firstSeen));
  const end = Math.min(instantMs(a.lastSeen), instantMs(b.lastSeen));
  return Math.max(0, start - end) / 3_600_000;
}

function byValue([a, x]: readonly [string, number], [b, y]: readonly [string, number]): number {
  return y - x || (a < b ? -1 : 1);
}
