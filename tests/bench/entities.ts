import { join } from 'node:path';
import { commandLine, fail, flag } from '../../infra/commands/command-line.ts';
import { countryName } from '../../lib/enrich/countries.ts';
import { mentionsOf } from '../../lib/enrich/entity-spans.ts';
import { mentionFeatures, typeOf, votesFor } from '../../lib/enrich/entity-type.ts';
import { loadLanguage } from '../../lib/text/language.ts';
import { wordsOf } from '../../lib/text/words.ts';
import { dataFolder } from '../support/data.ts';
import { type MarkedText, markedTexts } from './entities/documents.ts';
import { labeledMentions } from './entities/labeled-mentions.ts';
import { learnTypes } from './entities/learn-types.ts';

const { values } = commandLine({
  call: 'npm run -s bench:entities',
  about: `Finds the names in wikigold and the Broad Twitter Corpus: F1 of spans whatever their type (exact borders), and of
spans with their type among people, organizations and places. Types of each fifth of the texts are voted for with
weights that were learned on the others.`,
  options: { json: flag('JSON on standard output') },
});
const folder = dataFolder ?? fail('no data folder: set NEWSLOOM_DATA');
const FOLDS = 5;

if (dataFolder === undefined) {
  console.error('bench:entities needs the public data sets: set NEWSLOOM_DATA to their folder.');
  process.exitCode = 1;
} else {
  const english = await loadLanguage('en');
  const texts = markedTexts(join(folder, 'entities')).map((marked) => {
    const mentions = mentionsOf({ text: marked.text, words: wordsOf(marked.text, english) }, english);
    return { marked, mentions, isArticle: marked.isArticle };
  });
  const sets = {
    wikigold: texts.filter(({ isArticle }) => isArticle),
    tweets: texts.filter(({ isArticle }) => !isArticle),
  };
  const results = Object.entries(sets).map(([set, own]) => {
    const tally = { found: 0, named: 0, right: 0, typedFound: 0, typed: 0, typedRight: 0 };
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const others = texts.filter((_, index) => index % FOLDS !== fold);
      const weights = learnTypes(others.flatMap(({ marked, mentions }) => labeledMentions(marked, mentions)));
      const held = own.filter((each) => texts.indexOf(each) % FOLDS === fold);
      for (const { marked, mentions } of held) {
        const votes = new Map<string, number[][]>();
        const keyOf = (words: readonly { lower: string }[]) => words.map(({ lower }) => lower).join(' ');
        for (const mention of mentions) {
          const key = keyOf(mention.words);
          votes.set(key, [...(votes.get(key) ?? []), [...votesFor(mentionFeatures(mention), weights)]]);
        }
        const types = new Map(
          mentions.map((mention) => {
            const country = countryName(mention.words.map(({ stem }) => stem).join(''), english);
            const voted = typeOf(votes.get(keyOf(mention.words)) ?? [], 0);
            return [
              `${mention.span.start}-${mention.span.end}`,
              country === undefined ? voted : 'Place',
            ] as const;
          }),
        );
        count(tally, marked, types);
      }
    }
    const f1 = (right: number, found: number, named: number) =>
      Math.round((20_000 * right) / (found + named)) / 10_000;
    return {
      set,
      texts: own.length,
      names: tally.named,
      untyped: f1(tally.right, tally.found, tally.named),
      typed: f1(tally.typedRight, tally.typedFound, tally.typed),
    };
  });
  if (values.json) console.log(JSON.stringify(results));
  else
    for (const { set, texts: size, names, untyped, typed } of results)
      console.log(`${set} (${size} texts, ${names} names): F1 ${untyped} untyped, ${typed} typed`);
}

interface Tally {
  found: number;
  named: number;
  right: number;
  typedFound: number;
  typed: number;
  typedRight: number;
}

function count(tally: Tally, { names }: MarkedText, found: ReadonlyMap<string, string | undefined>): void {
  tally.found += found.size;
  tally.typedFound += [...found.values()].filter((type) => type !== undefined).length;
  tally.named += names.length;
  for (const { span, type } of names) {
    const key = `${span.start}-${span.end}`;
    if (found.has(key)) tally.right += 1;
    if (type === undefined) continue;
    tally.typed += 1;
    if (found.get(key) === type) tally.typedRight += 1;
  }
}
