import type { Instant } from '../article/instant.ts';
import type { Posting } from '../article/related.ts';
import { RELATE } from './parameters.ts';
import type { Profile } from './profile.ts';
import type { RelateStore, Span } from './relate-store.ts';
import { ageMs, type Question, rankScore, rawScore, recencyOf, textScore } from './score.ts';
import { vectorHead } from './vector.ts';

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
export interface Ranked extends Candidate {
  /** As a share of what each has in common with itself. */
  readonly likeness: number;
}

/** What an article is asked with. */
export interface Asked {
  readonly profile: Profile;
  readonly question: Question;
  readonly span: Span;
  /** How much of recency fades within days. */
  readonly bursts: number;
}

/**
 * Each article once, without the newcomer itself, best first. Those that share no term with it stay: they may
 * share some with its sure neighbors.
 */
export function candidatesOf(asked: Asked, postings: readonly Posting[]): Candidate[] {
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

export function measureOf({ vector: { self, terms } }: Profile): { self: number; terms: number } {
  return { self, terms: terms.size };
}

/** Best first; ties by id. */
export function byRank(a: Candidate, b: Candidate): number {
  return b.rank - a.rank || (a.posting.id < b.posting.id ? -1 : 1);
}

/** The neighbors of the best candidates: coverage that shares no key with the newcomer, but does with them. */
export async function hop(
  store: RelateStore,
  asked: Asked,
  first: readonly Candidate[],
  since: Instant,
  hops: number = RELATE.hops,
): Promise<Candidate[]> {
  const from = first.slice(0, hops).map(({ posting }) => posting.id);
  const found = await Promise.all(from.map((id) => store.listNeighbors(id, RELATE.hopNeighbors)));
  const known = new Set(first.map(({ posting }) => posting.id));
  const news = found.flat().filter(({ id, datePublished }) => !known.has(id) && datePublished >= since);
  return [...first, ...candidatesOf(asked, news)].sort(byRank);
}

/** Candidates that share a term with another question, best first; `own` is the article's score against itself. */
export function ranked(
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
