// CSV: https://www.rfc-editor.org/rfc/rfc4180  TSV: https://www.iana.org/assignments/media-types/text/tab-separated-values
import Papa from 'papaparse';
import type { Decoded, DecodeHints } from '../decoded.ts';
import { type Names, namesOf } from '../json/plain-names.ts';
import { type RecordReader, recordReader } from '../json/record-reader.ts';
import { cellValue } from './cell.ts';
import { type Columns, columnsOf, MAX_COLUMNS, namesArticle, readingListOf } from './columns.ts';
import { sampleOf } from './delimiter.ts';

/** Errors of Papa Parse that tell of quotes which do not match. */
const BROKEN_QUOTES = new Set(['MissingQuotes', 'InvalidQuotes']);
/** A quote that nothing closes swallows what follows it: reading starts again behind its line, so many times. */
const MAX_RESTARTS = 100;

/** True for text whose first line names columns, one of them a known name for headlines or texts. */
export function looksLikeTable(text: string): boolean {
  const [first, second] = sampleOf(withoutHead(text), {})?.rows ?? [];
  return first !== undefined && second !== undefined && columnsOf(first).isHeader && namesArticle(first);
}

/**
 * The articles of a table, one a row: columns are known by the names that JSON fields have, those of a table without
 * a line of names by their values. Rows are read one at a time. Refusals, each with the number of its line:
 * `notAnArticle` for rows without the fields of an article, and for the whole of an export of saved links;
 * `syntaxError` for quotes that do not match; `tooManyItems` for more than 1 000 columns.
 */
export function decodeTable(written: string, hints: DecodeHints): Decoded {
  const text = withoutHead(written);
  const reader = recordReader('csv', hints);
  const delimiter = sampleOf(text, hints)?.delimiter ?? ',';
  const table: Table = {
    reader,
    text,
    delimiter,
    hasReturns: text.includes('\r'),
    line: 1 + lineBreaks(written.slice(0, -text.length || 0)),
  };
  let start = 0;
  for (let restarts = 0; start < text.length && restarts <= MAX_RESTARTS; restarts += 1)
    start = readRows(table, start);
  if (start < text.length)
    reader.refuse({
      code: 'syntaxError',
      pointer: `line ${table.line}`,
      detail: 'Quotes do not match from here on.',
    });
  return reader.end();
}

interface Table {
  readonly reader: RecordReader;
  readonly text: string;
  readonly delimiter: string;
  columns?: Columns;
  names?: Names;
  /** Lines may end in a carriage return. */
  readonly hasReturns: boolean;
  /** Number of the line that is read next. */
  line: number;
}

/** Reads rows from `start` on; where to go on behind a broken one, the end of the text when there was none. */
function readRows(table: Table, start: number): number {
  const { text, delimiter, reader } = table;
  let next = text.length;
  let cursor = start;
  Papa.parse<string[]>(start === 0 ? text : text.slice(start), {
    delimiter,
    step({ data, errors, meta }, parser) {
      const rowStart = cursor;
      const pointer = `line ${table.line}`;
      cursor = start + meta.cursor;
      const row = text.slice(rowStart, cursor);
      if (errors.some(({ code }) => BROKEN_QUOTES.has(code))) {
        reader.refuse({ code: 'syntaxError', pointer, detail: 'A quote of this row has no match.' });
        next = rowStart + lineLength(row);
        table.line += 1;
        parser.abort();
        return;
      }
      table.line += table.hasReturns ? lineBreaks(row) : count(text, '\n', rowStart, cursor);
      if (!readRow(table, data, pointer)) {
        next = Number.POSITIVE_INFINITY;
        parser.abort();
      }
    },
  });
  return next;
}

function lineLength(row: string): number {
  const end = row.search(/\r\n|[\r\n]/);
  return end < 0 ? row.length : end + (row.startsWith('\r\n', end) ? 2 : 1);
}

function count(text: string, mark: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf(mark, from); at >= 0 && at < to; at = text.indexOf(mark, at + 1)) found += 1;
  return found;
}

function lineBreaks(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) found += 1;
  }
  return found;
}

/** Reads one row; false when the table is none that can be read at all. */
function readRow(table: Table, cells: readonly string[], pointer: string): boolean {
  const { reader } = table;
  if (cells.every((cell) => cell.trim() === '')) return true;
  if (cells.length > MAX_COLUMNS) {
    const detail = `The row has ${cells.length} cells, more than ${MAX_COLUMNS}.`;
    reader.refuse({ code: 'tooManyItems', pointer, detail });
    return table.columns !== undefined;
  }
  if (table.columns === undefined) {
    table.columns = columnsOf(cells);
    table.names = namesOf(table.columns.names);
    const service = readingListOf(table.columns.names);
    if (service !== undefined) {
      const detail = `An export of ${service}: a list of saved links, not articles.`;
      reader.refuse({ code: 'notAnArticle', pointer: '', detail });
      return false;
    }
    if (table.columns.isHeader) return true;
  }
  const record: Record<string, unknown> = {};
  table.columns.names.forEach((name, index) => {
    const value = cellValue(cells[index] ?? '');
    if (value !== undefined) record[name] ??= value;
  });
  reader.take(record, pointer, table.names ?? namesOf(table.columns.names));
  return true;
}

const COMMENT = /^#[^\r\n]*\r?\n/;

/** Spreadsheets put `sep=;` above a table, programs put comments there. Names of columns may begin with a `#` too. */
function withoutHead(text: string): string {
  let table = text.replace(/^sep=.\r?\n/i, '');
  for (let line = COMMENT.exec(table)?.[0]; line !== undefined; line = COMMENT.exec(table)?.[0]) {
    if (
      namesArticle(
        line
          .slice(1)
          .trim()
          .split(/[,;\t|]/),
      )
    )
      break;
    table = table.slice(line.length);
  }
  return table;
}
