import type { Truth } from './truth.ts';

/** Figures of rankings, means over the queries. P@10 and R@20 are capped by the number of relevant rows. */
export interface RankFigures {
  readonly p5: number;
  readonly p10: number;
  readonly ndcg10: number;
  readonly mrr: number;
  readonly r20: number;
}

/** Query → indexes of the rows found, best first. */
export type Rankings = ReadonlyMap<number, readonly number[]>;

export function rankFigures(truth: Truth, rankings: Rankings, when: 'online' | 'offline'): RankFigures {
  const each = truth.queries.map((query) =>
    figuresOf(rankings.get(query) ?? [], truth.relevant(query, when)),
  );
  const mean = (name: keyof RankFigures) =>
    each.reduce((sum, figures) => sum + figures[name], 0) / each.length;
  return { p5: mean('p5'), p10: mean('p10'), ndcg10: mean('ndcg10'), mrr: mean('mrr'), r20: mean('r20') };
}

function figuresOf(found: readonly number[], relevant: ReadonlySet<number>): RankFigures {
  const hits = found.map((row) => relevant.has(row));
  const precision = (depth: number) =>
    hits.slice(0, depth).filter(Boolean).length / Math.min(depth, relevant.size);
  const first = hits.indexOf(true);
  return {
    p5: precision(5),
    p10: precision(10),
    ndcg10: gain(hits.slice(0, 10)) / gain(Array.from({ length: Math.min(10, relevant.size) }, () => true)),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    r20: precision(20),
  };
}

function gain(hits: readonly boolean[]): number {
  return hits.reduce((sum, hit, index) => sum + (hit ? 1 / Math.log2(index + 2) : 0), 0);
}
