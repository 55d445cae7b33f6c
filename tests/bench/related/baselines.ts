import type { Span } from '../../../lib/relate/relate-store.ts';
import { bm25 } from './bm25.ts';
import { fts5 } from './fts5.ts';
import type { Rankings } from './metrics.ts';
import { minisearch } from './minisearch.ts';
import { orama } from './orama.ts';
import type { Row } from './rows.ts';
import { at, type Truth } from './truth.ts';

/** A search engine as a method to relate: rows are added in order, and numbered by it. */
export interface Method {
  add(row: Row): void | Promise<void>;
  /** Indexes of rows not older than `sinceMs`, best first. */
  find(row: Row, sinceMs: number, limit: number): readonly number[] | Promise<readonly number[]>;
  close(): void;
}

/**
 * The engines that a user would pick instead, each as its documentation shows it, the text as the query. Ours
 * ranks by time too, so exhaustive BM25 is printed with the same additive term as well.
 */
export const BASELINES: Readonly<Record<string, (span: Span) => Method | Promise<Method>>> = {
  bm25: () => bm25(),
  bm25Time: ({ halfLifeMs }) => bm25(halfLifeMs),
  minisearch,
  orama,
  fts5,
};

const DEPTH = 20;

/** What a method finds for the queries, each asked at the moment of its arrival. */
export async function rankingsOf(
  method: Method,
  { rows, queries }: Truth,
  windowMs: number,
): Promise<Rankings> {
  const found = new Map<number, readonly number[]>();
  const asked = new Set(queries);
  const last = queries.at(-1) ?? 0;
  for (const [index, row] of rows.slice(0, last + 1).entries()) {
    if (asked.has(index)) found.set(index, await method.find(at(rows, index), row.t - windowMs, DEPTH));
    await method.add(row);
  }
  method.close();
  return found;
}
