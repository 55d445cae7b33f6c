import { tagWorth } from '../../../lib/enrich/rank-tags.ts';
import type { Example } from './rank-examples.ts';

const EPOCHS = 8;
const RATE = 0.05;
const DECAY = 1e-5;
/** Wrong options that score highest at present: the others are told apart already. */
const HARD = 40;
const PAIRS = 8;

/** Weights by pairwise logistic regression, AdaGrad over tags and the wrong options nearest to them. The same for the same examples. */
export function learnWeights(examples: readonly Example[]): number[] {
  const size = examples[0]?.options[0]?.features.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  const squares = new Array<number>(size).fill(1e-6);
  const random = lehmer(1);
  const order = examples.filter(({ options }) => options.some(({ isTag }) => isTag));
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const { options } of order) {
      const right = options.filter(({ isTag }) => isTag);
      const wrong = options
        .filter(({ isTag }) => !isTag)
        .map(({ features }) => ({ features, worth: epoch === 0 ? random() : tagWorth(features, weights) }))
        .sort((a, b) => b.worth - a.worth)
        .slice(0, HARD);
      if (wrong.length === 0) continue;
      for (const { features: better } of right) {
        for (let pair = 0; pair < PAIRS; pair += 1) {
          const worse = wrong[Math.floor(random() * wrong.length)]?.features ?? better;
          learnPair(weights, squares, better, worse, 3 / right.length);
        }
      }
    }
  }
  return weights;
}

function learnPair(
  weights: number[],
  squares: number[],
  better: readonly number[],
  worse: readonly number[],
  importance: number,
): void {
  const margin = tagWorth(better, weights) - tagWorth(worse, weights);
  const pull = -importance / (1 + Math.exp(margin));
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] ?? 0;
    const gradient = pull * ((better[index] ?? 0) - (worse[index] ?? 0)) + DECAY * weight;
    const square = (squares[index] ?? 0) + gradient ** 2;
    squares[index] = square;
    weights[index] = weight - (RATE * gradient) / Math.sqrt(square);
  }
}

/** Numbers in [0, 1) by Lehmer's generator (Park and Miller 1988). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [items[index], items[other]];
    if (a !== undefined && b !== undefined) [items[index], items[other]] = [b, a];
  }
}
