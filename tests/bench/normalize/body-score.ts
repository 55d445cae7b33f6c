/** How much of a true body was found (recall) and how much of what was found is true (precision), over pages. */
export interface BodyFigures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

interface PageScore {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
}

/**
 * Precision and recall of one body by runs of four words, each counted as often as it stands there: the measure
 * of the article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark). Undefined
 * where there is nothing to divide by.
 */
export function scoreBody(truth: string, found: string): PageScore {
  const [expected, actual] = [shingles(truth), shingles(found)];
  let [right, wrong, missed] = [0, 0, 0];
  for (const key of new Set([...expected.keys(), ...actual.keys()])) {
    const [a, b] = [expected.get(key) ?? 0, actual.get(key) ?? 0];
    right += Math.min(a, b);
    wrong += Math.max(0, b - a);
    missed += Math.max(0, a - b);
  }
  return { precision: share(right, wrong), recall: share(right, missed) };
}

/** The F1 of the mean precision and the mean recall of pages, as the benchmark takes it. */
export function bodyFigures(scores: readonly PageScore[]): BodyFigures {
  const precision = mean(scores.map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  return { f1: (2 * precision * recall) / (precision + recall || 1), precision, recall };
}

/** F1 of one page, to find those that fail. */
export function pageF1({ precision = 0, recall = 0 }: PageScore): number {
  return (2 * precision * recall) / (precision + recall || 1);
}

function share(hits: number, others: number): number | undefined {
  return hits + others === 0 ? undefined : hits / (hits + others);
}

function mean(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return known.reduce((sum, value) => sum + value, 0) / (known.length || 1);
}

/** A text of fewer than four words is one run; one without words is one empty run, as in the benchmark. */
function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const key = words.slice(at, at + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
