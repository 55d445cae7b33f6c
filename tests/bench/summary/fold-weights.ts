import type { SummaryExample } from './examples.ts';
import { learnWordWeights } from './learn-weights.ts';

/** For each example weights that were learned without its fold; articles are dealt out in turn. */
export function foldWeights(
  sets: readonly (readonly SummaryExample[])[],
  folds: number,
): Map<SummaryExample, readonly number[]> {
  const dealt = sets.flatMap((examples) =>
    examples.map((example, index) => ({ example, fold: index % folds })),
  );
  const weights = new Map<SummaryExample, readonly number[]>();
  for (let fold = 0; fold < folds; fold += 1) {
    const others = dealt.filter((each) => each.fold !== fold).map(({ example }) => example);
    const learned = learnWordWeights(others);
    for (const { example } of dealt.filter((each) => each.fold === fold)) weights.set(example, learned);
  }
  return weights;
}
