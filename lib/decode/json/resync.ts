import { skipSpace } from './scan.ts';

/**
 * An element that is an object starts after a comma, or after an element where the comma is missing. Inside an
 * element such places are found only in lists of objects.
 */
const NEXT_OBJECT = /(?:,|(?<=\}))[ \t\n\r]*(?=\{[ \t\n\r]*")/g;

/**
 * Finds where reading an array can go on after a broken element: past the bracket that closes it when brackets
 * still balance, else at the next object after a comma, else at the end of the text.
 * Balancing may look far ahead for each of many broken elements, so all of it together gets a budget of two
 * lengths of the text; what comes after is found by the comma alone.
 */
export function resyncElement(text: string): (start: number, error: number) => number {
  let budget = text.length * 2;
  return (start, error) => {
    const closed = balancedEnd(text, start, budget);
    budget -= closed.looked;
    if (closed.end !== undefined && isElementEnd(text, closed.end)) return closed.end;
    NEXT_OBJECT.lastIndex = Math.max(error, start + 1);
    return NEXT_OBJECT.exec(text)?.index ?? text.length;
  };
}

function isElementEnd(text: string, at: number): boolean {
  const next = text[skipSpace(text, at)];
  return next === ',' || next === ']';
}

/** The offset after the bracket that balances the one at `start`, reading strings but no grammar. */
function balancedEnd(text: string, start: number, budget: number): { end?: number; looked: number } {
  const limit = Math.min(text.length, start + Math.max(0, budget));
  let depth = 0;
  let at = start;
  for (; at < limit; at += 1) {
    const character = text[at];
    if (character === '"') at = lenientStringEnd(text, at, limit);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else continue;
    if (depth <= 0 && character !== '"') return { end: depth < 0 ? at : at + 1, looked: at - start };
  }
  return { looked: at - start };
}

/** The closing quote, or the line break before it: JSON strings hold no raw line breaks. */
function lenientStringEnd(text: string, opening: number, limit: number): number {
  let at = opening + 1;
  while (at < limit && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return at;
}
