import { parseArgs } from 'node:util';
import { runFaults } from './run-faults.ts';

/*
 * npm run -s test:faults [-- --articles 2000 --kills 110 --rate 0.1 --seed N --seconds 420 --json]
 * What is promised of uploads, under faults: see run-faults.ts. Exits 1 when anything was lost, doubled, is
 * different or points nowhere.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '110' },
    rate: { type: 'string', default: '0.1' },
    instances: { type: 'string', default: '3' },
    // More than several instances of Lambda do.
    lanes: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '420' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
process.stderr.write(`seed ${seed}\n`);
const report = await runFaults({
  seed,
  articles: Number(values.articles),
  faultRate: Number(values.rate),
  kills: Number(values.kills),
  instances: Number(values.instances),
  lanes: Number(values.lanes),
  limitSeconds: Number(values.seconds),
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
const faults = Object.values(injected).reduce((total, count) => total + count, 0);
const counts = {
  lost: lost.length + undelivered,
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
    `${deliveries} deliveries of ${articles} articles, ${comments} comments, ${kills} kills, ${undelivered} undelivered, ${seconds} s`,
  );
  console.log(`${faults} faults:`, injected);
  console.log('answers behind a model that faults:', answers);
  console.log('differences:', counts);
}
process.exitCode = Object.values(counts).some((count) => count > 0) ? 1 : 0;
