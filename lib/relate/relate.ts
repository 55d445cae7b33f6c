import type { ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import { addMs } from '../article/instant.ts';
import type { Posting, Reason, TermKey } from '../article/related.ts';
import { byRank, type Candidate, candidatesOf, hop, measureOf, type Ranked, ranked } from './candidates.ts';
import { askAgain, sureNeighbors } from './feedback.ts';
import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import {
  askedTerms,
  keyTerms,
  type Profile,
  profileOf,
  type RelateInput,
  type WeighedTerm,
} from './profile.ts';
import { reasonsOf } from './reasons.ts';
import type { RelateStore, Span } from './relate-store.ts';
import { ageMs, burstsAmong, type Question, rankScore, selfRank, textScore } from './score.ts';
import {
  decideStory,
  type StoryDecision,
  type StorySummary,
  storiesOf,
  type Voter,
  votersOf,
} from './story.ts';
import { supported } from './support.ts';
import { encodeVector, vectorTerms } from './vector.ts';

/** A neighbor that was found. Scores in [0, 1], four decimals. */
export interface Neighbor {
  readonly id: ArticleId;
  /** Of the neighbor in the newcomer's set, and of the newcomer in the neighbor's. */
  readonly score: number;
  readonly reverseScore: number;
  readonly raw: number;
  /** As `raw`, with what its sure neighbors say: also of one that shares no word with the newcomer. */
  readonly likeness: number;
  /** As it was read: its vector stands in the edge to it. */
  readonly posting: Posting;
  readonly story?: string;
  readonly why: readonly Reason[];
}

/** What relating found and what is to be stored for those who come later. */
export interface Related {
  /** Term keys to post under. */
  readonly keys: readonly TermKey[];
  /** The vector for postings and edges. */
  readonly vector: Uint8Array;
  /** Best first, at most `RELATE.neighbors`. */
  readonly neighbors: readonly Neighbor[];
  readonly story: StoryDecision;
  /** Hashes of its terms and its counted words: what the collection's frequencies learn of it. */
  readonly learned: { readonly terms: readonly number[]; readonly words: number };
}

/**
 * The related set of a newcomer by covering postings: every posting carries the whole term vector, so the newest
 * postings of its best terms give the full score of each candidate. K + 1 Queries, a second hop of three and one
 * BatchGetItem of stories; no clock, no randomness, ties by id.
 */
export async function relate(
  input: RelateInput,
  store: RelateStore,
  frequencies: Frequencies,
  span: Span = RELATE,
): Promise<Related> {
  const profile = profileOf(input, frequencies);
  const asking = keysOf(profile, askedTerms(profile, frequencies));
  const question: Question = new Map(profile.terms.map(({ hash, weight }) => [hash, weight]));
  const since = addMs(input.listedAt, -span.windowMs);
  const [newest = [], ...others] = await listsOf(store, asking, since);
  const bursts = burstsAmong(newest.map(({ datePublished }) => ageMs(input.listedAt, datePublished)));
  const asked = { profile, question, span, bursts };
  const first = candidatesOf(asked, [newest, ...others].flat());
  const hopped = await hop(store, asked, first, since);
  const sure = sureNeighbors(profile, hopped);
  const again = askAgain(profile, question, sure, frequencies);
  const vector = encodeVector(profile.vector);
  const own = textScore(again, vector);
  const best = supported(ranked(profile, again, own, hopped), frequencies);
  const voters = votersOf(profile, votersAmong(best));
  const wanted = storiesOf(voters);
  const gists =
    wanted.length === 0 ? new Map<string, StorySummary>() : await store.findStorySummaries(wanted);
  const story = decideStory(profile, voters, gists, frequencies);
  const isMember = ({ posting }: Candidate) => gists.get(posting.story ?? '')?.id === story.id;
  const bonus = bonusOf(profile.distinct, profile.vector.self);
  const most = selfRank(own, measureOf(profile));
  return {
    keys: keysOf(profile, keyTerms(profile)),
    vector,
    neighbors: best
      .map((candidate) => ({ ...candidate, rank: candidate.rank + (isMember(candidate) ? bonus : 0) }))
      .sort(byRank)
      .slice(0, RELATE.neighbors)
      .map((candidate) => ({
        ...neighborOf(candidate),
        score: rounded(candidate.rank / most),
        reverseScore: rounded(reverseScore(profile, candidate, isMember(candidate))),
        why: reasonsOf(profile, candidate, sure),
      })),
    story,
    learned: { terms: profile.terms.map(({ hash }) => hash), words: profile.words },
  };
}

/**
 * The keys of terms, and the one of no term, under which every article of the language stands: its newest
 * postings are what just happened, of which some share words that are no key of either.
 */
function keysOf({ language }: Profile, terms: readonly WeighedTerm[]): TermKey[] {
  return ['', ...terms.map(({ term }) => term)].map((term) => `${language}#${term}`);
}

function votersAmong(candidates: readonly Ranked[]): Voter[] {
  return candidates.map(({ posting, raw, likeness }) => ({
    id: posting.id,
    likeness,
    raw,
    story: posting.story,
  }));
}

/** What members of its story are ranked higher by in the set of an article: most where few words hardly decide. */
function bonusOf(terms: number, self: number): number {
  return RELATE.storyBonus * Math.min(1, RELATE.storyBonusTerms / terms) * self ** 0.75;
}

/** The postings of each key, newest first. */
function listsOf(
  store: RelateStore,
  keys: readonly TermKey[],
  since: Instant,
): Promise<(readonly Posting[])[]> {
  const options = { since, limit: RELATE.postingsPerKey };
  return Promise.all(keys.map((key) => store.listPostings(key, options)));
}

function neighborOf({
  posting,
  raw,
  likeness,
}: Ranked): Pick<Neighbor, 'id' | 'raw' | 'likeness' | 'posting' | 'story'> {
  return {
    id: posting.id,
    raw,
    likeness,
    posting,
    ...(posting.story !== undefined && { story: posting.story }),
  };
}

/**
 * Of the newcomer in the candidate's set. The candidate is not asked again: that it is as like the newcomer as the
 * newcomer with feedback is like it knows more than the words that the two share.
 */
function reverseScore(
  { vector: { self } }: Profile,
  { posting, self: theirs, recency, likeness }: Ranked,
  isMember: boolean,
): number {
  const text = likeness * Math.sqrt(self * theirs);
  const terms = vectorTerms(posting.vector);
  const bonus = isMember ? bonusOf(terms, theirs) : 0;
  const holder = { self: theirs, terms };
  return (rankScore(text, holder, self, recency) + bonus) / selfRank(theirs, holder);
}

function rounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
}
