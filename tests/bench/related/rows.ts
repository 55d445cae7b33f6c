import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A line of a labeled set. */
export interface Row {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly t: number;
  readonly title: string;
  readonly body: string;
  /** Articles of one label tell one story; '' when nothing is known: such rows are found but never asked. */
  readonly label: string;
  readonly language: string;
  /** The outlet, where it is known. */
  readonly source?: string;
}

export interface RowSet {
  readonly name: string;
  /** In the order of their arrival. */
  readonly rows: readonly Row[];
}

/** A line as it may stand in a file: a label is null or left out where nothing is known. */
type Line = Partial<Omit<Row, 'label'>> & { readonly label?: string | null; readonly judged?: boolean };

/** Reads JSONL of `{id, t, title, body, label, language, source, judged}`. Throws on a line that is none, and when time runs backwards. */
export function readRows(file: string): RowSet {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const rows = lines.map((line, index) => rowOf(JSON.parse(line), `${file}:${index + 1}`));
  const backwards = rows.findIndex((row, index) => row.t < (rows[index - 1]?.t ?? Number.NEGATIVE_INFINITY));
  if (backwards >= 0) throw new Error(`${file}:${backwards + 1}: not in time order`);
  return { name: basename(file).replace(/\.jsonl$/, ''), rows };
}

function rowOf({ id, t, title, body = '', label, language = 'en', source, judged }: Line, at: string): Row {
  if (id === undefined || t === undefined || title === undefined) throw new Error(`${at}: no id, t or title`);
  const known = judged === false ? '' : (label ?? '');
  return { id, t, title, body, label: known, language, ...(source !== undefined && { source }) };
}
