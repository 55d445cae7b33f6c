import { bareWords } from '../../text/bare-words.ts';
import { foldLine, weightOf } from '../page/line-kind.ts';
import type { ScrapeLine } from './scrape-line.ts';

/** Between a headline and its text stand at most so many lines: standfirst, byline, date, share words, caption. */
const MAX_DISTANCE = 40;
/** A headline speaks of what its text speaks of: the strongest sign of all. */
const SHARED = 4;
const MAX_COMPARED = 4_000;
const MAX_HEADLINE = 250;

/**
 * The headline of the text that starts at line `start`: of the lines above it the one that looks most like one.
 * Undefined when nothing above is a candidate.
 */
export function headlineAbove(
  lines: readonly ScrapeLine[],
  start: number,
  body: string,
): ScrapeLine | undefined {
  const shared = sharedWith(body);
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const folded = foldLine(text);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  let best: { line: ScrapeLine; score: number } | undefined;
  for (let at = start - 1; at >= Math.max(0, start - MAX_DISTANCE); at -= 1) {
    const line = lines[at];
    if (line === undefined || !isCandidate(line)) continue;
    const repeated = (counts.get(foldLine(line.text)) ?? 1) - 1;
    const score =
      looks(line) +
      (repeated > 0 ? 1 : 0) +
      datedBelow(lines, at) +
      SHARED * shared(line.text) -
      (start - at) * 0.06;
    if (best === undefined || score > best.score) best = { line, score };
  }
  return best?.line;
}

/** How much of a line occurs in the beginning of a text, in [0, 1]: its words, or pairs of characters in scripts without spaces. */
function sharedWith(body: string): (line: string) => number {
  const known = new Set(unitsOf(body.slice(0, MAX_COMPARED)));
  return (line) => {
    const units = unitsOf(line);
    return units.length === 0 ? 0 : units.filter((unit) => known.has(unit)).length / units.length;
  };
}

function unitsOf(text: string): string[] {
  return bareWords(text.toLowerCase()).flatMap((word) => {
    if (!WIDE.test(word)) return word.length > 3 ? [word.slice(0, 6)] : [];
    return [...word].slice(1).map((character, index) => `${[...word][index]}${character}`);
  });
}

const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/u;

function isCandidate({ text, kind }: ScrapeLine): boolean {
  return (kind === 'short' || kind === 'prose') && text.length <= MAX_HEADLINE && weightOf(text) >= 10;
}

/** Headlines are a handful of words without a full stop. */
function looks({ text, kind }: ScrapeLine): number {
  const words = text.split(' ').length;
  const weight = weightOf(text);
  const length = weight >= 28 && weight <= 130 ? 2 : weight >= 18 && weight <= 180 ? 0.8 : -1;
  const sentence = /[.。:]["”’]?$/.test(text) ? -2 : 0;
  return length + (words >= 4 || weight > text.length ? 1 : -0.5) + (kind === 'short' ? 0.5 : 0) + sentence;
}

/** Byline and date stand under the headline, seldom far. */
function datedBelow(lines: readonly ScrapeLine[], at: number): number {
  const below = lines.slice(at + 1, at + 4);
  return below.some(({ kind }) => kind === 'date' || kind === 'byline') ? 1 : 0;
}
