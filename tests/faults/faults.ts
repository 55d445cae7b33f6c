import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { runFaults } from './run-faults.ts';

const { values } = commandLine({
  call: 'npm run -s test:faults',
  about: `What is promised of uploads, comments and AI features, under faults, repetitions and kills.
Exits 1 when anything was lost, doubled, is different or points nowhere, and 3 when its time ended before all was
delivered: what was never delivered is not lost.`,
  options: {
    articles: number('articles that are uploaded', 2000, { from: 1 }),
    kills: number('times that a process is killed', 110),
    rate: number('share of all requests that fault', 0.11, { upTo: 1 }),
    instances: number('processes that ingest', 6, { from: 1 }),
    lanes: number('deliveries that each of them has at a time', 2, { from: 1 }),
    seconds: number('seconds after which no new delivery is made; a quiet machine needs a third', 1200, {
      from: 1,
    }),
    seed: number('repeats a run; drawn and printed without it', undefined),
    json: flag('one JSON object on standard output'),
  },
});
const seed = values.seed ?? Math.floor(Math.random() * 1e9);
process.stderr.write(`seed ${seed}\n`);
const report = await runFaults({
  seed,
  articles: values.articles,
  faultRate: values.rate,
  kills: values.kills,
  instances: values.instances,
  lanes: values.lanes,
  limitSeconds: values.seconds,
  onProgress: (line) => process.stderr.write(`${line}\n`),
});
const {
  deliveries,
  injected,
  kills,
  articles,
  comments,
  answers,
  undelivered,
  lost,
  duplicated,
  differing,
  orphans,
  seconds,
} = report;
if (undelivered > 0) {
  const line = { unfinished: undelivered, deliveries, seconds, seed };
  console.log(
    values.json ? JSON.stringify(line) : `unfinished: ${undelivered} of ${deliveries} deliveries are left`,
  );
  process.exit(3);
}
const faults = Object.values(injected).reduce((total, count) => total + count, 0);
const counts = {
  lost: lost.length,
  duplicated: duplicated.length,
  differing: differing.length,
  orphans: orphans.length,
};
for (const [kind, lines] of Object.entries({ lost, duplicated, differing, orphans }))
  for (const line of lines.slice(0, 20)) process.stderr.write(`${kind}: ${line.slice(0, 400)}\n`);
if (values.json)
  console.log(JSON.stringify({ deliveries, faults, kills, articles, ...counts, seconds, seed }));
else {
  console.log(
    `${deliveries} deliveries of ${articles} articles, ${comments} comments, ${kills} kills, ${seconds} s`,
  );
  console.log(`${faults} faults:`, injected);
  console.log('answers behind a model that faults:', answers);
  console.log('differences:', counts);
}
// What killed processes had asked for may still be under way in the table: the run is over all the same.
process.exit(Object.values(counts).some((count) => count > 0) ? 1 : 0);
