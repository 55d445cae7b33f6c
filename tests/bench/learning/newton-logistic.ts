import { linearScore } from '../../../lib/enrich/linear-score.ts';

const ROUNDS = 10;
/** Keeps what no row tells of solvable. */
const LEAST = 1e-6;

export interface Row {
  readonly features: readonly number[];
  readonly isTrue: boolean;
}

/**
 * Weights of a logistic regression by Newton's method, each held back by `ridge` in units of its feature's spread, so
 * that a feature that is always the same is free. The same for the same rows.
 */
export function newtonLogistic(rows: readonly Row[], size: number, ridge: number): readonly number[] {
  let weights = new Array<number>(size).fill(0);
  const holds = weights.map((_, index) => LEAST + ridge * varianceOf(rows, index));
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = weights.map((weight, index) => -(holds[index] ?? 0) * weight);
    const curvature = holds.map((hold, index) => new Array<number>(size).fill(0).with(index, hold));
    for (const { features, isTrue } of rows) {
      const chance = 1 / (1 + Math.exp(-linearScore(features, weights)));
      for (let i = 0; i < size; i += 1) {
        const feature = features[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + feature * ((isTrue ? 1 : 0) - chance);
        const line = curvature[i] ?? [];
        const pull = feature * chance * (1 - chance);
        for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + pull * (features[j] ?? 0);
      }
    }
    const step = solve(curvature, gradient);
    weights = weights.map((weight, index) => weight + (step[index] ?? 0));
  }
  return weights;
}

function varianceOf(rows: readonly Row[], index: number): number {
  let [sum, squares] = [0, 0];
  for (const { features } of rows) {
    sum += features[index] ?? 0;
    squares += (features[index] ?? 0) ** 2;
  }
  return squares / rows.length - (sum / rows.length) ** 2;
}

/** x of A·x = b, by Gauss's elimination: A is symmetric and positive definite. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const lines = a.map((line, index) => [...line, b[index] ?? 0]);
  for (const [index, pivot] of lines.entries()) {
    for (const line of lines.slice(index + 1)) {
      const factor = (line[index] ?? 0) / (pivot[index] ?? 1);
      for (let at = index; at < line.length; at += 1) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  const x = new Array<number>(b.length).fill(0);
  for (let index = b.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? [];
    const known = x.reduce((sum, value, at) => (at > index ? sum + value * (line[at] ?? 0) : sum), 0);
    x[index] = ((line.at(-1) ?? 0) - known) / (line[index] ?? 1);
  }
  return x;
}
