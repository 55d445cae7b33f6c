import { RELATE } from '../../../lib/relate/parameters.ts';
import { burstsAmong, recencyOf } from '../../../lib/relate/score.ts';
import { loadedLanguage } from '../../../lib/text/language.ts';
import { termsOf } from '../../../lib/text/terms.ts';
import type { Method } from './baselines.ts';
import type { Row } from './rows.ts';

/** Lucene's defaults. */
const K1 = 1.2;
const B = 0.75;
const WORDS = 400;

interface Document {
  readonly t: number;
  readonly length: number;
  readonly terms: ReadonlyMap<string, number>;
}

/**
 * Exhaustive BM25: every earlier row of the window that shares a term is scored, with the same words, stems and
 * stop words as ours and exact document frequencies of all rows so far. With a `halfLifeMs` it has the
 * additive term for recency that our ranking has.
 */
export function bm25(halfLifeMs?: number): Method {
  const documents: Document[] = [];
  const postings = new Map<string, number[]>();
  let words = 0;
  return {
    add(row) {
      const document = documentOf(row);
      for (const term of document.terms.keys()) {
        const list = postings.get(term);
        if (list) list.push(documents.length);
        else postings.set(term, [documents.length]);
      }
      documents.push(document);
      words += document.length;
    },
    find(row, sinceMs, limit) {
      const scores = new Map<number, number>();
      const query = documentOf(row);
      const mean = words / Math.max(1, documents.length);
      let self = 0;
      for (const [term, frequency] of query.terms) {
        const list = postings.get(term) ?? [];
        const idf = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
        self += frequency * idf * saturated(frequency, query.length, mean);
        for (let at = list.length - 1; at >= 0; at -= 1) {
          const index = list[at] ?? 0;
          const document = documents[index];
          if (!document || document.t < sinceMs) break;
          const part = frequency * idf * saturated(document.terms.get(term) ?? 0, document.length, mean);
          scores.set(index, (scores.get(index) ?? 0) + part);
        }
      }
      if (halfLifeMs !== undefined) {
        const bursts = burstsAmong(
          documents
            .slice(-RELATE.postingsPerKey)
            .filter(({ t }) => t >= sinceMs)
            .map(({ t }) => row.t - t),
        );
        const weight = RELATE.timeWeight * Math.min(1, RELATE.timeTerms / query.terms.size) ** 2;
        for (const [index, score] of scores) {
          const age = row.t - (documents[index]?.t ?? 0);
          scores.set(index, score + weight * self * recencyOf(age, halfLifeMs, bursts));
        }
      }
      return [...scores]
        .sort(([a, x], [b, y]) => y - x || b - a)
        .slice(0, limit)
        .map(([index]) => index);
    },
    close: () => undefined,
  };
}

function saturated(frequency: number, length: number, mean: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / mean));
}

function documentOf({ t, title, body, language }: Row): Document {
  const terms = new Map<string, number>();
  const all = termsOf(`${title}\n${body}`, loadedLanguage(language), WORDS);
  for (const { term } of all) terms.set(term, (terms.get(term) ?? 0) + 1);
  return { t, length: all.length, terms };
}
