import { linearScore } from '../../../lib/enrich/linear-score.ts';
import { learner, lehmer, shuffle } from '../learning/pairwise.ts';
import type { Example } from './rank-examples.ts';

const EPOCHS = 8;
/** Wrong options that score highest at present: the others are told apart already. */
const HARD = 40;
const PAIRS = 8;

/** Weights by pairwise logistic regression, AdaGrad over tags and the wrong options nearest to them. The same for the same examples. */
export function learnWeights(examples: readonly Example[]): readonly number[] {
  const size = examples[0]?.options[0]?.features.length ?? 0;
  const { weights, averaged, learnPair } = learner(size);
  const random = lehmer(1);
  const order = examples.filter(({ options }) => options.some(({ isTag }) => isTag));
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const { options } of order) {
      const right = options.filter(({ isTag }) => isTag);
      const wrong = options
        .filter(({ isTag }) => !isTag)
        .map(({ features }) => ({ features, worth: epoch === 0 ? random() : linearScore(features, weights) }))
        .sort((a, b) => b.worth - a.worth)
        .slice(0, HARD);
      if (wrong.length === 0) continue;
      for (const { features: better } of right) {
        for (let pair = 0; pair < PAIRS; pair += 1) {
          const worse = wrong[Math.floor(random() * wrong.length)]?.features ?? better;
          learnPair(better, worse, 3 / right.length);
        }
      }
    }
  }
  return averaged();
}
