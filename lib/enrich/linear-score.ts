/** What a linear model makes of features: the scalar product with its weights. */
export function linearScore(features: readonly number[], weights: readonly number[]): number {
  let score = 0;
  for (let index = 0; index < features.length; index += 1) {
    score += (features[index] ?? 0) * (weights[index] ?? 0);
  }
  return score;
}
