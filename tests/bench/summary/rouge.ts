import { stemWord } from '../hashtags/score.ts';

/** F1 of n-grams or of the longest common subsequence, in [0, 1] (Lin 2004). */
export interface Rouge {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+/gu;

/** Words in lower case, stemmed (Porter's stemmer for English, Snowball's for others); characters of scripts without spaces. */
export function rougeTokens(text: string, language: string): string[] {
  return (text.toLowerCase().match(TOKEN) ?? []).map((word) => stemWord(word, language));
}

export function rougeOf(made: readonly string[], reference: readonly string[]): Rouge {
  return {
    rouge1: ngramF1(made, reference, 1),
    rouge2: ngramF1(made, reference, 2),
    rougeL: f1(commonSubsequence(made, reference), made.length, reference.length),
  };
}

function ngramF1(made: readonly string[], reference: readonly string[], n: number): number {
  const [own, theirs] = [ngrams(made, n), ngrams(reference, n)];
  let shared = 0;
  for (const [gram, count] of own) shared += Math.min(count, theirs.get(gram) ?? 0);
  return f1(shared, Math.max(0, made.length - n + 1), Math.max(0, reference.length - n + 1));
}

function ngrams(tokens: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index + n <= tokens.length; index += 1) {
    const gram = tokens.slice(index, index + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const token of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j += 1) {
      row.push(token === b[j - 1] ? (before[j - 1] ?? 0) + 1 : Math.max(before[j] ?? 0, row[j - 1] ?? 0));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

function f1(shared: number, made: number, reference: number): number {
  return shared === 0 ? 0 : (2 * shared) / (made + reference);
}
