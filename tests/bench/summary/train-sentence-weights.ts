// npx tsx tests/bench/summary/train-sentence-weights.ts
//
// Learns the weights of the sentence ranker from cnn-en, multilingual-pages and rt-ru, and writes
// lib/enrich/sentence-weights.data.json. What they are worth on articles they have not seen is printed by
// `npm run -s bench:summary -- FILE… --folds 5`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SENTENCE_FEATURES } from '../../../lib/enrich/sentence-features.ts';
import { dataFolder } from '../../support/data.ts';
import { repositoryRoot } from '../../support/root.ts';
import { summaryExamples } from './examples.ts';
import { learnSentenceWeights } from './learn-weights.ts';

/** Sentences to choose. */
const SETS = { 'cnn-en': 3, 'multilingual-pages': 1, 'rt-ru': 2 };

if (dataFolder === undefined) throw new Error('set NEWSLOOM_DATA to the folder of the public data sets');
const folder = join(dataFolder, 'summaries');
const sets = await Promise.all(
  Object.entries(SETS).map(([name, count]) => summaryExamples(join(folder, `${name}.jsonl`), count)),
);
const file = {
  origin:
    'tests/bench/summary/train-sentence-weights.ts: pairwise logistic regression on cnn-en, multilingual-pages and rt-ru',
  features: SENTENCE_FEATURES,
  weights: learnSentenceWeights(sets.flat()).map((weight) => Math.round(weight * 1000) / 1000),
};
writeFileSync(
  join(repositoryRoot, 'lib/enrich/sentence-weights.data.json'),
  `${JSON.stringify(file, null, 1)}\n`,
);
