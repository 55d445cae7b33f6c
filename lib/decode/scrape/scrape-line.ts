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

/** The lines of a scraped page with their kinds. Linear in the length of the text. */
export function scrapeLines(text: string): ScrapeLine[] {
  const lines: ScrapeLine[] = [];
  let number = 0;
  for (const raw of text.split(/\r\n?|\n|\u2028|\u2029/, MAX_LINES)) {
    number += 1;
    for (let at = 0; at < raw.length; at += MAX_LINE) {
      const line = raw
        .slice(at, at + MAX_LINE)
        .replace(/\s+/g, ' ')
        .trim();
      if (line !== '') lines.push({ text: line, kind: kindOfLine(line), number });
    }
  }
  return lines;
}
