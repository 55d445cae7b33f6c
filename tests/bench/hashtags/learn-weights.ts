import { newtonLogistic } from '../learning/newton-logistic.ts';
import type { Example } from './rank-examples.ts';

/** Chosen on the folds of the pages, the middle of what does about equally well there. */
const RIDGE = 40;

/** Weights with which an option's features tell how likely it is a tag. */
export function learnWeights(examples: readonly Example[]): readonly number[] {
  const rows = examples.flatMap(({ options }) =>
    options.map(({ features, isTag }) => ({ features: [1, ...features], isTrue: isTag })),
  );
  const [, ...weights] = newtonLogistic(rows, rows[0]?.features.length ?? 0, RIDGE);
  return weights;
}
