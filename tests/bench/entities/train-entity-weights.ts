// npx tsx tests/bench/entities/train-entity-weights.ts
//
// Learns the votes for types of names from wikigold and the Broad Twitter Corpus (CC BY) and writes
// lib/enrich/entity-weights.data.json. `npm run -s bench:entities` prints what they are worth on texts not seen.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mentionsOf } from '../../../lib/enrich/entity-spans.ts';
import { ENTITY_LABELS } from '../../../lib/enrich/entity-type.ts';
import { loadLanguage } from '../../../lib/text/language.ts';
import { wordsOf } from '../../../lib/text/words.ts';
import { dataFolder } from '../../support/data.ts';
import { repositoryRoot } from '../../support/root.ts';
import { markedTexts } from './documents.ts';
import { labeledMentions } from './labeled-mentions.ts';
import { learnTypes } from './learn-types.ts';

if (dataFolder === undefined) throw new Error('set NEWSLOOM_DATA to the folder of the public data sets');
const english = await loadLanguage('en');
const mentions = markedTexts(join(dataFolder, 'entities')).flatMap((marked) =>
  labeledMentions(marked, mentionsOf({ text: marked.text, words: wordsOf(marked.text, english) }, english)),
);
const file = {
  origin:
    'tests/bench/entities/train-entity-weights.ts: averaged perceptron on wikigold and the Broad Twitter Corpus (CC BY)',
  labels: ENTITY_LABELS,
  weights: learnTypes(mentions),
};
writeFileSync(join(repositoryRoot, 'lib/enrich/entity-weights.data.json'), `${JSON.stringify(file)}\n`);
