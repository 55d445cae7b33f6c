import type { ArticleId } from '../article/article.ts';
import { addMs, type Instant } from '../article/instant.ts';
import type { Posting, Reason, TermKey } from '../article/related.ts';
import { askAgain, sureNeighbors } from './feedback.ts';
import type { Frequencies } from './frequencies.ts';
import { limitSeries } from './limit-series.ts';
import { type PairFeatures, pairFeatures, pairProbability } from './pair.ts';
import { RELATE } from './parameters.ts';
import { askedTerms, keyTerms, type Profile, type WeighedTerm } from './profile.ts';
import {
  byRank,
  type Candidate,
  candidatesOf,
  hop,
  measureOf,
  type Ranked,
  ranked,
} from './ranked-candidates.ts';
import { reasonsOf } from './reasons.ts';
import type { RelateStore, Span } from './relate-store.ts';
import { ageMs, burstsAmong, type Question, rankScore, selfRank, textScore } from './score.ts';
import {
  decideAgain,
  decideStory,
  type SecondDecision,
  type StoryDecision,
  storiesOf,
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
  /** That a reader calls them related. */
  readonly probability: number;
  /** What the probability was reckoned from. */
  readonly features: PairFeatures;
  /** Whether both are made by one template of their outlet: then neither tells of the other. */
  readonly isOfSeries: boolean;
  /** As it was read: its vector stands in the edge to it. */
  readonly posting: Posting;
  readonly reasons: readonly Reason[];
}

/** What relating found. */
export interface Related {
  /** Best first, at most `RELATE.neighbors`. All of them are stored. */
  readonly neighbors: readonly Neighbor[];
  readonly story: StoryDecision;
  /** Of an article that is in a story already: whether that is the right one. */
  readonly second: SecondDecision;
  /** How many articles the story that it is in already has; 0 for a new one. */
  readonly storySize: number;
  /** Whether the article is one of a series of its outlet: headlines that differ in names and numbers only. */
  readonly isSeries: boolean;
  /** Whether one that might be a neighbor has posted but is not stored yet: whoever looks again later will find it. */
  readonly isEarly: boolean;
}

/** What an article is found by. */
export interface Posted {
  /** Term keys to post under. */
  readonly keys: readonly TermKey[];
  /** The vector for postings and edges. */
  readonly vector: Uint8Array;
  /** Hashes of its terms and its counted words: what the collection's frequencies learn of it. */
  readonly frequencyUpdate: { readonly terms: readonly number[]; readonly words: number };
}

/** What is known of an article that is related once more. */
export interface Known {
  /** Its related set as it has become: those that came later and chose it. */
  readonly neighbors: readonly Posting[];
  /** The story that it is in. */
  readonly story: string;
}

/** What is posted of an article, before it asks for others: of two that come at the same time one finds the other. */
export function postedOf(profile: Profile): Posted {
  return {
    keys: keysOf(profile, keyTerms(profile)),
    vector: encodeVector(profile.vector),
    frequencyUpdate: { terms: profile.terms.map(({ hash }) => hash), words: profile.words },
  };
}

/**
 * The related set of an article by covering postings: every posting carries the whole term vector, so the newest
 * postings of its best terms give the full score of each candidate. K + 1 Queries, a second hop of three, and a
 * BatchGetItem each of the best candidates and of stories; no clock, no randomness, ties by id. An article that is
 * stored already is related again by fewer terms, since those that came later have chosen it and are `known`.
 */
