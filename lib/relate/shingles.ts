import { bareWords } from '../text/bare-words.ts';
import { fnv1a } from '../text/fnv1a.ts';

/** Three words that follow each other, as a number, in their order: two texts with many in common are one text. */
export type Shingles = readonly number[];

/** Words of a body that are compared: copies agree from the beginning. */
const WORDS = 160;
const CHARACTERS = 8 * WORDS;
/** A text of fewer proves nothing. */
const LEAST_SHINGLES = 8;
/** Copies share this part of what either has; less is a text that was edited. */
const COPY_JACCARD = 0.5;

/** The shingles of the beginning of a body. About 30 µs. */
export function shinglesOf(body: string): Shingles {
  const words = bareWords(body.slice(0, CHARACTERS).toLowerCase()).slice(0, WORDS);
  const hashes = words.map(fnv1a);
  return hashes
    .slice(2)
    .map(
      (hash, index) =>
        Math.imul(Math.imul((hashes[index] ?? 0) ^ 0x9e3779b9, 31) + (hashes[index + 1] ?? 0), 31) + hash,
    );
}

/**
 * Whether two bodies are one text: a `least` part of the shingles of both, where the longer one is read no further than
 * the shorter, stands in both. Those of `boilerplate` do not count. Undefined where either has too few to tell.
 */
export function isOneText(
  a: Shingles,
  b: Shingles,
  boilerplate: ReadonlySet<number>,
  least = COPY_JACCARD,
): boolean | undefined {
  const length = Math.min(a.length, b.length);
  const [ours, theirs] = [a, b].map((shingles) => {
    const read = new Set(shingles.slice(0, length));
    for (const shingle of boilerplate) read.delete(shingle);
    return read;
  }) as [Set<number>, Set<number>];
  if (Math.min(ours.size, theirs.size) < LEAST_SHINGLES) return undefined;
  let shared = 0;
  for (const shingle of theirs) if (ours.has(shingle)) shared += 1;
  return shared / (ours.size + theirs.size - shared) >= least;
}
