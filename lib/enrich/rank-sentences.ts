import type { Span } from '../article/enrichment.ts';
import { linearScore } from './linear-score.ts';
import type { ReadArticle } from './read-article.ts';
import { sentenceFeatures } from './sentence-features.ts';

/** News says early what it is about, and sentences are compared each with each. */
const RANKED = 60;
/** Share of a sentence's words that the ones before it have said already. */
const SAID = 0.6;

/** A sentence that may stand for the article. */
export interface SentenceOption {
  readonly span: Span;
  /** In the order of `SENTENCE_FEATURES`. */
  readonly features: readonly number[];
  readonly stems: ReadonlySet<string>;
}

/** The first sixty sentences of an article as the ranker sees them when `count` are to be chosen. */
export function sentenceOptions(read: ReadArticle, spans: readonly Span[], count: number): SentenceOption[] {
  const first = spans.slice(0, RANKED);
  const features = sentenceFeatures(read, first, count);
  const { words } = read.body;
  let at = 0;
  return first.map((span, index) => {
    while (at < words.length && (words[at]?.start ?? 0) < span.start) at += 1;
    const stems = new Set<string>();
    for (let word = words[at]; word && word.start < span.end; word = words[at]) {
      if (!word.isStop) stems.add(word.stem);
      at += 1;
    }
    return { span, features: features[index] ?? [], stems };
  });
}

/** The `count` best sentences that do not repeat each other, in the order of the text. */
export function chooseSentences(
  options: readonly SentenceOption[],
  count: number,
  weights: readonly number[],
): Span[] {
  const ranked = options
    .map((option, index) => ({ option, index, score: linearScore(option.features, weights) }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const chosen: { option: SentenceOption; index: number }[] = [];
  const said = new Set<string>();
  for (const each of ranked) {
    if (chosen.length === count) break;
    const { stems } = each.option;
    const repeated = [...stems].filter((stem) => said.has(stem)).length;
    if (repeated > SAID * stems.size) continue;
    chosen.push(each);
    for (const stem of stems) said.add(stem);
  }
  return chosen.sort((a, b) => a.index - b.index).map(({ option }) => option.span);
}
