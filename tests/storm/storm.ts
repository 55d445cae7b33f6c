import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { silenceNodeWarning } from '../../infra/local/environment.ts';
import { INGESTION } from '../../infra/stack/ingestion.ts';
import { missedFigures, runStorm } from './run-storm.ts';

const { values } = commandLine({
  call: 'npm run -s test:storm',
  about: `Many uploads at once through several instances of the built function: stories of which all articles come at the
same instant, a hot story, a long upload, one key again and again, crossed identities, kills. Compares with the same
stories one after the other: exits 1 when fewer than 97 % of their linked pairs are found a minute later or fewer than
all after the last look, when there are more than 1.1 times their stories, when anything was lost, doubled, faulted or
is a dead letter, or the long upload was not done; 3 when the time of a run ended before all was ingested.`,
  options: {
    stories: number('stories of which all articles come at once', 20, { from: 1 }),
    articles: number('articles of each of them', 12, { from: 1 }),
    hot: number('articles of the hot story', 60),
    long: number('articles of the long upload', 800),
    same: number('keys with three uploads each', 8),
    crossed: number('pairs of crossed identities', 20),
    kills: number('instances that are killed', 6),
    delay: number('milliseconds that each request to the table takes longer', 5),
    instances: number('processes of the function', INGESTION.concurrency, { from: 1 }),
    seconds: number('seconds that each of the two runs may take', 240, { from: 1 }),
    seed: number('repeats a run; drawn and printed without it', undefined),
    json: flag('one JSON object on standard output'),
  },
});
silenceNodeWarning();
const tell = (line: string) => process.stderr.write(`${line}\n`);
const seed = values.seed ?? Math.floor(Math.random() * 1e9);
tell(`seed ${seed}`);
const { report, unfinished, atOnce, afterMinute, ...lines } = await runStorm({
  seed,
  stories: values.stories,
  articlesOfStory: values.articles,
  hotArticles: values.hot,
  longArticles: values.long,
  sameKeys: values.same,
  crossedPairs: values.crossed,
  kills: values.kills,
  tableDelayMs: values.delay,
  instances: values.instances,
  limitSeconds: values.seconds,
  onProgress: tell,
});
for (const [kind, all] of Object.entries(lines))
  for (const line of all.slice(0, 10)) tell(`${kind}: ${line.slice(0, 300)}`);
if (unfinished > 0) {
  const { seconds } = report;
  console.log(
    values.json
      ? JSON.stringify({ unfinished, seconds, seed })
      : `unfinished: ${unfinished} messages were left when the time was up`,
  );
  process.exit(3);
}
if (values.json) console.log(JSON.stringify(report));
else console.log({ atOnce, afterMinute }, report);
const missed = missedFigures(report, afterMinute);
for (const line of missed) tell(`missed: ${line}`);
process.exit(missed.length > 0 ? 1 : 0);
