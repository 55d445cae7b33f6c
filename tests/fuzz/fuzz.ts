import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, fail, flag, number } from '../../infra/commands/command-line.ts';
import { dataFolder } from '../support/data.ts';
import { runFuzz } from './run-fuzz.ts';

const { values } = commandLine({
  call: 'npm run -s test:fuzz',
  about: `Mutants of every file of the data sets of feeds, IPTC, safety and pages, through decoding and normalizing.
Exits 1 on a crash, on more than 3 s of processor time in two runs, on 512 MB.`,
  options: {
    inputs: number('mutants', 50_000, { from: 1 }),
    processes: number('processes at once', 2, { from: 1 }),
    seed: number('repeats a run; drawn and printed without it', undefined),
    json: flag('one JSON object on standard output'),
  },
});
const SETS = ['feeds', 'iptc', 'safety', 'pages'];
const folder = dataFolder ?? fail('no data folder: set NEWSLOOM_DATA');
const files = SETS.flatMap((set) =>
  readdirSync(join(folder, set), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(),
);
const seed = values.seed ?? Math.floor(Math.random() * 1e9);
process.stderr.write(`${files.length} files, seed ${seed}\n`);
const { failures, reruns, ...counts } = await runFuzz({
  files,
  inputs: values.inputs,
  seed,
  processes: values.processes,
  onProgress: ({ inputs, crashes, hangs, maxMs, maxMb }) =>
    process.stderr.write(`${inputs} inputs, ${crashes} crashes, ${hangs} hangs, ${maxMs} ms, ${maxMb} MB\n`),
});
process.stderr.write(`${reruns} of them run twice, because the first time took over 3 s\n`);
for (const failure of failures) process.stderr.write(`${failure}\n`);
if (values.json) console.log(JSON.stringify(counts));
else console.log(counts);
process.exitCode = counts.crashes + counts.hangs > 0 || counts.maxMb >= 512 ? 1 : 0;
