import type { Frequencies } from './frequencies.ts';
import { saturation, type TermVector, vectorHead, vectorTerm, vectorTerms } from './vector.ts';

/**
 * What the members of a story say together: term hash → sum of their saturated frequencies, each member of
 * length one. How rare terms are is asked when two are compared, so a centroid never grows stale.
 */
type Centroid = ReadonlyMap<number, number>;

/** Terms that a centroid keeps: its heaviest. Four bytes each. */
const MAX_TERMS = 96;
/** Weights are kept in steps of 1/128 of a doubling, from 2^-16 on. */
const STEPS = 128;
const LOWEST = 16;
/** Less than this is nothing. */
const LEAST = 0.005;

/** The centroid with one more member, by the member's vector. An empty centroid is no bytes. */
export function withVector(centroid: Uint8Array, vector: Uint8Array): Uint8Array {
  return added(centroid, vector, 1);
}

/** The centroid without one of its members: what is left of it, since a centroid forgets its lightest terms. */
export function withoutVector(centroid: Uint8Array, vector: Uint8Array): Uint8Array {
  return added(centroid, vector, -1);
}

function added(centroid: Uint8Array, vector: Uint8Array, sign: 1 | -1): Uint8Array {
  const sums = new Map(decode(centroid));
  const { self, lengthFactor } = vectorHead(vector);
  if (self <= 0) return centroid;
  for (let index = 0; index < vectorTerms(vector); index += 1) {
    const packed = vectorTerm(vector, index);
    const hash = packed >> 4;
    const sum = (sums.get(hash) ?? 0) + (sign * saturation(packed & 15, lengthFactor)) / Math.sqrt(self);
    // Rounding leaves a little of what is taken away.
    if (sum > LEAST) sums.set(hash, sum);
    else sums.delete(hash);
  }
  return encode(sums);
}

/** The centroid of two stories that are one. */
export function withCentroid(centroid: Uint8Array, other: Uint8Array): Uint8Array {
  const sums = new Map(decode(centroid));
  for (const [hash, weight] of decode(other)) sums.set(hash, (sums.get(hash) ?? 0) + weight);
  return encode(sums);
}

/** Cosine of an article and a centroid, in [0, 1]; 0 for an empty one. */
export function articleLikeness(
  { self, lengthFactor, terms }: TermVector,
  bytes: Uint8Array,
  { idf }: Frequencies,
) {
  const centroid = decode(bytes);
  let dot = 0;
  for (const [hash, frequency] of terms) {
    const weight = centroid.get(hash);
    if (weight !== undefined) dot += idf(hash) * saturation(frequency, lengthFactor) * weight;
  }
  return cosine(dot, self, square(centroid, idf));
}

/** Cosine of some terms, each as much as the others, and a centroid, in [0, 1]; 0 for an empty one. */
export function termsLikeness(hashes: ReadonlySet<number>, bytes: Uint8Array): number {
  const centroid = decode(bytes);
  let [dot, all] = [0, 0];
  for (const hash of hashes) dot += centroid.get(hash) ?? 0;
  for (const weight of centroid.values()) all += weight * weight;
  return cosine(dot, hashes.size, all);
}

/** Cosine of two centroids, in [0, 1]. */
export function storyLikeness(a: Uint8Array, b: Uint8Array, { idf }: Frequencies): number {
  const [ours, theirs] = [decode(a), decode(b)];
  let dot = 0;
  for (const [hash, weight] of ours) dot += idf(hash) * weight * (theirs.get(hash) ?? 0);
  return cosine(dot, square(ours, idf), square(theirs, idf));
}

function cosine(dot: number, squareA: number, squareB: number): number {
  return dot > 0 ? dot / Math.sqrt(squareA * squareB) : 0;
}

function square(centroid: Centroid, idf: (hash: number) => number): number {
  let sum = 0;
  for (const [hash, weight] of centroid) sum += idf(hash) * weight * weight;
  return sum;
}

/** 20 bits of hash and 12 of logarithmic weight for each term, heaviest first. */
function encode(sums: Centroid): Uint8Array {
  const kept = [...sums].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MAX_TERMS);
  const view = new DataView(new ArrayBuffer(4 * kept.length));
  for (const [index, [hash, weight]] of kept.entries()) {
    const level = Math.min(4095, Math.max(0, Math.round(STEPS * (Math.log2(weight) + LOWEST))));
    view.setUint32(4 * index, hash * 4096 + level);
  }
  return new Uint8Array(view.buffer);
}

function decode(bytes: Uint8Array): Centroid {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const centroid = new Map<number, number>();
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const packed = view.getUint32(at);
    centroid.set(Math.floor(packed / 4096), 2 ** ((packed % 4096) / STEPS - LOWEST));
  }
  return centroid;
}
