import type { Mention } from '../../../lib/enrich/entity-spans.ts';
import { ENTITY_LABELS, mentionFeatures, votesFor } from '../../../lib/enrich/entity-type.ts';
import { lehmer, shuffle } from '../learning/lehmer.ts';

const EPOCHS = 6;
/** Features seen less often teach a name, not a type, and make the file large. */
const LEAST = 4;
/** Features whose votes differ less decide nothing. */
const DECISIVE = 8;

/** A mention and its label, an index of `ENTITY_LABELS`. */
export interface LabeledMention {
  readonly mention: Mention;
  readonly label: number;
}

/** Votes by an averaged perceptron (Freund and Schapire 1999), in tenths, rounded. */
export function learnTypes(mentions: readonly LabeledMention[]): Record<string, number[]> {
  const examples = mentions.map(({ mention, label }) => ({ features: mentionFeatures(mention), label }));
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const each of features) seen.set(each, (seen.get(each) ?? 0) + 1);
  const weights: Record<string, number[]> = {};
  const sums = new Map<string, { total: number[]; at: number }>();
  const random = lehmer(1);
  let step = 0;
  const add = (feature: string, label: number, by: number) => {
    if ((seen.get(feature) ?? 0) < LEAST) return;
    const own = weights[feature] ?? ENTITY_LABELS.map(() => 0);
    const sum = sums.get(feature) ?? { total: ENTITY_LABELS.map(() => 0), at: step };
    sum.total = sum.total.map((total, index) => total + (own[index] ?? 0) * (step - sum.at));
    sum.at = step;
    own[label] = (own[label] ?? 0) + by;
    weights[feature] = own;
    sums.set(feature, sum);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(examples, random);
    for (const { features, label } of examples) {
      step += 1;
      const votes = votesFor(features, weights);
      const guess = votes.indexOf(Math.max(...votes));
      if (guess === label) continue;
      for (const feature of features) {
        add(feature, label, 1);
        add(feature, guess, -1);
      }
    }
  }
  const averaged = [...sums].map(([feature, { total, at }]) => {
    const own = weights[feature] ?? [];
    return [
      feature,
      total.map((sum, index) => Math.round((10 * (sum + (own[index] ?? 0) * (step - at))) / step)),
    ] as const;
  });
  return Object.fromEntries(
    averaged.filter(([, votes]) => Math.max(...votes) - Math.min(...votes) >= DECISIVE).sort(),
  );
}
