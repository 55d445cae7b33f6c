import { inOrder, inRow, writtenWords } from '../../../lib/search/written-words.ts';
import type { Language } from '../../../lib/text/language.ts';
import { type Document, tokenOf } from './documents.ts';

/** BM25 with the parameters of the index. */
const K1 = 1.2;
const B = 0.75;

/** Exhaustive BM25 over the tokens: every document is scored. */
export interface ExactSearch {
  /** A query's words, each as its tokens in every language that has articles. */
  tokensOf(words: readonly string[]): string[][];
  /** Scores of the documents that have every word, by their place. */
  scores(words: readonly (readonly string[])[]): Map<number, number>;
}

export function exactSearch(documents: readonly Document[]): ExactSearch {
  const postings = new Map<string, [document: number, frequency: number][]>();
  for (const [place, { tokens }] of documents.entries())
    for (const [token, frequency] of tokens) {
      const known = postings.get(token) ?? [];
      postings.set(token, known);
      known.push([place, frequency]);
    }
  const languages = new Map<string, Language>();
  for (const { language } of documents) languages.set(language.code, language);
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
  return {
    tokensOf: (words) =>
      words.flatMap((word) => {
        // Of a run of characters each pair has to stand.
        const all = [...languages.values()].map((language) =>
          inRow(inOrder(writtenWords(word, language))).map((each) => tokenOf(each.word, language)),
        );
        const most = Math.max(...all.map((tokens) => tokens.length));
        return Array.from({ length: most }, (_, at) => [
          ...new Set(all.flatMap((tokens) => tokens[at] ?? [])),
        ]);
      }),
    scores(words) {
      let all: Map<number, number> | undefined;
      for (const forms of words) {
        const own = new Map<number, number>();
        for (const form of forms)
          for (const [place, frequency] of postings.get(form) ?? [])
            own.set(place, (own.get(place) ?? 0) + frequency);
        const weight = Math.log(1 + (documents.length - own.size + 0.5) / (own.size + 0.5));
        const scored = new Map<number, number>();
        for (const [place, frequency] of own) {
          if (all && !all.has(place)) continue;
          const length = documents[place]?.length ?? mean;
          const part = (weight * frequency) / (frequency + K1 * (1 - B + (B * length) / mean));
          scored.set(place, (all?.get(place) ?? 0) + part);
        }
        all = scored;
      }
      return all ?? new Map();
    },
  };
}

/** nDCG of the first ten: gains are exhaustive scores. */
export function ndcg10(found: readonly number[], scores: ReadonlyMap<number, number>): number {
  const gain = (all: readonly number[]) =>
    all.slice(0, 10).reduce((sum, score, rank) => sum + score / Math.log2(rank + 2), 0);
  const ideal = gain([...scores.values()].sort((a, b) => b - a));
  return ideal === 0 ? 1 : gain(found.map((place) => scores.get(place) ?? 0)) / ideal;
}