export async function relate(
  profile: Profile,
  store: RelateStore,
  frequencies: Frequencies,
  span: Span = RELATE,
  known?: Known,
): Promise<Related> {
  const { input } = profile;
  const terms = askedTerms(profile, frequencies);
  const asking = keysOf(profile, known ? terms.slice(0, RELATE.lookKeys) : terms);
  const question: Question = new Map(profile.terms.map(({ hash, weight }) => [hash, weight]));
  const since = addMs(input.listedAt, -span.windowMs);
  const [newest = [], ...others] = await listsOf(store, asking, since);
  const bursts = burstsAmong(newest.map(({ datePublished }) => ageMs(input.listedAt, datePublished)));
  const asked = { profile, question, span, bursts };
  const first = candidatesOf(asked, [newest, ...others, known?.neighbors ?? []].flat());
  const hopped = await hop(store, asked, first, since, known ? RELATE.lookHops : RELATE.hops);
  const sure = sureNeighbors(profile, hopped);
  const again = askAgain(profile, question, sure, frequencies);
  const own = textScore(again, encodeVector(profile.vector));
  const found = supported(ranked(profile, again, own, hopped), frequencies)
    .slice(0, RELATE.readCandidates)
    .map((candidate) => {
      const features = featuresOf(profile, candidate, frequencies);
      const vote = pairProbability(features, 'story');
      return { ...candidate, features, vote, probability: pairProbability(features, 'shown') };
    });
  const members = await store.getMembers(found.map(({ posting }) => posting.id));
  const storyBefore = (id: string) => members.get(id)?.story;
  const isStored = ({ posting }: Candidate) => members.has(posting.id);
  const { isSeries, best } = limitSeries(input, found.filter(isStored), members);
  const voters = votersOf(
    best.map(({ posting: { id }, vote }) => ({ id, probability: vote, story: storyBefore(id) })),
  );
  const wanted = [...new Set([...storiesOf(voters), ...(known ? [known.story] : [])])];
  const summaries = await store.getStorySummaries(wanted);
  const seeker = { ...input, vector: profile.vector };
  const story = decideStory(seeker, voters, summaries, frequencies);
  const now = summaries.get(known?.story ?? '');
  const second: SecondDecision = now
    ? decideAgain(seeker, now, voters, summaries, frequencies)
    : { is: 'right' };
  const memberOf = now ? (second.is === 'move' ? second.to : now.id) : story.id;
  const isMember = ({ posting }: Candidate) => summaries.get(storyBefore(posting.id) ?? '')?.id === memberOf;
  const bonus = bonusOf(profile.distinct, profile.vector.self);
  const most = selfRank(own, measureOf(profile));
  return {
    neighbors: best
      .map((candidate) => ({ ...candidate, rank: candidate.rank + (isMember(candidate) ? bonus : 0) }))
      .sort(byRank)
      .slice(0, RELATE.neighbors)
      .map((candidate) => ({
        ...neighborOf(candidate),
        score: rounded(candidate.rank / most),
        reverseScore: rounded(reverseScore(profile, candidate, isMember(candidate))),
        reasons: reasonsOf(profile, candidate, sure),
      })),
    story,
    second,
    storySize: now?.articleCount ?? 0,
    isSeries,
    isEarly: found.some((each) => !isStored(each) && each.likeness >= RELATE.leastLikeness),
  };
}

/**
 * The keys of terms, and the one of no term, under which every article of the language stands: its newest
 * postings are what just happened, of which some share words that are no key of either.
 */
function keysOf({ language }: Profile, terms: readonly WeighedTerm[]): TermKey[] {
  return ['', ...terms.map(({ term }) => term)].map((term) => `${language}#${term}`);
}

/** A candidate, and the probabilities that it is related to the newcomer, and of its story. */
type Probable = Ranked & Pick<Neighbor, 'features' | 'probability'> & { readonly vote: number };

function featuresOf(
  { input, vector }: Profile,
  { posting, raw }: Ranked,
  frequencies: Frequencies,
): PairFeatures {
  const hours = Math.abs(ageMs(input.listedAt, posting.datePublished)) / 3_600_000;
  return pairFeatures(vector, posting.vector, { raw, hours }, frequencies);
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
  probability,
  features,
  isOfSeries,
}: Probable & Pick<Neighbor, 'isOfSeries'>): Omit<Neighbor, 'score' | 'reverseScore' | 'reasons'> {
  return { id: posting.id, raw, likeness, probability: rounded(probability), features, isOfSeries, posting };
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
