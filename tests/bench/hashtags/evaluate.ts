import { linearScore } from '../../../lib/enrich/linear-score.ts';
import type { Example } from './rank-examples.ts';
import { f1At, normalized, precisionAt } from './score.ts';

/** Means over articles, in [0, 1]. */
export interface Scores {
  readonly f1at5: number;
  readonly p3: number;
}

/** Scores of the first predictions of each example under the weights for it. */
export function scoresOf(
  examples: readonly Example[],
  weightsFor: (example: Example) => readonly number[],
): Scores {
  return meanScores(
    examples.map((example) => ({ tags: example.tags, predicted: predictedBy(example, weightsFor(example)) })),
  );
}

function predictedBy({ options }: Example, weights: readonly number[]): string[] {
  const ranked = options
    .map(({ tag, features }) => ({ tag, worth: linearScore(features, weights) }))
    .sort((a, b) => b.worth - a.worth);
  return [...new Set(ranked.map(({ tag }) => tag))];
}

/** Scores of the most frequent phrases: the plain baseline, over the same candidates. */
export function termFrequencyScores(examples: readonly Example[]): Scores {
  return meanScores(
    examples.map(({ tags, byFrequency, row }) => ({
      tags,
      predicted: [...new Set(byFrequency.map((text) => normalized(text, row.language)))],
    })),
  );
}

function meanScores(
  articles: readonly { readonly tags: ReadonlySet<string>; readonly predicted: readonly string[] }[],
): Scores {
  const mean = (score: (predicted: readonly string[], tags: ReadonlySet<string>) => number) =>
    articles.reduce((sum, { predicted, tags }) => sum + score(predicted, tags), 0) / (articles.length || 1);
  return {
    f1at5: mean((predicted, tags) => f1At(5, predicted, tags)),
    p3: mean((predicted, tags) => precisionAt(3, predicted, tags)),
  };
}
