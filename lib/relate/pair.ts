import type { Frequencies } from './frequencies.ts';
import { type TermVector, vectorHead, vectorTerm, vectorTerms } from './vector.ts';
import { WEIGHTS } from './weights.ts';

/** What tells whether two articles are of one story, or related to a reader. All of it is read from their vectors and dates. */
export interface PairFeatures {
  /** The text score as a share of what each has in common with itself: `rawScore`. */
  readonly raw: number;
  /** e^(−hours / 240): 1 for articles of the same instant. */
  readonly near: number;
  /** How common the shared words are in the collection now, in [0, 1]: words that everybody writes this week name a topic. */
  readonly hot: number;
  /** The part of each one's headline, by idf, that stands anywhere in the other: the smaller and the larger. */
  readonly leastHeadline: number;
  readonly mostHeadline: number;
  /** ln(1 + shared terms). */
  readonly shared: number;
}

const NEAR_HOURS = 240;

/**
 * The features of two articles: `a` as decoded, `b` as it is stored, which is read where it lies. `hours` apart;
 * `raw` of the two. Where a vector does not tell its headline terms, all of its terms stand in for them.
 */
export function pairFeatures(
  a: TermVector,
  b: Uint8Array,
  { raw, hours }: { readonly raw: number; readonly hours: number },
  { idf, collectionCount, collectionSize }: Frequencies,
): PairFeatures {
  const { headlineTerms } = vectorHead(b);
  const count = vectorTerms(b);
  const theirs = headlineTerms > 0 ? headlineTerms : count;
  const isOurs = (hash: number) => a.headline.size === 0 || a.headline.has(hash);
  let [shared, sharedIdf, heat, theirsShared, theirsAll, oursShared] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const hash = vectorTerm(b, index) >> 4;
    const isShared = a.terms.has(hash);
    if (!isShared && index >= theirs) continue;
    const worth = idf(hash);
    if (index < theirs) theirsAll += worth;
    if (!isShared) continue;
    shared += 1;
    sharedIdf += worth;
    heat += worth * Math.log(1 + collectionCount(hash));
    if (index < theirs) theirsShared += worth;
    if (isOurs(hash)) oursShared += worth;
  }
  let oursAll = 0;
  for (const hash of a.headline.size > 0 ? a.headline : a.terms.keys()) oursAll += idf(hash);
  const coverages = [share(oursShared, oursAll), share(theirsShared, theirsAll)];
  return {
    raw,
    near: Math.exp(-hours / NEAR_HOURS),
    hot: share(heat, sharedIdf) / Math.log(2 + collectionSize),
    leastHeadline: Math.min(...coverages),
    mostHeadline: Math.max(...coverages),
    shared: Math.log(1 + shared),
  };
}

/** What a probability of two articles is asked for: stories that are events, or what readers are shown as related. */
export type PairPurpose = 'story' | 'shown';

/** The probability that two articles are of one story, or related to a reader, in [0, 1]. Logistic regression; see `WEIGHTS`. */
export function pairProbability(features: PairFeatures, purpose: PairPurpose): number {
  const { intercept, raw, near, hot, leastHeadline, mostHeadline, shared } = WEIGHTS[purpose];
  const logit =
    intercept +
    raw * features.raw +
    near * features.near +
    hot * features.hot +
    leastHeadline * features.leastHeadline +
    mostHeadline * features.mostHeadline +
    shared * features.shared;
  return 1 / (1 + Math.exp(-logit));
}

function share(part: number, all: number): number {
  return all > 0 ? part / all : 0;
}
