import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import weights from '../../lib/enrich/word-weights.data.json' with { type: 'json' };
import { setName } from './hashtags/rows.ts';
import { rougeOfChosen, rougeOfLead } from './summary/evaluate.ts';
import { type SummaryExample, summaryExamples } from './summary/examples.ts';
import { foldWeights } from './summary/fold-weights.ts';
import type { Rouge } from './summary/rouge.ts';

const { values, files } = commandLine({
  call: 'npm run -s bench:summary',
  about: `Chooses k sentences of articles with reference summaries and compares them with the reference: ROUGE-1, 2 and L,
F1, beside the first k sentences of the same splitter. The weights are those of the product.
Rows of the files: {id, language, title, body, summary}.`,
  options: {
    k: number('sentences; 3 unless told, for files named multilingual… 1, rt… 2', undefined, { from: 1 }),
    folds: number('choose for each article with weights learned on the other folds of all files', undefined, {
      from: 2,
    }),
    json: flag('JSON on standard output'),
  },
  files: 'FILE',
});
await run();

async function run(): Promise<void> {
  const sets: { set: string; k: number; examples: SummaryExample[] }[] = [];
  for (const file of files) {
    const set = setName(file);
    const k = values.k ?? sentencesFor(set);
    sets.push({ set, k, examples: await summaryExamples(file) });
  }
  const { folds } = values;
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
  if (values.json) console.log(JSON.stringify(results));
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
