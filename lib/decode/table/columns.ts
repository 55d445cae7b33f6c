import { namesOf } from '../json/plain-names.ts';

/** A row of more cells is no row of a table of articles. */
export const MAX_COLUMNS = 1_000;

/** Cells of a line of names are short, and each is another. */
const MAX_NAME = 40;

/** The names of the columns, and whether the first row gave them. */
export interface Columns {
  readonly names: readonly string[];
  readonly isHeader: boolean;
}

/** The names that the first row gives; `column 1`, `column 2`, … where it is a row of data already. */
export function columnsOf(first: readonly string[]): Columns {
  // Programs mark the line of names as a comment.
  const names = first.map((cell) => cell.trim().replace(/^#\s*(?=\p{L})/u, ''));
  if (isHeader(names)) return { names: names.map((name, at) => name || `column ${at + 1}`), isHeader: true };
  return { names: names.map((_, at) => `column ${at + 1}`), isHeader: false };
}

function isHeader(names: readonly string[]): boolean {
  const isNameLike = (name: string): boolean =>
    name.length <= MAX_NAME && !/\d{4}|[/?!@]|\.\s|[.]$/.test(name);
  return namesArticle(names) || (new Set(names).size === names.length && names.every(isNameLike));
}

/** True when a column is known for headlines or texts. */
export function namesArticle(names: readonly string[]): boolean {
  const { plan } = namesOf(names);
  return plan.has('headline') || plan.has('body');
}

/** Columns by which exports of reading lists are known: they hold links that somebody saved, not articles. */
const READING_LISTS: readonly (readonly [name: string, columns: readonly string[]])[] = [
  ['Pocket', ['time_added', 'status', 'url']],
  ['Instapaper', ['selection', 'folder', 'url']],
  ['Raindrop.io', ['folder', 'url', 'favorite', 'cover']],
];

/** The service whose export of saved links the columns are; undefined for other tables. */
export function readingListOf(names: readonly string[]): string | undefined {
  const present = new Set(names.map((name) => name.toLowerCase()));
  return READING_LISTS.find(([, columns]) => columns.every((column) => present.has(column)))?.[0];
}
