import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import learned from '../../lib/enrich/tag-weights.data.json' with { type: 'json' };
import { enrichmentCpu } from './hashtags/cpu.ts';
import { scoresOf, termFrequencyScores } from './hashtags/evaluate.ts';
import { coldExamples, type Example, warmExamples } from './hashtags/rank-examples.ts';
import { readRows, setName } from './hashtags/rows.ts';

const { values, files } = commandLine({
  call: 'npm run -s bench:hashtags',
  about: `Predicts the hashtags of articles that their publishers tagged, in the order of the files and lines, each before
it is learned. Files are one set each and share one memory: ng-ru.jsonl rt-ru.jsonl scores rt-ru warm from ng-ru.
cold forgets everything. The memory is that of ingestion (lib/enrich/tag-archive.ts) without the related set, so
never more than it has; copies of one text tell each other nothing. CPU of the whole enrichment goes to standard
error. Rows of the files: {id, t, language, publisher, title, summary, body, tags}.`,
  options: {
    'warm-from': number('score only what comes after the first N articles of all', 0),
    json: flag('JSON on standard output'),
  },
  files: 'FILE',
});
const warmFrom = values['warm-from'];
await run();

async function run(): Promise<void> {
  const sets = files.map((file) => ({ set: setName(file), rows: readRows(file) }));
  const rows = sets.flatMap((each) => each.rows);
  const warm = (await warmExamples(rows)).slice(warmFrom);
  const cold = await coldExamples(rows.slice(warmFrom));
  const results = sets.map(({ set, rows: own }) => {
    const members = new Set(own);
    const ofSet = (examples: readonly Example[]) => examples.filter(({ row }) => members.has(row));
    return resultOf(set, ofSet(cold), ofSet(warm));
  });
  if (values.json) console.log(JSON.stringify(results));
  else for (const result of results) console.log(line(result));
  const { p50, p95 } = await enrichmentCpu(rows.slice(warmFrom));
  console.error(`CPU of enriching one article: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
}

interface Result {
  readonly set: string;
  readonly articles: number;
  readonly f1at5: { readonly cold: number; readonly warm: number; readonly tf: number };
  readonly p3: { readonly cold: number; readonly warm: number; readonly tf: number };
}

function resultOf(set: string, cold: readonly Example[], warm: readonly Example[]): Result {
  const [coldly, warmly] = [scoresOf(cold, weightsFor), scoresOf(warm, weightsFor)];
  const tf = termFrequencyScores(cold);
  const of = (name: 'f1at5' | 'p3') => ({
    cold: rounded(coldly[name]),
    warm: rounded(warmly[name]),
    tf: rounded(tf[name]),
  });
  return { set, articles: cold.length, f1at5: of('f1at5'), p3: of('p3') };
}

function weightsFor({ hasMemory }: Example): readonly number[] {
  return (hasMemory ? learned.warm : learned.cold).weights;
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

function line({ set, articles, f1at5, p3 }: Result): string {
  const figures = (scores: Result['p3']) =>
    `cold ${scores.cold.toFixed(3)}  warm ${scores.warm.toFixed(3)}  term frequency ${scores.tf.toFixed(3)}`;
  return `${set} (${articles} articles)\n  F1@5  ${figures(f1at5)}\n  P@3   ${figures(p3)}`;
}
