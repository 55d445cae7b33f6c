import { UNSPACED } from '../text/script.ts';
import { foldTerm } from './fold-term.ts';
import { packText, unpackText } from './pack-text.ts';
import { blockOf, placeOf } from './term.ts';

/** Words of a segment by how they begin and end, in how many articles each stands. */
export type Spellings = ReadonlyMap<string, number>;

/** Words of letters; numbers and pairs of scripts without spaces are not mistyped into each other. */
const SPELLED = /^\p{L}[\p{L}\p{M}]{2,29}$/u;
/** A word that stands in one article alone is as often a slip itself. */
const LEAST = 2;
/** In segments of so many articles a word has to stand in one more, each time: half of the words there are stand in fewer. */
const LARGE = [100, 1000];
/** The dictionary of a segment holds at most so many words, the commonest. */
const MOST_WORDS = 300_000;
/** Less than 4 KB. */
const WORDS_A_PART = 750;
/** Longer words are looked up by their first four letters, in the blocks, where they do not begin wrongly. */
const LONGEST_BY_BEGINNING = 9;

/** Whether a term is a word that can be mistyped. */
export function isSpelled(term: string): boolean {
  return SPELLED.test(term) && !UNSPACED.test(term);
}

/**
 * The keys that a word lies under. A slip leaves one of them whole: the first two letters, or the last three; what
 * changes two letters in the middle of a short word is looked up with `keysToAsk`.
 */
function keysOf(folded: string): string[] {
  const letters = [...folded];
  const ending = `${letters.slice(-3).join('')}$`;
  return letters.length <= LONGEST_BY_BEGINNING ? [beginningOf(letters), ending] : [ending];
}

/** The keys under which words lie that a typed one may be meant for. */
export function keysToAsk(folded: string): string[] {
  const letters = [...folded];
  const [first = '', second = '', third = '', ...rest] = letters;
  return [
    ...new Set([...keysOf(folded), beginningOf(letters), beginningOf([first, third, second, ...rest])]),
  ];
}

/** The key under which words of at most nine letters lie that begin so. */
export function beginningOf(letters: readonly string[]): string {
  return `^${letters.slice(0, 2).join('')}`;
}

/** The part of a dictionary that a key lies in. */
export function spellingPart(key: string, parts: number): number {
  return blockOf(placeOf(key), parts);
}

/** Gathers the words of a segment while it is written. */
export function newDictionary(documents: number) {
  const counts = new Map<string, number>();
  let least = LEAST + LARGE.filter((each) => documents >= each).length;
  return {
    /** Counts a term of one language. */
    add(term: string, count: number): void {
      if (count < least || !isSpelled(term)) return;
      counts.set(term, (counts.get(term) ?? 0) + count);
      if (counts.size <= MOST_WORDS) return;
      least *= 2;
      for (const [word, times] of counts) if (times < least) counts.delete(word);
    },
    /** Bytes of its parts. */
    parts(): Uint8Array[] {
      const keyed = [...counts].flatMap(([word, count]) =>
        keysOf(foldTerm(word)).map((key) => ({ key, word, count })),
      );
      const parts = Math.ceil(keyed.length / WORDS_A_PART);
      const lines = Array.from({ length: parts }, () => new Set<string>());
      for (const { key, word, count } of keyed)
        lines[spellingPart(key, parts)]?.add(`${word} ${count.toString(36)}`);
      return lines.map((all) => packText([...all].sort().join('\n'), 6));
    },
  };
}

/** The words of a part. */
export function decodeSpellings(bytes: Uint8Array): Spellings {
  const lines = unpackText(bytes).split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [word = '', count = ''] = line.split(' ');
      return [word, Number.parseInt(count, 36)];
    }),
  );
}
