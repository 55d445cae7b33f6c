import type { ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import { addMs } from '../article/instant.ts';
import type { Posting, Reason, TermKey } from '../article/related.ts';
import { askAgain } from './feedback.ts';
import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import { keyTerms, type Profile, profileOf, type RelateInput } from './profile.ts';
import { ageMs, type Question, rankScore, rawScore, selfRank, textScore } from './score.ts';
import { decideStory, type StoryDecision } from './story.ts';
import { decodeVector, encodeVector, saturation, type TermVector } from './vector.ts';

/** What relating reads: postings by term, and the neighbors that an article already has. */
export interface RelateStore {
  /** Postings of a term, newest first, not older than `since`. One Query. */
  listPostings(key: TermKey, options: { since: Instant; limit: number }): Promise<readonly Posting[]>;
  /** The best neighbors of an article, as postings. One Query. */
  listNeighbors(id: ArticleId, limit: number): Promise<readonly Posting[]>;
}

/** A neighbor that was found. Scores in [0, 1], four decimals. */
export interface Neighbor {
  readonly id: ArticleId;
  /** Of the neighbor in the newcomer's set, and of the newcomer in the neighbor's. */
  readonly score: number;
  readonly reverseScore: number;
  readonly raw: number;
  readonly story?: string;
  readonly why: readonly Reason[];
}

/** What relating found and what is to be stored for those who come later. */
export interface Related {
  /** Term keys to post under. */
  readonly keys: readonly TermKey[];
  /** The vector for postings and edges. */
  readonly vector: Uint8Array;
  /** Best first, at most `RELATE.edges`. */
  readonly neighbors: readonly Neighbor[];
  readonly story: StoryDecision;
  /** Hashes of its terms and its counted words: what the collection's frequencies learn of it. */
  readonly learned: { readonly terms: readonly number[]; readonly words: number };
}

/** Somebody who might be related. */
export interface Candidate {
  readonly posting: Posting;
  readonly vector: TermVector;
  /** Text score under the first question. */
  readonly text: number;
  readonly raw: number;
  readonly rank: number;
}

/**
 * The related set of a newcomer by covering postings: every posting carries the whole term vector, so the newest
 * postings of its best terms give the full score of each candidate. K Queries and a second hop of three; no
 * clock, no randomness, ties by id.
 */
export async function relate(
  input: RelateInput,
  store: RelateStore,
  frequencies: Frequencies,
): Promise<Related> {
  const profile = profileOf(input, frequencies);
  const keys = keyTerms(profile, frequencies).map(({ term }) => `${profile.language}#${term}`);
  const question: Question = new Map(profile.terms.map(({ hash, weight }) => [hash, weight]));
  const first = candidatesOf(profile, question, await postingsOf(store, keys, input));
  const hopped = await hop(store, profile, question, first);
  const again = askAgain(profile, question, hopped, frequencies);
  const best = ranked(profile, again, hopped).slice(0, RELATE.edges);
  const neighbors = best.map((candidate) => neighborOf(profile, again, candidate));
  return {
    keys,
    vector: encodeVector(profile.vector),
    neighbors,
    story: decideStory(input.id, hopped),
    learned: { terms: profile.terms.map(({ hash }) => hash), words: profile.words },
  };
}

async function postingsOf(
  store: RelateStore,
  keys: readonly TermKey[],
  { listedAt }: RelateInput,
): Promise<Posting[]> {
  const options = { since: addMs(listedAt, -RELATE.windowMs), limit: RELATE.postingsPerKey };
  return (await Promise.all(keys.map((key) => store.listPostings(key, options)))).flat();
}

/** Each article once, without the newcomer itself and without those that share no term, best first. */
function candidatesOf(profile: Profile, question: Question, postings: readonly Posting[]): Candidate[] {
  const { self } = profile.vector;
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  byId.delete(profile.input.id);
  return [...byId.values()]
    .map((posting) => {
      const vector = decodeVector(posting.vector);
      const text = textScore(question, vector);
      const age = ageMs(profile.input.listedAt, posting.datePublished);
      return {
        posting,
        vector,
        text,
        raw: rawScore(text, self, vector.self),
        rank: rankScore(text, self, vector.self, age),
      };
    })
    .filter(({ text }) => text > 0)
    .sort(byRank);
}

function byRank(a: Candidate, b: Candidate): number {
  return b.rank - a.rank || (a.posting.id < b.posting.id ? -1 : 1);
}

/** The neighbors of the best candidates: coverage that shares no key with the newcomer, but does with them. */
async function hop(
  store: RelateStore,
  profile: Profile,
  question: Question,
  first: readonly Candidate[],
): Promise<Candidate[]> {
  const from = first.slice(0, RELATE.hops).map(({ posting }) => posting.id);
  const found = await Promise.all(from.map((id) => store.listNeighbors(id, RELATE.hopNeighbors)));
  const known = new Set(first.map(({ posting }) => posting.id));
  const news = found.flat().filter(({ id }) => !known.has(id));
  return [...first, ...candidatesOf(profile, question, news).slice(0, RELATE.hopNeighbors)].sort(byRank);
}

/** Candidates under another question, best first. */
function ranked(profile: Profile, question: Question, candidates: readonly Candidate[]): Candidate[] {
  const { self } = profile.vector;
  return candidates
    .filter(({ raw }) => raw >= RELATE.leastScore)
    .map((candidate) => {
      const age = ageMs(profile.input.listedAt, candidate.posting.datePublished);
      return {
        ...candidate,
        rank: rankScore(textScore(question, candidate.vector), self, candidate.vector.self, age),
      };
    })
    .sort(byRank);
}

function neighborOf(profile: Profile, question: Question, candidate: Candidate): Neighbor {
  const { posting, vector, raw, text, rank } = candidate;
  const { self } = profile.vector;
  const age = ageMs(profile.input.listedAt, posting.datePublished);
  const own = selfRank(textScore(question, profile.vector), self);
  const theirs = rankScore(text, vector.self, self, age) / selfRank(vector.self, vector.self);
  return {
    id: posting.id,
    score: rounded(rank / own),
    reverseScore: rounded(theirs),
    raw,
    ...(posting.story !== undefined && { story: posting.story }),
    why: reasonsOf(profile, vector, text, age),
  };
}

/** The words that weigh most in what two articles share, each with its share of the score, and the time between them. */
function reasonsOf(profile: Profile, vector: TermVector, text: number, age: number): Reason[] {
  const shared = profile.terms.flatMap(({ hash, surface, weight }) => {
    const frequency = vector.terms.get(hash);
    return frequency === undefined
      ? []
      : [{ surface, part: (weight * saturation(frequency, vector.lengthFactor)) / text }];
  });
  shared.sort((a, b) => b.part - a.part || (a.surface < b.surface ? -1 : 1));
  const terms = shared
    .slice(0, 5)
    .map(({ surface, part }) => ({ type: 'term', term: surface, weight: hundredths(part) }) as const);
  return [...terms, { type: 'time', hoursApart: Math.round(Math.abs(age) / 360_000) / 10 }];
}

function rounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
