import type { Span } from '../../../lib/article/enrichment.ts';
import { chooseSentences } from '../../../lib/enrich/rank-sentences.ts';
import type { SummaryExample } from './examples.ts';
import { type Rouge, rougeOf, rougeTokens } from './rouge.ts';

/** Mean ROUGE of the `k` sentences chosen with the weights of each example. */
export function rougeOfChosen(
  examples: readonly SummaryExample[],
  k: number,
  weightsFor: (example: SummaryExample) => readonly number[],
): Rouge {
  return meanRouge(examples, (example) => chooseSentences(example.options, k, weightsFor(example)));
}

/** Mean ROUGE of the first `k` sentences. */
export function rougeOfLead(examples: readonly SummaryExample[], k: number): Rouge {
  return meanRouge(examples, ({ options }) => options.spans.slice(0, k));
}

function meanRouge(examples: readonly SummaryExample[], choose: (example: SummaryExample) => Span[]): Rouge {
  const scores = examples.map((example) => {
    const made = choose(example).map(({ start, end }) => example.body.slice(start, end));
    return rougeOf(rougeTokens(made.join('\n'), example.language), example.reference);
  });
  const mean = (name: keyof Rouge) =>
    scores.reduce((sum, score) => sum + score[name], 0) / (scores.length || 1);
  return { rouge1: mean('rouge1'), rouge2: mean('rouge2'), rougeL: mean('rougeL') };
}
