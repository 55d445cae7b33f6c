import type { ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import { addMs } from '../article/instant.ts';
import type { Posting, Reason, TermKey } from '../article/related.ts';
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
import {
  ageMs,
  burstsAmong,
  type Question,
  rankScore,
  rawScore,
  recencyOf,
  selfRank,
  textScore,
} from './score.ts';
import { decideStory, type StoryDecision, type StoryGist, storiesOf, type Voter, votersOf } from './story.ts';
import { encodeVector, vectorHead, vectorTerms } from './vector.ts';

/** What relating reads: postings by term, the neighbors that an article already has, and stories. */
export interface RelateStore {
  /** Postings of a term, newest first, not older than `since`. One Query. */
  listPostings(key: TermKey, options: { since: Instant; limit: number }): Promise<readonly Posting[]>;
  /** The best neighbors of an article, as postings. One Query. */
  listNeighbors(id: ArticleId, limit: number): Promise<readonly Posting[]>;
  /** Stories by the id that was asked for; one that was merged is the story that it became. One BatchGetItem. */
  findGists(ids: readonly string[]): Promise<ReadonlyMap<string, StoryGist>>;
}

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

/** Somebody who might be related. */
export interface Candidate {
  readonly posting: Posting;
  /** Self-product of its vector. */
  readonly self: number;
  /** What its age is worth, in [0, 1]. */
  readonly recency: number;
  /** Text score under the first question. */
  readonly text: number;
  readonly raw: number;
  readonly rank: number;
}

/** A candidate under the question with feedback. */
interface Ranked extends Candidate {
  /** As a share of what each has in common with itself. */
  readonly likeness: number;
}

/** How far back relating looks, in milliseconds. */
export interface Span {
  readonly windowMs: number;
  readonly halfLifeMs: number;
}

/** What an article is asked with. */
interface Asked {
  readonly profile: Profile;
  readonly question: Question;
  readonly span: Span;
  /** How much of recency fades within days. */
  readonly bursts: number;
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
  const best = ranked(profile, again, own, hopped);
  const voters = votersOf(profile, votersAmong(best));
  const wanted = storiesOf(voters);
  const gists = wanted.length === 0 ? new Map<string, StoryGist>() : await store.findGists(wanted);
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

/**
 * Each article once, without the newcomer itself, best first. Those that share no term with it stay: they may
 * share some with its sure neighbors.
 */
function candidatesOf(asked: Asked, postings: readonly Posting[]): Candidate[] {
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  byId.delete(asked.profile.input.id);
  return [...byId.values()].map((posting) => candidateOf(asked, posting)).sort(byRank);
}

function candidateOf({ profile, question, span, bursts }: Asked, posting: Posting): Candidate {
  const own = measureOf(profile);
  const { self } = vectorHead(posting.vector);
  const text = textScore(question, posting.vector);
  const recency = recencyOf(ageMs(profile.input.listedAt, posting.datePublished), span.halfLifeMs, bursts);
  const rank = rankScore(text, own, self, recency);
  return { posting, self, recency, text, raw: rawScore(text, own.self, self), rank };
}

function measureOf({ vector: { self, terms } }: Profile): { self: number; terms: number } {
  return { self, terms: terms.size };
}

function byRank(a: Candidate, b: Candidate): number {
  return b.rank - a.rank || (a.posting.id < b.posting.id ? -1 : 1);
}

/** The neighbors of the best candidates: coverage that shares no key with the newcomer, but does with them. */
async function hop(
  store: RelateStore,
  asked: Asked,
  first: readonly Candidate[],
  since: Instant,
): Promise<Candidate[]> {
  const from = first.slice(0, RELATE.hops).map(({ posting }) => posting.id);
  const found = await Promise.all(from.map((id) => store.listNeighbors(id, RELATE.hopNeighbors)));
  const known = new Set(first.map(({ posting }) => posting.id));
  const news = found.flat().filter(({ id, datePublished }) => !known.has(id) && datePublished >= since);
  return [...first, ...candidatesOf(asked, news)].sort(byRank);
}

/** Candidates that share a term with another question, best first; `own` is the article's score against itself. */
function ranked(
  profile: Profile,
  question: Question,
  own: number,
  candidates: readonly Candidate[],
): Ranked[] {
  return candidates
    .flatMap((candidate) => {
      const { posting, self, recency } = candidate;
      const again = textScore(question, posting.vector);
      if (again <= 0) return [];
      const likeness = rawScore(again, own, self);
      return [{ ...candidate, likeness, rank: rankScore(again, measureOf(profile), self, recency) }];
    })
    .sort(byRank);
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
