import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Row, readRows } from '../related/rows.ts';

/** A stream of articles, some of which a reader has judged. */
export interface JudgedStream {
  readonly name: string;
  /** In the order of their arrival. */
  readonly rows: readonly Row[];
  readonly related: readonly JudgedQuery[];
}

/** Which candidates of a row a reader calls related (1) or not (0), by row id. */
export interface JudgedQuery {
  readonly q: string;
  readonly judged: Readonly<Record<string, 0 | 1>>;
}

const JUDGED = 'related-judged.json';

/**
 * Reads a stream, and the related pairs that were judged: of `relatedFile`, or of `related-judged.json` beside the
 * stream where its queries are rows of the stream. Throws on lines that are no rows.
 */
export function readStream(file: string, relatedFile?: string): JudgedStream {
  const { name, rows } = readRows(file);
  const beside = join(dirname(file), JUDGED);
  const known = new Set(rows.map(({ id }) => id));
  const all = relatedFile ?? (existsSync(beside) ? beside : undefined);
  const queries = all === undefined ? [] : (JSON.parse(readFileSync(all, 'utf8')) as JudgedQuery[]);
  return { name: basename(name), rows, related: queries.filter(({ q }) => known.has(q)) };
}
