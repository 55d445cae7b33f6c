import type { ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import { addMs } from '../article/instant.ts';
import type { Posting, Reason, TermKey } from '../article/related.ts';
import { askAgain } from './feedback.ts';
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
import { ageMs, type Question, rankScore, rawScore, selfRank, textScore } from './score.ts';
import { decideStory, type StoryDecision, type StoryGist, storiesOf, type Voter, votersOf } from './story.ts';
import { decodeVector, encodeVector, saturation, vectorHead } from './vector.ts';

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
  /** Age in half-lives. */
  readonly halvings: number;
  /** Text score under the first question. */
  readonly text: number;
  readonly raw: number;
  readonly rank: number;
}

/** A candidate with its text score under the question with feedback. */
interface Ranked extends Candidate {
  readonly again: number;
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
  const asked = { profile, question, span };
  const first = candidatesOf(asked, await postingsOf(store, asking, sinceOf(asked)));
  const hopped = await hop(store, asked, first);
  const again = askAgain(profile, question, hopped, frequencies);
  const vector = encodeVector(profile.vector);
  const own = textScore(again, vector);
  const best = ranked(profile, again, hopped);
  const voters = votersOf(profile, votersAmong(best, own));
  const wanted = storiesOf(voters);
  const gists = wanted.length === 0 ? new Map<string, StoryGist>() : await store.findGists(wanted);
  const story = decideStory(profile, voters, gists, frequencies);
  const ordered = withBonus(profile, best, ({ story: posted }) => gists.get(posted ?? '')?.id === story.id);
  const measure = selfRank(own, profile.vector.self);
  return {
    keys: keysOf(profile, keyTerms(profile)),
    vector,
    neighbors: ordered.slice(0, RELATE.neighbors).map((candidate) => neighborOf(asked, measure, candidate)),
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

/** Candidates that were ranked with feedback, as voters; `own` is the article's score against itself. */
function votersAmong(candidates: readonly Ranked[], own: number): Voter[] {
  return candidates.map(({ posting, self, raw, again }) => ({
    id: posting.id,
    likeness: rawScore(again, own, self),
    raw,
    story: posting.story,
  }));
}

/** Members of the article's story go first where texts alone hardly decide: the fewer terms it has, the more. */
function withBonus(
  { vector, distinct }: Profile,
  candidates: readonly Ranked[],
  isMember: (posting: Posting) => boolean,
): Ranked[] {
  const bonus = RELATE.storyBonus * Math.min(1, RELATE.storyBonusTerms / distinct) * vector.self ** 0.75;
  return candidates
    .map((candidate) =>
      isMember(candidate.posting) ? { ...candidate, rank: candidate.rank + bonus } : candidate,
    )
    .sort(byRank);
}

function sinceOf({ profile, span }: Asked): Instant {
  return addMs(profile.input.listedAt, -span.windowMs);
}

async function postingsOf(store: RelateStore, keys: readonly TermKey[], since: Instant): Promise<Posting[]> {
  const options = { since, limit: RELATE.postingsPerKey };
  return (await Promise.all(keys.map((key) => store.listPostings(key, options)))).flat();
}

/** Each article once, without the newcomer itself and without those that share no term, best first. */
function candidatesOf(asked: Asked, postings: readonly Posting[]): Candidate[] {
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  byId.delete(asked.profile.input.id);
  return [...byId.values()]
    .map((posting) => candidateOf(asked, posting))
    .filter(({ text }) => text > 0)
    .sort(byRank);
}

function candidateOf({ profile, question, span }: Asked, posting: Posting): Candidate {
  const own = profile.vector.self;
  const { self } = vectorHead(posting.vector);
  const text = textScore(question, posting.vector);
  const halvings = ageMs(profile.input.listedAt, posting.datePublished) / span.halfLifeMs;
  const rank = rankScore(text, own, self, halvings);
  return { posting, self, halvings, text, raw: rawScore(text, own, self), rank };
}

function byRank(a: Candidate, b: Candidate): number {
  return b.rank - a.rank || (a.posting.id < b.posting.id ? -1 : 1);
}

/** The neighbors of the best candidates: coverage that shares no key with the newcomer, but does with them. */
async function hop(store: RelateStore, asked: Asked, first: readonly Candidate[]): Promise<Candidate[]> {
  const from = first.slice(0, RELATE.hops).map(({ posting }) => posting.id);
  const found = await Promise.all(from.map((id) => store.listNeighbors(id, RELATE.hopNeighbors)));
  const known = new Set(first.map(({ posting }) => posting.id));
  const since = sinceOf(asked);
  const news = found.flat().filter(({ id, datePublished }) => !known.has(id) && datePublished >= since);
  return [...first, ...candidatesOf(asked, news).slice(0, RELATE.hopNeighbors)].sort(byRank);
}

/** Candidates under another question, best first. */
function ranked({ vector }: Profile, question: Question, candidates: readonly Candidate[]): Ranked[] {
  return candidates
    .map((candidate) => {
      const { posting, self, halvings } = candidate;
      const again = textScore(question, posting.vector);
      return { ...candidate, again, rank: rankScore(again, vector.self, self, halvings) };
    })
    .sort(byRank);
}

function neighborOf({ profile }: Asked, own: number, candidate: Candidate): Neighbor {
  const { posting, self, halvings, raw, text, rank } = candidate;
  const theirs = rankScore(text, self, profile.vector.self, halvings) / selfRank(self, self);
  return {
    id: posting.id,
    score: rounded(rank / own),
    reverseScore: rounded(theirs),
    raw,
    posting,
    ...(posting.story !== undefined && { story: posting.story }),
    why: reasonsOf(profile, candidate),
  };
}

/** The words that weigh most in what two articles share, each with its share of the score, and the time between them. */
function reasonsOf({ terms, input }: Profile, { posting, text }: Candidate): Reason[] {
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
  const hoursApart = Math.round(Math.abs(ageMs(input.listedAt, posting.datePublished)) / 360_000) / 10;
  return [...named, { type: 'time', hoursApart }];
}

function rounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
