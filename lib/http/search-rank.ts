import { type Instant, instantMs } from '../article/instant.ts';
import type { Posting } from '../article/related.ts';
import { decodeVector, saturation, termHash } from '../relate/vector.ts';
import type { SearchWord } from './search-query.ts';

/** The postings that were read of one word. */
export interface WordPostings {
  readonly word: SearchWord;
  readonly postings: readonly Posting[];
  /** How far back postings were asked for, and how many at most. */
  readonly windowMs: number;
  readonly limit: number;
}

/** An article that has words of the query. */
export interface Hit {
  readonly id: string;
  readonly listedAt: Instant;
  /** In [0, 1], four decimals. */
  readonly score: number;
}

/**
 * What scores are measured by: the weight of each word in hundredths, and the share of the query that the best article
 * has, in ten-thousandths. Both follow from what is stored, so later pages go on with those of the first.
 */
export interface Scale {
  readonly weights: readonly number[];
  readonly best: number;
}

/** Documents that a word is weighed against: one that stands in all of so many says nothing. */
const DOCUMENTS = 10_000;
/** What the parts of a score weigh: which words are there, how much of the text they are, how new it is. */
const WEIGHTS = { coverage: 0.7, text: 0.15, recency: 0.15 };
const HALF_LIFE_MS = 3 * 86_400_000;
/** Articles with much less of the query than the best have are left out. */
const LEAST_COVERAGE = 0.5;

/**
 * The articles that stand under the words, best first: those with the rarer words of the query and more of them,
 * newer ones before older ones. A posting carries the terms of its article, so that one found by one word is
 * known to have the others. Without a scale the one that follows from the postings.
 */
export function rankHits(
  found: readonly WordPostings[],
  now: Instant,
  scale?: Scale,
): { readonly hits: Hit[]; readonly scale: Scale } {
  const weights = scale?.weights ?? found.map((each) => Math.max(1, Math.round(100 * rarity(each, now))));
  const weighed = found.map((each, index) => ({
    hash: termHash(each.word.term),
    weight: weights[index] ?? 1,
  }));
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const byId = new Map(found.flatMap(({ postings }) => postings.map((posting) => [posting.id, posting])));
  const under = found.map(({ postings }) => new Set(postings.map(({ id }) => id)));
  const hits = [...byId.values()].map((posting) => {
    const { terms, lengthFactor } = decodeVector(posting.vector);
    let [coverage, text] = [0, 0];
    weighed.forEach(({ hash, weight }, index) => {
      const frequency = terms.get(hash) ?? (under[index]?.has(posting.id) ? 1 : 0);
      if (frequency === 0) return;
      coverage += weight / all;
      text += ((weight / all) * saturation(frequency, lengthFactor)) / MOST_SATURATED;
    });
    const ageMs = Math.max(0, instantMs(now) - instantMs(posting.datePublished));
    const recency = 2 ** (-ageMs / HALF_LIFE_MS);
    const score = WEIGHTS.coverage * coverage + WEIGHTS.text * text + WEIGHTS.recency * recency;
    const rounded = Math.round(Math.min(1, score) * 10_000) / 10_000;
    return { id: posting.id, listedAt: posting.datePublished, score: rounded, coverage };
  });
  const most = hits.reduce((sofar, { coverage }) => Math.max(sofar, coverage), 0);
  const best = scale?.best ?? Math.floor(most * 10_000);
  const shown = hits
    .filter(({ coverage }) => coverage >= (best / 10_000) * LEAST_COVERAGE)
    .sort((a, b) => (hitPosition(a) < hitPosition(b) ? -1 : 1))
    .map(({ coverage: _, ...hit }) => hit);
  return { hits: shown, scale: { weights, best } };
}

/** A scale as a part of a cursor: two characters a word and four for the best. */
export function scaleText({ weights, best }: Scale): string {
  return [...weights.map((weight) => [weight, 2]), [best, 4]]
    .map(([value = 0, length = 0]) => value.toString(36).padStart(length, '0'))
    .join('');
}

/** The scale of such a part; undefined for a cursor that has none. */
export function readScale(text: string): Scale | undefined {
  if (!/^(?:[0-9a-z]{2})+[0-9a-z]{4}$/.test(text)) return undefined;
  const weights = text.slice(0, -4).match(/../g) ?? [];
  return {
    weights: weights.map((weight) => Number.parseInt(weight, 36)),
    best: Number.parseInt(text.slice(-4), 36),
  };
}

const MOST_SATURATED = saturation(Number.MAX_SAFE_INTEGER, 0);

/** Where a hit stands among others: in text order, best and then newest first. */
export function hitPosition({ score, listedAt, id }: Hit): string {
  const rest = String(10_000 - Math.round(score * 10_000)).padStart(5, '0');
  return `${rest}#${String(9e15 - instantMs(listedAt)).padStart(16, '0')}#${id}`;
}

/** idf from the postings alone: where the limit was reached, the time they span tells how many there would be. */
function rarity({ postings, windowMs, limit }: WordPostings, now: Instant): number {
  const oldest = postings.at(-1)?.datePublished;
  const spanMs =
    postings.length < limit || oldest === undefined
      ? windowMs
      : Math.max(60_000, instantMs(now) - instantMs(oldest));
  const documents = postings.length * Math.max(1, windowMs / spanMs);
  return Math.log(1 + DOCUMENTS / (documents + 1));
}
