import Papa from 'papaparse';
import type { DecodeHints } from '../decoded.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Lines that are looked at to tell a delimiter, and characters of them. */
const SAMPLE = { lines: 12, characters: 65_536 } as const;

/** First lines of a table cut by a delimiter. */
export interface Sample {
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
}

/**
 * The delimiter that cuts most of the first lines into the same number of cells, the largest such number; undefined
 * for text that none cuts so. A type or suffix of TSV decides at once.
 */
export function sampleOf(text: string, { contentType = '', key = '' }: DecodeHints): Sample | undefined {
  const head = text.slice(0, SAMPLE.characters);
  const samples = DELIMITERS.map((delimiter) => ({ delimiter, rows: rowsOf(head, delimiter) }));
  const isTabbed = /tab-separated/i.test(contentType) || /\.(?:tsv|tab)(?:\.gz)?$/i.test(key);
  if (isTabbed) return samples.find(({ delimiter }) => delimiter === '\t');
  const fitting = samples.filter(({ rows }) => (rows[0]?.length ?? 0) > 1 && agreement(rows) >= 0.7);
  return fitting.sort((a, b) => cells(b) - cells(a))[0];
}

function rowsOf(head: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const options = { delimiter, preview: SAMPLE.lines, skipEmptyLines: 'greedy' } as const;
  const rows = Papa.parse<string[]>(head, options).data;
  // The last line of a sample may be cut.
  return rows.length > 2 && rows.length < SAMPLE.lines ? rows.slice(0, -1) : rows;
}

/** The share of rows with as many cells as the first. */
function agreement(rows: readonly (readonly string[])[]): number {
  return rows.filter(({ length }) => length === rows[0]?.length).length / rows.length;
}

function cells({ rows }: Sample): number {
  return rows[0]?.length ?? 0;
}
