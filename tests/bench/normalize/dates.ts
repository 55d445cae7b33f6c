// npx tsx tests/bench/normalize/dates.ts [--json] [--verbose]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDate } from '../../../lib/normalize/read-date.ts';
import { dataFolder } from '../../support/data.ts';

export interface DateFigures {
  /** Dates of which another instant was read, none though there is one, or one though there is none. */
  readonly dates: { readonly wrong: number; readonly of: number };
}

interface OddDate {
  readonly in: string;
  /** An instant to the second, null where there is none, `any` where one must be found. */
  readonly expected: string | null;
  readonly from: string;
}

/** Reads the odd dates that other readers test themselves on. `report` hears of every wrong one. Takes a moment. */
export function benchDates(folder: string, report: (line: string) => void = () => {}): DateFigures {
  const lines = readFileSync(join(folder, 'feeds/dates.jsonl'), 'utf8').trim().split('\n');
  const wrong = lines.map((line) => JSON.parse(line) as OddDate).filter((date) => !isRight(date));
  for (const date of wrong) {
    report(`${JSON.stringify(date.in)} is ${date.expected}, read ${readSecond(date.in)} (${date.from})`);
  }
  return { dates: { wrong: wrong.length, of: lines.length } };
}

function isRight({ in: written, expected }: OddDate): boolean {
  const found = readSecond(written);
  return expected === 'any' ? found !== null : found === expected;
}

function readSecond(written: string): string | null {
  const reading = readDate(written);
  if (!reading) return null;
  return new Date(Math.floor(reading.ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (dataFolder === undefined) throw new Error('needs the public data sets: set NEWSLOOM_DATA');
  const figures = benchDates(dataFolder, process.argv.includes('--verbose') ? console.error : undefined);
  const { wrong, of } = figures.dates;
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : `dates: ${wrong} wrong of ${of}`);
}
