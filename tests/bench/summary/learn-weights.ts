import { SENTENCE_FEATURES } from '../../../lib/enrich/sentence-features.ts';
import { learner, lehmer, shuffle } from '../learning/pairwise.ts';
import type { SummaryExample } from './examples.ts';
import { bestChoice, chosenBy, type GradedExample, gradedExample, rouge1Of } from './graded.ts';

const EPOCHS = 10;
const PAIRS = 40;
/** Sentences nearer than this are equally good. */
const LEAST = 0.03;
/** What being one of the best choice adds to a sentence's own ROUGE-1. */
const OF_BEST = 0.3;
const ROUNDS = 3;
/** Steps in units of what a weight of mean size does to a score. */
const STEPS = [1.5, -1.5, 0.5, -0.5, 0.2, -0.2];
const GAIN = 1e-5;

/** Weights by pairwise logistic regression over sentences, then by climbing on the mean ROUGE-1 of what they choose. */
export function learnSentenceWeights(examples: readonly SummaryExample[]): readonly number[] {
  const graded = examples.map(gradedExample);
  return climb(graded, pairwise(graded));
}

/** Of two sentences the better one is that of which as many as are chosen would together have the higher ROUGE-1. */
function pairwise(examples: readonly GradedExample[]): readonly number[] {
  const { weights, learnPair } = learner(SENTENCE_FEATURES.length);
  const random = lehmer(1);
  const order = examples.map((example) => {
    const best = new Set(bestChoice(example));
    return example.features.map((features, index) => ({
      features,
      grade: rouge1Of(example, [index], example.count) + (best.has(index) ? OF_BEST : 0),
    }));
  });
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const sentences of order) {
      for (let pair = 0; pair < PAIRS; pair += 1) {
        const one = sentences[Math.floor(random() * sentences.length)];
        const other = sentences[Math.floor(random() * sentences.length)];
        if (!one || !other || Math.abs(one.grade - other.grade) < LEAST) continue;
        const [better, worse] = one.grade > other.grade ? [one, other] : [other, one];
        learnPair(better.features, worse.features, 4 * (better.grade - worse.grade));
      }
    }
  }
  return weights;
}

function climb(examples: readonly GradedExample[], start: readonly number[]): readonly number[] {
  const worth = (weights: readonly number[]) =>
    examples.reduce((sum, example) => sum + rouge1Of(example, chosenBy(example, weights)), 0) /
    examples.length;
  const spreads = start.map((_, index) => spreadOf(examples, index));
  const effects = start.map((weight, index) => (weight * (spreads[index] ?? 0)) ** 2);
  const unit = Math.sqrt(effects.reduce((sum, effect) => sum + effect, 0) / effects.length) || 1;
  let [best, reached] = [start, worth(start)];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, spread] of spreads.entries()) {
      if (spread < 1e-3) continue;
      for (const step of STEPS) {
        const tried = best.with(index, (best[index] ?? 0) + (step * unit) / spread);
        const now = worth(tried);
        if (now > reached + GAIN) [best, reached] = [tried, now];
      }
    }
  }
  return best;
}

/** Standard deviation of a feature. */
function spreadOf(examples: readonly GradedExample[], index: number): number {
  const values = examples.flatMap(({ features }) => features.map((each) => each[index] ?? 0));
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length || 1));
}
