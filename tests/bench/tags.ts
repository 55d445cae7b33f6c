import { commandLine, fail, flag } from '../../infra/commands/command-line.ts';
import { dataFolder } from '../support/data.ts';
import { judgedArticles, keptShares, rowsOf } from './tags/kept-share.ts';
import { type TaggedRow, tagStream } from './tags/tagged-stream.ts';

const { values } = commandLine({
  call: 'npm run -s bench:tags',
  about: `How many hashtags an editor would keep. Whole streams of the data folder go through decoding, normalizing and
enriching in their order, each article with the tags of those before it. The hashtags of the articles that one reader
judged (tests/bench/tags/judged-tags.jsonl) are compared with the judgements. Takes about two minutes.`,
  options: { json: flag('JSON on standard output') },
});
await run();

async function run(): Promise<void> {
  const folder = dataFolder ?? fail('no data folder: set NEWSLOOM_DATA');
  const judged = judgedArticles();
  const tagged: TaggedRow[] = [];
  for (const set of new Set(judged.map((each) => each.set))) {
    tagged.push(...(await tagStream(rowsOf(folder, set))));
  }
  const shares = keptShares(tagged, judged);
  if (values.json) console.log(JSON.stringify(shares));
  else
    console.table(
      shares.map((share) => ({ ...share, share: Math.round((100 * share.kept) / share.tags) / 100 })),
    );
}
