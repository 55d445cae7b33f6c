import { frequencyOf, lengthOf } from './postings.ts';

/**
 * What scores are measured by: the mean length and the weight of each word, by its name. All follow from the index as
 * it was at the first page, so that later pages go on in its order.
 */
export interface Scale {
  readonly meanWords: number;
  /** In thousandths. */
  readonly weights: ReadonlyMap<string, number>;
}

/** BM25 (Robertson, Zaragoza 2009): saturation and normalization by length. */
const K1 = 1.2;
const B = 0.75;
const CLASSES = 16;

/**
 * For each class of frequency and of length the odds of BM25's saturation, frequency over K1 and length: odds of the
 * forms of one word in one text add up, saturations do not.
 */
export function oddsTable(meanWords: number): (frequencyClass: number, lengthClass: number) => number {
  const table = Float32Array.from({ length: CLASSES * CLASSES }, (_, index) => {
    const words = lengthOf(index % CLASSES);
    return frequencyOf(Math.floor(index / CLASSES)) / (K1 * (1 - B + (B * words) / Math.max(1, meanWords)));
  });
  return (frequencyClass, lengthClass) => table[frequencyClass * CLASSES + lengthClass] ?? 0;
}

/** The saturation of odds, in [0, 1). */
export function saturated(odds: number): number {
  return odds / (1 + odds);
}

/** The weight of a word that `count` of `documents` have, in thousandths: BM25's idf, never negative. */
export function weightOf(count: number, documents: number): number {
  const inverse = Math.log(1 + (Math.max(documents, count) - count + 0.5) / (count + 0.5));
  return Math.round(1000 * inverse);
}

const RECENCY = 0.1;
const HALF_LIFE_SECONDS = 3 * 86_400;

/** What a score is multiplied with for its age: 1.1 for what is new, 1.05 after three days. */
export function recency(ageSeconds: number): number {
  return 1 + RECENCY * 2 ** (-Math.max(0, ageSeconds) / HALF_LIFE_SECONDS);
}

/** A scale as a part of a cursor: numbers of base 36, in the order of `names`. */
export function scaleText({ meanWords, weights }: Scale, names: readonly string[]): string {
  return [meanWords, ...names.map((name) => weights.get(name) ?? 0)]
    .map((each) => each.toString(36))
    .join('.');
}

/** The scale of such a part; undefined for one of another query. */
export function readScale(text: string, names: readonly string[]): Scale | undefined {
  const numbers = text.split('.').map((each) => Number.parseInt(each, 36));
  if (numbers.length !== names.length + 1 || numbers.some((number) => !Number.isFinite(number)))
    return undefined;
  const [meanWords = 1, ...weights] = numbers;
  return { meanWords, weights: new Map(names.map((name, index) => [name, weights[index] ?? 0])) };
}
