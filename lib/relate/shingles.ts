import { bareWords } from '../text/bare-words.ts';

/** Three words that follow each other, as numbers: two texts with many in common are one text. */
export type Shingles = ReadonlySet<number>;

/** Words of a body that are compared: copies agree from the beginning. */
const WORDS = 160;
const CHARACTERS = 8 * WORDS;
/** A text of fewer proves nothing. */
const LEAST_SHINGLES = 8;
/** Copies share this part of what either has; less is a text that was edited. */
const COPY_JACCARD = 0.5;

/** The words of the beginning of a body, by which it is compared. */
export function comparedWords(body: string): readonly string[] {
  return bareWords(body.slice(0, CHARACTERS).toLowerCase()).slice(0, WORDS);
}

/** The shingles of the first `count` words. */
export function shinglesOf(words: readonly string[], count = words.length): Shingles {
  const shingles = new Set<number>();
  for (let index = 0; index + 2 < Math.min(count, words.length); index += 1) {
    let hash = 0x811c9dc5;
    for (let word = index; word < index + 3; word += 1) {
      const text = words[word] ?? '';
      for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      hash = Math.imul(hash ^ 0x20, 0x01000193);
    }
    shingles.add(hash);
  }
  return shingles;
}

/**
 * Whether two bodies are one text: a `least` part of the shingles of both, where the longer one is read no further than
 * the shorter, stands in both. Those of `boilerplate` do not count. Undefined where either has too few to tell.
 */
export function isOneText(
  a: readonly string[],
  b: readonly string[],
  boilerplate: Shingles,
  least = COPY_JACCARD,
): boolean | undefined {
  const length = Math.min(a.length, b.length);
  const [ours, theirs] = [a, b].map((words) =>
    [...shinglesOf(words, length)].filter((shingle) => !boilerplate.has(shingle)),
  ) as [number[], number[]];
  if (Math.min(ours.length, theirs.length) < LEAST_SHINGLES) return undefined;
  const known = new Set(ours);
  const shared = theirs.filter((shingle) => known.has(shingle)).length;
  return shared / (ours.length + theirs.length - shared) >= least;
}
