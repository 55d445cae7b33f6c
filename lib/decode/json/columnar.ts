// pandas: https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.to_json.html (orient)
// Google Sheets: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values
import { isObject, type JsonObject, names as namesIn } from './fields.ts';
import { namesOf } from './plain-names.ts';

/** A row of a table as an object by the names of its columns, and the pointer to it within the document. */
export interface TableRow {
  readonly record: JsonObject;
  readonly pointer: string;
}

/**
 * The rows of a table that is written as JSON: a list of rows below a row of names, names beside a list of rows, or
 * one list for each column. Undefined for any other value and for a table without headlines or texts.
 */
export function tableRows(value: unknown): readonly TableRow[] | undefined {
  const rows = rowsIn(value);
  return rows?.some(({ record }) => Object.values(record).some(isWords)) ? rows : undefined;
}

/** Tables of numbers have columns of such names too. */
function isWords(cell: unknown): boolean {
  return typeof cell === 'string' && /\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u.test(cell);
}

function rowsIn(value: unknown): readonly TableRow[] | undefined {
  if (Array.isArray(value)) return rowsUnderNames(value, '');
  if (!isObject(value)) return undefined;
  return rowsBesideNames(value) ?? rowsOfColumns(value);
}

function namesArticle(names: readonly string[]): boolean {
  const { plan } = namesOf(names);
  return names.length > 1 && (plan.has('headline') || plan.has('body'));
}

function rowsUnderNames(value: readonly unknown[], pointer: string): readonly TableRow[] | undefined {
  const [first, second] = value;
  if (!Array.isArray(first) || !Array.isArray(second)) return undefined;
  const names = first.filter((each) => typeof each === 'string');
  if (names.length < first.length || !namesArticle(names)) return undefined;
  return value.slice(1).flatMap((row, index) => rowAt(row, names, `${pointer}/${index + 1}`));
}

const NAMES = ['columns', 'headers', 'header', 'fields'];
const ROWS = ['data', 'rows', 'values', 'records'];

function rowsBesideNames(value: JsonObject): readonly TableRow[] | undefined {
  const key = ROWS.find((each) => Array.isArray(value[each]) && Array.isArray(value[each][0]));
  if (key === undefined) return undefined;
  const rows = value[key] as readonly unknown[];
  const names = NAMES.map((each) => namesIn(value[each], 'name', 'label', 'title')).find(namesArticle);
  if (names === undefined) return rowsUnderNames(rows, `/${key}`);
  return rows.flatMap((row, index) => rowAt(row, names, `/${key}/${index}`));
}

function rowAt(row: unknown, names: readonly string[], pointer: string): TableRow[] {
  if (!Array.isArray(row)) return [];
  return [{ record: Object.fromEntries(names.map((name, index) => [name, row[index]])), pointer }];
}

function rowsOfColumns(value: JsonObject): readonly TableRow[] | undefined {
  const columns = Object.entries(value);
  if (!columns.every(([, column]) => isColumn(column)) || !namesArticle(Object.keys(value))) return undefined;
  const [name = '', first] = columns[0] ?? [];
  const keys = Object.keys(first as object);
  const isEven = columns.every(([, column]) => Object.keys(column as object).length === keys.length);
  if (!isEven) return undefined;
  return keys.map((key) => ({
    record: Object.fromEntries(columns.map(([each, column]) => [each, (column as JsonObject)[key]])),
    pointer: `/${name}/${key}`,
  }));
}

/** A list of cells, or an object of them by the numbers of their rows. */
function isColumn(value: unknown): boolean {
  const isNumbered =
    Array.isArray(value) || (isObject(value) && Object.keys(value).every((key) => /^\d+$/.test(key)));
  return (
    isNumbered && Object.values(value as object).every((cell) => cell === null || typeof cell !== 'object')
  );
}
