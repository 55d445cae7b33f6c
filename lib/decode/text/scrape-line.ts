import type { PageLine } from '../page/body-run.ts';
import { kindOfLine } from '../page/line-kind.ts';

/** A line of a scrape that is not empty: white space folded, `number` counts from 1 in the payload. */
export interface ScrapeLine extends PageLine {
  readonly number: number;
}

/** Lines past this many are another page's. */
const MAX_LINES = 50_000;
/** A paragraph of a scrape; what is longer is cut into several. */
const MAX_LINE = 20_000;

/** A sentence that goes on in the next line was wrapped there by whoever wrote the text. */
const MIN_WRAPPED = 40;
const GOES_ON = /^["'“‘(]?\p{Ll}/u;
const STOPS = /[.!?…:;。！？]["'»”’)\]]*$/u;

/** The lines of a scraped page with their kinds, wrapped ones joined. Linear in the length of the text. */
export function scrapeLines(text: string): ScrapeLine[] {
  const lines: { text: string; number: number }[] = [];
  let number = 0;
  let isAfterBlank = true;
  for (const raw of text.split(/\r\n?|\n|\u2028|\u2029/, MAX_LINES)) {
    number += 1;
    for (let at = 0; at < raw.length; at += MAX_LINE) {
      const line = raw
        .slice(at, at + MAX_LINE)
        .replace(/\s+/g, ' ')
        .trim();
      if (line === '') continue;
      const before = lines[lines.length - 1];
      if (before !== undefined && !isAfterBlank && isWrapped(before.text, line)) before.text += ` ${line}`;
      else lines.push({ text: line, number });
    }
    isAfterBlank = raw.trim() === '';
  }
  return lines.map((line) => ({ ...line, kind: kindOfLine(line.text) }));
}

function isWrapped(before: string, line: string): boolean {
  if (!GOES_ON.test(line) || STOPS.test(before.slice(-4))) return false;
  return Math.max(before.length, line.length) >= MIN_WRAPPED && before.length < MAX_LINE;
}
