import { linearScore } from '../../../lib/enrich/linear-score.ts';

const RATE = 0.05;
const DECAY = 1e-5;

/** Weights of a linear model that learns which of two is better: logistic loss, AdaGrad. */
export interface Learner {
  readonly weights: readonly number[];
  /** The mean of the weights at every step: it forgets less of what came early. */
  averaged(): readonly number[];
  learnPair(better: readonly number[], worse: readonly number[], importance: number): void;
}

export function learner(size: number): Learner {
  const weights = new Array<number>(size).fill(0);
  const squares = new Array<number>(size).fill(1e-6);
  const sums = new Array<number>(size).fill(0);
  let steps = 0;
  return {
    weights,
    averaged: () => sums.map((sum) => sum / (steps || 1)),
    learnPair(better, worse, importance) {
      const margin = linearScore(better, weights) - linearScore(worse, weights);
      const pull = -importance / (1 + Math.exp(margin));
      for (let index = 0; index < size; index += 1) {
        const weight = weights[index] ?? 0;
        const gradient = pull * ((better[index] ?? 0) - (worse[index] ?? 0)) + DECAY * weight;
        const square = (squares[index] ?? 0) + gradient ** 2;
        squares[index] = square;
        weights[index] = weight - (RATE * gradient) / Math.sqrt(square);
        sums[index] = (sums[index] ?? 0) + (weights[index] ?? 0);
      }
      steps += 1;
    },
  };
}

/** Numbers in [0, 1) by Lehmer's generator (Park and Miller 1988). */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function shuffle<T>(items: T[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [items[index], items[other]];
    if (a !== undefined && b !== undefined) [items[index], items[other]] = [b, a];
  }
}
