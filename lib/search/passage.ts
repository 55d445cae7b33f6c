import type { Mark } from './text-match.ts';

/** A stretch of a text that shows why it was found. */
export interface Passage {
  readonly text: string;
  /** In `text`. */
  readonly marks: readonly Mark[];
}

/** Characters of a passage. */
const LENGTH = 240;
/** Characters before the first mark. */
const LEAD = 60;

/**
 * The stretch of a text with the most marks, the first of several, begun and ended at words; undefined for a text
 * without marks.
 */
export function passageOf(text: string, marks: readonly Mark[]): Passage | undefined {
  let [best, most] = [0, 0];
  for (const [index, first] of marks.entries()) {
    let count = 0;
    while (index + count < marks.length && (marks[index + count]?.end ?? 0) <= first.start + LENGTH - LEAD)
      count += 1;
    if (count > most) [best, most] = [index, count];
  }
  const first = marks[best];
  if (!first) return undefined;
  const from = wordStart(text, Math.max(0, first.start - LEAD));
  const to = wordEnd(text, Math.max(first.end, Math.min(text.length, from + LENGTH)));
  const before = from > 0 ? '… ' : '';
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, to).replace(/\s/g, ' ')}${to < text.length ? ' …' : ''}`,
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

/** The next place behind a space, within a word's length. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 30).search(/\s/);
  return space === -1 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space > at - 30 ? space : at;
}
