import { foldLine, type LineKind, weightOf } from './line-kind.ts';

/** A line of a page and its kind. */
export interface PageLine {
  readonly text: string;
  readonly kind: LineKind;
}

/** A run of lines, `end` exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * What a line that is no prose costs a run that goes over it, in characters of prose: little for what stands
 * between paragraphs, much for what stands after them.
 */
const COST: Readonly<Record<Exclude<LineKind, 'prose'>, number>> = {
  short: 28,
  interruption: 12,
  byline: 15,
  date: 60,
  caption: 10,
  ending: 120,
  notice: 100,
  related: 150,
  comments: 300,
};
/** Each further line without prose costs so much more than the one before: lists of links are long. */
const COST_STEP = 3;
/** A paragraph counts for no more than this: one long notice must not outweigh a text of many paragraphs. */
const MAX_GAIN = 300;
/** Prose that stands there for the second time is a teaser of the first. */
const REPEATED_COST = 150;
/** Sentences that break off are teasers of other articles. */
const BROKEN_OFF = 0.3;
/** What readers write comes after a text of at least so much prose, and counts less than the text. */
const COMMENTED = 500;
const COMMENT = 0.5;
/** A text begins within so many lines of its date or byline. */
const NEAR_DATE = 12;
const DATED_GAIN = 400;

/**
 * The run of lines with the most prose and the least of all else between: the maximum subarray of gains and
 * costs (Kadane's algorithm). Empty when no line is prose. `npm run -s bench:normalize` prints how well it
 * finds the bodies of 181 scraped pages.
 */
export function bestRun(lines: readonly PageLine[]): Run {
  const gainOf = gains();
  let best = { start: 0, end: 0, sum: 0 };
  let start = 0;
  let sum = 0;
  let dated = -1;
  lines.forEach((line, index) => {
    if (line.kind === 'date' || line.kind === 'byline') dated = index + NEAR_DATE;
    const gain = gainOf(line);
    sum += gain > 0 && start === index && index <= dated ? gain + DATED_GAIN : gain;
    if (sum <= 0) {
      sum = 0;
      start = index + 1;
    } else if (sum > best.sum) best = { start, end: index + 1, sum };
  });
  return { start: best.start, end: best.end };
}

/** The gain or cost of each line in turn, knowing those before it. */
function gains(): (line: PageLine) => number {
  const seen = new Set<string>();
  let streak = 0;
  let prose = 0;
  let factor = 1;
  return ({ text, kind }) => {
    if (kind !== 'prose') {
      if (kind === 'comments' && prose >= COMMENTED) factor = COMMENT;
      streak += 1;
      return -COST[kind] - COST_STEP * (streak - 1);
    }
    streak = 0;
    if (seen.has(text)) return -REPEATED_COST;
    seen.add(text);
    const weight = Math.min(MAX_GAIN, weightOf(text));
    prose += weight;
    return weight * factor * (/(?:…|\.\.\.)[\])]?$/.test(text) ? BROKEN_OFF : 1);
  };
}

/** So many short lines after a heading such as "Related" are its list. */
const LISTED = 6;

/**
 * The lines of a run that belong to the text: without interruptions, credits, bylines and dates, without the
 * list under a heading such as "Related", and without short lines that stand elsewhere on the page too.
 */
export function linesOfRun(lines: readonly PageLine[], { start, end }: Run): string[] {
  const elsewhere = new Set(
    [...lines.slice(0, start), ...lines.slice(end)].map(({ text }) => foldLine(text)),
  );
  const kept: string[] = [];
  let listed = 0;
  for (const { text, kind } of lines.slice(start, end)) {
    if (kind === 'related') listed = LISTED;
    if (kind !== 'prose' && kind !== 'short') continue;
    const isRepeated = elsewhere.has(foldLine(text));
    if (kind === 'prose' && !(isRepeated && listed > 0)) kept.push(text);
    if (kind === 'short' && listed === 0 && !isRepeated) kept.push(text);
    listed = kind === 'prose' ? 0 : Math.max(0, listed - 1);
  }
  return kept;
}
