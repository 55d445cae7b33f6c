import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { growthOf, type Step } from './related/growth.ts';
import { growingStream } from './related/stream.ts';

const MARKS = [1_000, 10_000, 100_000];

const FIGURES: readonly (readonly [name: keyof Step, label: string])[] = [
  ['queries', 'Queries an article'],
  ['items', 'items read an article'],
  ['readUnits', 'read units an article'],
  ['writeUnits', 'write units an article'],
  ['relatedReadUnits', 'read units a related set'],
  ['indexPostings', 'postings that an inverted index scans'],
];

const { values } = commandLine({
  call: 'npm run -s bench:growth',
  about: `What relating an article asks of the table at ${MARKS.join(', ')} articles, and what postings an inverted index
would scan.`,
  options: {
    upto: number('articles at most', MARKS.at(-1) ?? 0, { from: MARKS[0] ?? 0 }),
    json: flag('JSON on standard output'),
  },
});
const marks = MARKS.filter((mark) => mark <= values.upto);
const { rows, origin } = growingStream(marks.at(-1) ?? 0);
console.error(`${rows.length} articles, ${origin}`);
const steps = await growthOf(rows, marks, console.error);
console.log(values.json ? JSON.stringify({ origin, steps, ratios: ratiosOf(steps) }) : tableOf(steps));

/** The last step over the first. */
function ratiosOf(all: readonly Step[]): Record<string, number> {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return {};
  const ratio = (name: keyof Step) => Math.round((100 * last[name]) / first[name]) / 100;
  return Object.fromEntries(FIGURES.map(([name]) => [name, ratio(name)]));
}

function tableOf(all: readonly Step[]): string {
  const ratios = ratiosOf(all);
  const head = all.map(({ articles }) => String(articles).padStart(10)).join('');
  const lines = FIGURES.map(([name, label]) => {
    const cells = all.map((step) => step[name].toFixed(1).padStart(10)).join('');
    return `${label.padEnd(38)}${cells}${`${ratios[name]} ×`.padStart(12)}`;
  });
  return [`${'articles'.padEnd(38)}${head}${'last/first'.padStart(12)}`, ...lines].join('\n');
}
