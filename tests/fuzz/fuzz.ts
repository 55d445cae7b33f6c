import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../support/data.ts';
import { runFuzz } from './run-fuzz.ts';

/*
 * npm run -s test:fuzz [-- --inputs 50000 --processes 2 --seed N --json]
 * Mutants of every file of the data sets of feeds, IPTC, safety and pages, through decoding and normalizing.
 * Exits 1 on a crash, on more than 3 s of processor time in two runs, on 512 MB.
 */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '50000' },
    processes: { type: 'string', default: '2' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const SETS = ['feeds', 'iptc', 'safety', 'pages'];
if (dataFolder === undefined) throw new Error('no data folder; set NEWSLOOM_DATA');
const folder = dataFolder;
const files = SETS.flatMap((set) =>
  readdirSync(join(folder, set), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(),
);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
process.stderr.write(`${files.length} files, seed ${seed}\n`);
const { failures, reruns, ...counts } = await runFuzz({
  files,
  inputs: Number(values.inputs),
  seed,
  processes: Number(values.processes),
  onProgress: ({ inputs, crashes, hangs, maxMs, maxMb }) =>
    process.stderr.write(`${inputs} inputs, ${crashes} crashes, ${hangs} hangs, ${maxMs} ms, ${maxMb} MB\n`),
});
process.stderr.write(`${reruns} of them run twice, because the first time took over 3 s\n`);
for (const failure of failures) process.stderr.write(`${failure}\n`);
if (values.json) console.log(JSON.stringify(counts));
else console.log(counts);
process.exitCode = counts.crashes + counts.hangs > 0 || counts.maxMb >= 512 ? 1 : 0;
