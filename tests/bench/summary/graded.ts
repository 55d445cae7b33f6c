import { linearScore } from '../../../lib/enrich/linear-score.ts';
import type { SummaryExample } from './examples.ts';
import { rougeTokens } from './rouge.ts';

/** An example made ready to be scored thousands of times: tokens are numbers, those of the reference alone count. */
export interface GradedExample {
  readonly count: number;
  readonly features: readonly (readonly number[])[];
  readonly stems: readonly (readonly string[])[];
  /** Tokens of the reference, and how often each stands in it. */
  readonly referenceLength: number;
  readonly reference: readonly number[];
  /** Tokens of each sentence, and those it shares with the reference: token → times. */
  readonly lengths: readonly number[];
  readonly shared: readonly ReadonlyMap<number, number>[];
}

/** As `chooseSentences` has it. */
const SAID = 0.6;

export function gradedExample({ body, count, language, reference, options }: SummaryExample): GradedExample {
  const ids = new Map<string, number>();
  for (const token of reference) if (!ids.has(token)) ids.set(token, ids.size);
  const times = new Array<number>(ids.size).fill(0);
  for (const token of reference) {
    const id = ids.get(token) ?? 0;
    times[id] = (times[id] ?? 0) + 1;
  }
  const tokens = options.map(({ span }) => rougeTokens(body.slice(span.start, span.end), language));
  return {
    count,
    features: options.map(({ features }) => features),
    stems: options.map(({ stems }) => [...stems]),
    referenceLength: reference.length,
    reference: times,
    lengths: tokens.map(({ length }) => length),
    shared: tokens.map((sentence) => {
      const shared = new Map<number, number>();
      for (const token of sentence) {
        const id = ids.get(token);
        if (id !== undefined) shared.set(id, (shared.get(id) ?? 0) + 1);
      }
      return shared;
    }),
  };
}

/** ROUGE-1 of some sentences together, each counted `times` times, as if each time it said something new. */
export function rouge1Of(example: GradedExample, sentences: readonly number[], times = 1): number {
  const said = new Map<number, number>();
  let length = 0;
  for (const index of sentences) {
    length += example.lengths[index] ?? 0;
    for (const [id, count] of example.shared[index] ?? []) said.set(id, (said.get(id) ?? 0) + count);
  }
  let shared = 0;
  for (const [id, count] of said) shared += Math.min(count, example.reference[id] ?? 0);
  return shared === 0 ? 0 : (2 * times * shared) / (times * length + example.referenceLength);
}

/** The sentences that `chooseSentences` chooses under some weights, in no order. */
export function chosenBy(example: GradedExample, weights: readonly number[]): number[] {
  const scores = example.features.map((features) => linearScore(features, weights));
  const ranked = scores.map((_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const chosen: number[] = [];
  const said = new Set<string>();
  for (const index of ranked) {
    if (chosen.length === example.count) break;
    const stems = example.stems[index] ?? [];
    if (stems.filter((stem) => said.has(stem)).length > SAID * stems.length) continue;
    chosen.push(index);
    for (const stem of stems) said.add(stem);
  }
  return chosen;
}

/** The sentences that together come nearest to the reference, taken one by one. */
export function bestChoice(example: GradedExample): number[] {
  const chosen: number[] = [];
  for (let step = 0; step < example.count; step += 1) {
    const scored = example.lengths
      .map((_, index) => ({ index, rouge: rouge1Of(example, [...chosen, index]) }))
      .filter(({ index }) => !chosen.includes(index))
      .sort((a, b) => b.rouge - a.rouge);
    if (scored[0]) chosen.push(scored[0].index);
  }
  return chosen;
}
