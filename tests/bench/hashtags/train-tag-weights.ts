// npx tsx tests/bench/hashtags/train-tag-weights.ts [--check]
//
// Learns the weights of the hashtag ranker and writes lib/enrich/tag-weights.data.json: with memory from the first 900
// articles of ng-ru, without memory from the pages of many publishers. Articles of one publisher beside them teach how
// that one tags: the more of ng-ru, the worse for publishers not seen, and for ng-ru itself hardly better. What comes
// after those 900, and all of rt-ru, is not seen here. `--check` prints the publisher-wise cross-validation on the
// pages instead.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linearScore } from '../../../lib/enrich/linear-score.ts';
import { TAG_FEATURES } from '../../../lib/enrich/tag-features.ts';
import { dataFolder } from '../../support/data.ts';
import { repositoryRoot } from '../../support/root.ts';
import { scoresOf } from './evaluate.ts';
import { learnWeights } from './learn-weights.ts';
import { coldExamples, type Example, warmExamples } from './rank-examples.ts';
import { readRows } from './rows.ts';

const PAST = 900;
/** The memory of the first articles is empty. */
const COLD_START = 100;
const FOLDS = [8, 12, 20];

if (dataFolder === undefined) throw new Error('set NEWSLOOM_DATA to the folder of the public data sets');
const read = (name: string) => readRows(join(dataFolder ?? '', 'hashtags', `${name}.jsonl`));
const pages = await coldExamples(read('multilingual-pages'));

if (process.argv.includes('--check')) {
  for (const folds of FOLDS)
    console.log(`multilingual-pages, ${folds} folds by publisher, F1@5: ${crossValidated(folds)}`);
} else {
  const dated = await warmExamples(read('ng-ru').slice(0, PAST));
  const file = {
    origin:
      'tests/bench/hashtags/train-tag-weights.ts: logistic regression, cold on multilingual-pages, warm on the first 900 articles of ng-ru',
    features: TAG_FEATURES,
    cold: learned(pages),
    warm: learned(dated.slice(COLD_START)),
  };
  writeFileSync(
    join(repositoryRoot, 'lib/enrich/tag-weights.data.json'),
    `${JSON.stringify(file, null, 1)}\n`,
  );
}

function learned(examples: readonly Example[]): { weights: number[]; zero: number } {
  const weights = learnWeights(examples);
  return {
    weights: weights.map((weight) => Math.round(weight * 1000) / 1000),
    zero: Math.round(evenWorth(examples, weights) * 100) / 100,
  };
}

/** Mean F1@5 of pages whose publisher was not seen. */
function crossValidated(folds: number): string {
  const publishers = [...new Set(pages.map(({ row }) => row.publisher))];
  let sum = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const isHeld = ({ row }: Example) => publishers.indexOf(row.publisher) % folds === fold;
    const weights = learnWeights(pages.filter((example) => !isHeld(example)));
    const held = pages.filter(isHeld);
    sum += scoresOf(held, () => weights).f1at5 * held.length;
  }
  return (sum / pages.length).toFixed(4);
}

/** The worth at which an option is as often right as wrong: where, of the best five, every second one above is a tag. */
function evenWorth(examples: readonly Example[], weights: readonly number[]): number {
  const best = examples.flatMap(({ options }) =>
    options
      .map(({ features, isTag }) => ({ worth: linearScore(features, weights), isTag }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, 5),
  );
  best.sort((a, b) => b.worth - a.worth);
  let right = 0;
  let even = best[0]?.worth ?? 0;
  for (const [index, { worth, isTag }] of best.entries()) {
    if (isTag) right += 1;
    if (right >= (index + 1) / 2) even = worth;
  }
  return even;
}
