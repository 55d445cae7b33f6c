// npm run -s bench:summary -- FILE… [--k N] [--folds N] [--json]
//
// Chooses k sentences of articles with reference summaries and compares them with the reference: ROUGE-1, 2 and L,
// F1, beside the first k sentences of the same splitter. `k` is 3 unless told; 1 and 2 for files named as the sets
// `multilingual-pages` and `rt-ru`. The weights are those of the product; with `--folds N` each article is chosen
// for with weights that were learned on the other folds of all files given.
import weights from '../../lib/enrich/word-weights.data.json' with { type: 'json' };
import { setName } from './hashtags/rows.ts';
import { rougeOfChosen, rougeOfLead } from './summary/evaluate.ts';
import { type SummaryExample, summaryExamples } from './summary/examples.ts';
import { foldWeights } from './summary/fold-weights.ts';
import type { Rouge } from './summary/rouge.ts';

const OPTIONS = ['--k', '--folds'];
const args = process.argv.slice(2);
const files = args.filter(
  (argument, index) => !argument.startsWith('--') && !OPTIONS.includes(args[index - 1] ?? ''),
);
const numberAfter = (option: string) =>
  args.includes(option) ? Number(args[args.indexOf(option) + 1]) : undefined;

if (files.length === 0) {
  console.error('usage: npm run -s bench:summary -- FILE… [--k N] [--folds N] [--json]');
  process.exitCode = 1;
} else {
  await run();
}

async function run(): Promise<void> {
  const sets: { set: string; k: number; examples: SummaryExample[] }[] = [];
  for (const file of files) {
    const set = setName(file);
    const k = numberAfter('--k') ?? sentencesFor(set);
    sets.push({ set, k, examples: await summaryExamples(file) });
  }
  const folds = numberAfter('--folds');
  const learned =
    folds === undefined
      ? undefined
      : foldWeights(
          sets.map(({ examples }) => examples),
          folds,
        );
  const results = sets.map(({ set, k, examples }) => {
    const chosen = rougeOfChosen(examples, k, (example) => learned?.get(example) ?? weights.weights);
    return { set, articles: examples.length, k, ...rounded(chosen), lead: rounded(rougeOfLead(examples, k)) };
  });
  if (args.includes('--json')) console.log(JSON.stringify(results));
  else for (const result of results) console.log(line(result));
}

function sentencesFor(set: string): number {
  if (set.startsWith('multilingual')) return 1;
  return set.startsWith('rt') ? 2 : 3;
}

function rounded({ rouge1, rouge2, rougeL }: Rouge): Rouge {
  const round = (score: number) => Math.round(score * 10_000) / 10_000;
  return { rouge1: round(rouge1), rouge2: round(rouge2), rougeL: round(rougeL) };
}

function line(result: Rouge & { set: string; articles: number; k: number; lead: Rouge }): string {
  const figures = ({ rouge1, rouge2, rougeL }: Rouge) =>
    `ROUGE-1 ${rouge1.toFixed(4)}  ROUGE-2 ${rouge2.toFixed(4)}  ROUGE-L ${rougeL.toFixed(4)}`;
  const gain = (100 * (result.rouge1 - result.lead.rouge1)).toFixed(2);
  return `${result.set} (${result.articles} articles, k = ${result.k})
  ranked  ${figures(result)}  (ROUGE-1 ${gain} points over lead)
  lead    ${figures(result.lead)}`;
}
