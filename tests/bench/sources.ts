import { commandLine, flag, oneOf } from '../../infra/commands/command-line.ts';
import { judgedEndings } from './sources/judged-endings.ts';
import { figuresOf, publish } from './sources/measure.ts';
import { halfOf, rowsOf } from './sources/rows.ts';

const { values, files } = commandLine({
  call: 'npm run -s bench:sources',
  about: `How well a stream of many outlets is sorted into sources: outlets under more than one key, articles without a
link, headlines that end in their outlet. Rows go through decoding and normalizing a hundred at a time, as answers of
NewsAPI, each with what the earlier ones told. Takes about ten seconds for 5 000 rows.`,
  options: {
    half: oneOf(
      ['all', 'odd', 'even'],
      'outlets that are looked at: rules are tuned on one half and reported on the other',
    ),
    verbose: flag('tell on standard error what is torn, cut and kept'),
    json: flag('JSON on standard output'),
  },
  files: 'FILE',
});

const rows = files
  .flatMap(rowsOf)
  .filter(({ source }) => values.half === 'all' || halfOf(source) === values.half);
const { lists, ...figures } = figuresOf(await publish(rows), judgedEndings());
if (values.json) console.log(JSON.stringify(figures));
else console.table(figures);
if (values.verbose)
  for (const [name, list] of Object.entries(lists)) console.error(`${name}:\n  ${list.join('\n  ')}`);
