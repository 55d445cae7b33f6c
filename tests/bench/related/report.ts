import type { SetFigures } from './measure.ts';
import type { RankFigures } from './metrics.ts';

/** The figures of a set for people: a line for each method, then stories and cost. */
export function reportOf(figures: SetFigures): string {
  const { set, articles, queries, offline, stories, perArticle: cost, baselines } = figures;
  const peers = Object.entries(baselines).map(([name, peer]) => line(name, peer));
  return [
    `${set}: ${articles} articles, ${queries} queries`,
    `  ${'online'.padEnd(16)}${HEADS.map((head) => head.padStart(9)).join('')}`,
    line('newsloom', figures),
    ...peers,
    line('newsloom offline', offline),
    `  stories          BCubed F1 ${decimals(stories.bcubedF1)}  NMI ${decimals(stories.nmi)}`,
    `  per article      ${cost.queries.toFixed(1)} Queries  ${cost.items.toFixed(0)} items  ` +
      `${cost.readUnits.toFixed(1)} read units  ${cost.writeUnits.toFixed(1)} write units  ${cost.ms.toFixed(2)} ms`,
    '',
  ].join('\n');
}

const HEADS = ['P@5', 'P@10', 'nDCG@10', 'MRR', 'R@20'];

function line(name: string, { p5, p10, ndcg10, mrr, r20 }: RankFigures): string {
  return `  ${name.padEnd(16)}${[p5, p10, ndcg10, mrr, r20].map((value) => decimals(value).padStart(9)).join('')}`;
}

function decimals(value: number): string {
  return value.toFixed(4).replace(/^0/, '');
}
