import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { commandLine, fail, flag, number } from '../../../infra/commands/command-line.ts';
import type { PairFeatures } from '../../../lib/relate/pair.ts';
import { dataFolder } from '../../support/data.ts';
import { type JudgedStream, readStream } from '../stream/stream-rows.ts';
import { rowsAsIngested } from '../stream/through-memory.ts';
import { ingestRows } from './ours.ts';
import type { Row } from './rows.ts';

const { values } = commandLine({
  call: 'npx tsx tests/bench/related/fit-pairs.ts',
  about: `Fits the weights of the probability that a reader calls two articles related, by logistic regression on the pairs
that relating reckons: on the even half of the labels of the stream, and of the queries of which a reader judged what is
related. Prints the weights for lib/relate/weights.ts, and for the odd half of each set how often pairs of each
probability have one label.`,
  options: {
    rows: number('rows of a set that are read', 3500, { from: 100 }),
    stories: flag('fits the probability that two are of one story: on the labels of all sets alike'),
  },
});

const STREAM = 'stream/newsapi-stream';
const SETS = [
  STREAM,
  'languages/paraphraser-ru',
  'languages/olympics-2021-es',
  'related/uci-headlines',
  'related/google-news-titles',
];
/** Of the judged queries beside the labels of the stream. */
const JUDGED_PART = 0.25;
const NAMES = ['raw', 'near', 'hot', 'leastHeadline', 'mostHeadline', 'shared'] as const;
/** Keeps weights small that the sets do not agree on. */
const RIDGE = 1e-4;
const STEPS = 40;

interface Example {
  /** 1, then the features in the order of their names. */
  readonly x: readonly number[];
  readonly y: 0 | 1;
  readonly isOdd: boolean;
}

interface ExampleSet {
  readonly name: string;
  readonly part: number;
  readonly examples: readonly Example[];
}

type Pairs = Awaited<ReturnType<typeof ingestRows>>['pairs'];

/** Pairs of rows that have a label. */
function labeledExamples(rows: readonly Row[], pairs: Pairs): Example[] {
  return rows.flatMap(({ label }, index) =>
    label === ''
      ? []
      : (pairs[index] ?? []).flatMap(({ row, features }) => {
          const other = rows[row]?.label ?? '';
          const y = other === label ? 1 : 0;
          return other === '' ? [] : [{ x: valuesOf(features), y, isOdd: isOdd(label) } as const];
        }),
  );
}

/** Pairs of a query and a candidate that a reader judged. */
function judgedExamples({ rows, related }: JudgedStream, pairs: Pairs): Example[] {
  const indexes = new Map(rows.map(({ id }, index) => [id, index]));
  return related.flatMap(({ q, judged }) =>
    Object.entries(judged).flatMap(([id, y]) => {
      const [earlier = -1, later = -1] = [indexes.get(q) ?? -1, indexes.get(id) ?? -1].sort((a, b) => a - b);
      const found = pairs[later]?.find(({ row }) => row === earlier);
      return found ? [{ x: valuesOf(found.features), y, isOdd: isOdd(q) }] : [];
    }),
  );
}

function valuesOf(features: PairFeatures): number[] {
  return [1, ...NAMES.map((name) => features[name])];
}

/** Half of the labels, whatever their order. */
function isOdd(label: string): boolean {
  return ((createHash('md5').update(label).digest()[15] ?? 0) & 1) === 1;
}

function probability(weights: readonly number[], x: readonly number[]): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, at) => sum + weight * (x[at] ?? 0), 0)));
}

/** Newton's method; each set has its part in the sum. */
function fittedWeights(sets: readonly ExampleSet[]): number[] {
  const parts = sets.reduce((sum, { part }) => sum + part, 0);
  let weights = [0, ...NAMES.map(() => 0)];
  for (let step = 0; step < STEPS; step += 1) {
    const size = weights.length;
    const slope = weights.map((weight, at) => (at === 0 ? 0 : 2 * RIDGE * weight));
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-9 : 2 * RIDGE) : 0)));
    for (const { examples, part: whole } of sets)
      for (const { x, y } of examples) {
        const p = probability(weights, x);
        const part = whole / (parts * examples.length);
        for (let i = 0; i < size; i += 1) {
          slope[i] = (slope[i] ?? 0) + part * (p - y) * (x[i] ?? 0);
          const line = curve[i] ?? [];
          for (let j = 0; j < size; j += 1)
            line[j] = (line[j] ?? 0) + part * p * (1 - p) * (x[i] ?? 0) * (x[j] ?? 0);
        }
      }
    const change = solved(curve, slope);
    weights = weights.map((weight, at) => weight - (change[at] ?? 0));
  }
  return weights;
}

/** The solution of a linear system, by Gauss and Jordan with the largest pivot. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0]);
  for (let at = 0; at < rows.length; at += 1) {
    const rest = rows.slice(at).sort((a, b) => Math.abs(b[at] ?? 0) - Math.abs(a[at] ?? 0));
    rows.splice(at, rest.length, ...rest);
    const pivot = rows[at] ?? [];
    const head = pivot[at] ?? 1;
    for (let column = 0; column < pivot.length; column += 1) pivot[column] = (pivot[column] ?? 0) / head;
    for (const [other, line] of rows.entries()) {
      const factor = line[at] ?? 0;
      if (other === at || factor === 0) continue;
      for (let column = 0; column < line.length; column += 1)
        line[column] = (line[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  }
  return rows.map((line) => line.at(-1) ?? 0);
}

const folder = dataFolder ?? fail('no data folder: set NEWSLOOM_DATA');
const sets: ExampleSet[] = [];
for (const name of SETS) {
  // The labels of the other sets are weeks of one subject, or turns of one competition: stories, not what readers relate.
  const part = values.stories || name === STREAM ? 1 : 0;
  const file = join(folder, `${name}.jsonl`);
  const stream = readStream(file);
  const rows = name === STREAM ? await rowsAsIngested(stream.rows) : stream.rows.slice(0, values.rows);
  const { pairs } = await ingestRows(rows);
  sets.push({ name, part, examples: labeledExamples(rows, pairs) });
  if (stream.related.length > 0)
    sets.push({
      name: `${name}, judged by a reader`,
      part: values.stories ? 0 : JUDGED_PART,
      examples: judgedExamples({ ...stream, rows }, pairs),
    });
  console.error(`${name}: ${sets.at(-1)?.examples.length} pairs`);
}
const weights = fittedWeights(
  sets.map(({ examples, ...set }) => ({ ...set, examples: examples.filter((each) => !each.isOdd) })),
);
const named = weights.map((weight, at) => [NAMES[at - 1] ?? 'intercept', Math.round(1000 * weight) / 1000]);
console.log(JSON.stringify(Object.fromEntries(named)));
for (const { name, examples } of sets) {
  const judged = examples.filter((each) => each.isOdd).map(({ x, y }) => ({ p: probability(weights, x), y }));
  const cells = Array.from({ length: 10 }, (_, tenth) => {
    const here = judged.filter(({ p }) => Math.min(9, Math.floor(10 * p)) === tenth);
    return `${(here.reduce((sum, { y }) => sum + y, 0) / here.length).toFixed(2)} (${here.length})`;
  });
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
