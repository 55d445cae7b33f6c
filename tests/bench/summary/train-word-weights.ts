// npx tsx tests/bench/summary/train-word-weights.ts
//
// Learns what tells whether a summary says a word, from cnn-en, multilingual-pages and rt-ru, and writes
// lib/enrich/word-weights.data.json. What the weights are worth on articles they have not seen is printed by
// `npm run -s bench:summary -- FILE… --folds 5`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORD_FEATURES } from '../../../lib/enrich/word-worth.ts';
import { dataFolder } from '../../support/data.ts';
import { repositoryRoot } from '../../support/root.ts';
import { summaryExamples } from './examples.ts';
import { learnWordWeights } from './learn-weights.ts';

const SETS = ['cnn-en', 'multilingual-pages', 'rt-ru'];

if (dataFolder === undefined) throw new Error('set NEWSLOOM_DATA to the folder of the public data sets');
const folder = join(dataFolder, 'summaries');
const sets = await Promise.all(SETS.map((name) => summaryExamples(join(folder, `${name}.jsonl`))));
const file = {
  origin: `tests/bench/summary/train-word-weights.ts: logistic regression on ${SETS.join(', ')}`,
  features: WORD_FEATURES,
  weights: learnWordWeights(sets.flat()).map((weight) => Math.round(weight * 1000) / 1000),
};
writeFileSync(
  join(repositoryRoot, 'lib/enrich/word-weights.data.json'),
  `${JSON.stringify(file, null, 1)}\n`,
);
