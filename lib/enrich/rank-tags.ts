import { linearScore } from './linear-score.ts';
import type { TagOption } from './tag-options.ts';
import learned from './tag-weights.data.json' with { type: 'json' };

/** An option and how sure it is, in [0, 1]. */
export interface RankedOption {
  readonly option: TagOption;
  readonly score: number;
}

/**
 * Options by the learned linear ranker, best first; ties by `match`. What it has to go by is another thing with
 * similar articles and without, so it was learned for both.
 */
export function rankTags(options: readonly TagOption[], hasMemory: boolean): RankedOption[] {
  const { weights, zero } = hasMemory ? learned.warm : learned.cold;
  return options
    .map((option) => ({ option, worth: linearScore(option.features, weights) }))
    .sort((a, b) => b.worth - a.worth || (a.option.match < b.option.match ? -1 : 1))
    .map(({ option, worth }) => ({ option, score: 1 / (1 + Math.exp(zero - worth)) }));
}
