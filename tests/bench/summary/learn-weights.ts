import { WORD_FEATURES } from '../../../lib/enrich/word-worth.ts';
import { newtonLogistic } from '../learning/newton-logistic.ts';
import type { SummaryExample } from './examples.ts';

const RIDGE = 1;

/** Weights with which a word's features tell how likely the reference says it: one regression for all languages and kinds. */
export function learnWordWeights(examples: readonly SummaryExample[]): readonly number[] {
  const rows = examples.flatMap(({ options, said }) =>
    options.words.features.map((features, word) => ({
      features,
      isTrue: said.has(options.words.stems[word] ?? ''),
    })),
  );
  return newtonLogistic(rows, WORD_FEATURES.length, RIDGE);
}
