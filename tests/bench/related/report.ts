import type { SetFigures } from './measure.ts';
import type { RankFigures } from './metrics.ts';

/** The figures of a set for people: a line for each method, then stories and cost. */
export function reportOf(figures: SetFigures): string {
  const { set, articles, queries, offline, stories, afterSecondLook, perArticle, baselines } = figures;
  const peers = Object.entries(baselines).map(([name, peer]) => line(name, peer));
  return [
    `${set}: ${articles} articles, ${queries} queries`,
    `  ${'online'.padEnd(16)}${HEADS.map((head) => head.padStart(9)).join('')}`,
    line('newsloom', figures),
    ...peers,
    line('newsloom offline', offline),
    line('second look', afterSecondLook),
    `  stories          ${clusters(stories)}`,
    `  second look      ${clusters(afterSecondLook.stories)}`,
    `  per article      ${units(perArticle)}`,
    `  looks included   ${units(afterSecondLook.perArticle)}`,
    '',
  ].join('\n');
}

function clusters({ bcubedF1, nmi }: SetFigures['stories']): string {
  return `BCubed F1 ${decimals(bcubedF1)}  NMI ${decimals(nmi)}`;
}

function units({ queries, items, readUnits, writeUnits, ms }: SetFigures['perArticle']): string {
  return [
    `${queries.toFixed(1)} Queries`,
    `${items.toFixed(0)} items`,
    `${readUnits.toFixed(1)} read units`,
    `${writeUnits.toFixed(1)} write units`,
    `${ms.toFixed(2)} ms`,
  ].join('  ');
}

const HEADS = ['P@5', 'P@10', 'nDCG@10', 'MRR', 'R@20'];

function line(name: string, { p5, p10, ndcg10, mrr, r20 }: RankFigures): string {
  return `  ${name.padEnd(16)}${[p5, p10, ndcg10, mrr, r20].map((value) => decimals(value).padStart(9)).join('')}`;
}

function decimals(value: number): string {
  return value.toFixed(4).replace(/^0/, '');
}
