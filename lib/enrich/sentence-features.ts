import type { Span } from '../article/enrichment.ts';
import type { ReadArticle } from './read-article.ts';
import type { Word } from './words.ts';

/** What the ranker sees of a sentence. Order is that of the learned weights. */
export const SENTENCE_FEATURES = [
  'inverseIndex',
  'logIndex',
  'first',
  'underFive',
  'relativeIndex',
  'length',
  'logLength',
  'short',
  'medium',
  'long',
  'centroid',
  'meanCount',
  'topWords',
  'topNames',
  'centrality',
  'ahead',
  'quote',
  'digit',
  'pronoun',
  'capitals',
  'title',
  'question',
  'standfirst',
  'startsParagraph',
  'lengthOfMany',
  'logLengthOfMany',
  'firstOfMany',
  'underFiveOfMany',
  'logIndexOfMany',
  'centroidOfMany',
  'topWordsOfMany',
  'quoteOfMany',
] as const;

/** The words that an article says most often say what it is about. */
const TOP = 10;
/** A sentence of fewer words says little. */
const SHORT = 8;
/** Personal and demonstrative pronouns and connectives: who starts with one leans on the sentence before. */
const LEANING =
  /^["“«„‘'(]*(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|so|i|we|you|er|sie|es|ihr|ihre|sein|seine|dies|diese|dieser|dieses|das|doch|aber|und|ich|wir|il|elle|ils|elles|ce|cette|ces|mais|et|je|nous|él|ella|ellos|ese|esta|este|eso|pero|y|yo|он|она|оно|они|его|её|их|это|эти|этот|эта|но|однако|при этом|также|я|мы|hij|zij|het|dit|deze|maar|han|hon|hun|det|men|på|ono|jego|jej|ale|彼|彼女|これ|それ|しかし|また|他|她|它|这|這|但)(?![\p{L}\p{M}])/iu;
const QUOTE = /["“”„«»「」『』]/u;

interface Sentence {
  readonly text: string;
  readonly words: readonly Word[];
  /** Stems that are no stop words, with their counts, and the length of that vector. */
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/**
 * Features of each sentence of the body, in its order, when `count` are to be chosen: of several, each should be
 * shorter. Quadratic in their number: give it no
 * more than some dozens.
 */
export function sentenceFeatures(
  { headline, description, body }: ReadArticle,
  spans: readonly Span[],
  count: number,
): number[][] {
  const sentences = sentencesWith(body.text, body.words, spans);
  const [title, standfirst] = [countsOf(headline.words), countsOf(description.words)];
  const centroid = countsOf(sentences.flatMap(({ words }) => words));
  const centroidLength = lengthOf(centroid);
  const mostCount = Math.max(1, ...centroid.values());
  const top = mostFrequent(centroid);
  const names = mostFrequent(
    countsOf(sentences.flatMap(({ words }) => words.filter(({ isCapital, opens }) => isCapital && !opens))),
  );
  const { centralities, ahead } = centralitiesOf(sentences);
  return sentences.map((sentence, index) => {
    const { text, words, counts, length } = sentence;
    const size = words.length;
    const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}]/u.test(text);
    const start = spans[index]?.start ?? 0;
    const central = length === 0 ? 0 : dot(counts, centroid) / (length * centroidLength || 1);
    return [
      1 / (1 + index),
      Math.log1p(index),
      index === 0 ? 1 : 0,
      index < 5 ? 1 : 0,
      index / sentences.length,
      Math.min(2, size / 25),
      Math.log1p(size) / 4,
      size < SHORT ? 1 : 0,
      size >= 10 && size <= 22 ? 1 : 0,
      size > 32 ? 1 : 0,
      central,
      meanCount(words, centroid) / mostCount,
      overlap(counts, top),
      overlap(counts, names),
      centralities[index] ?? 0,
      ahead[index] ?? 0,
      QUOTE.test(text) ? 1 : 0,
      /\p{N}/u.test(text) ? 1 : 0,
      LEANING.test(text) ? 1 : 0,
      isUnspaced ? 0 : words.filter(({ isCapital }, at) => at > 0 && isCapital).length / (size || 1),
      overlap(counts, title),
      /[?？؟]["”»）)]*$/u.test(text) ? 1 : 0,
      overlap(counts, standfirst),
      index === 0 || body.text.slice(Math.max(0, start - 2), start).includes('\n') ? 1 : 0,
      Math.min(2, size / 25) * (count - 1),
      (Math.log1p(size) / 4) * (count - 1),
      index === 0 ? count - 1 : 0,
      index < 5 ? count - 1 : 0,
      Math.log1p(index) * (count - 1),
      central * (count - 1),
      overlap(counts, top) * (count - 1),
      QUOTE.test(text) ? count - 1 : 0,
    ];
  });
}

function sentencesWith(text: string, words: readonly Word[], spans: readonly Span[]): Sentence[] {
  let at = 0;
  return spans.map(({ start, end }) => {
    while (at < words.length && (words[at]?.start ?? 0) < start) at += 1;
    const from = at;
    while (at < words.length && (words[at]?.start ?? 0) < end) at += 1;
    const own = words.slice(from, at);
    const counts = countsOf(own);
    return { text: text.slice(start, end), words: own, counts, length: lengthOf(counts) };
  });
}

function countsOf(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem, isStop } of words) if (!isStop) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function lengthOf(counts: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const count of counts.values()) squares += count ** 2;
  return Math.sqrt(squares);
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, count] of small) sum += count * (large.get(stem) ?? 0);
  return sum;
}

/** How often the words of a sentence stand in the article, on average. */
function meanCount(words: readonly Word[], centroid: ReadonlyMap<string, number>): number {
  const counts = words.filter(({ isStop }) => !isStop).map(({ stem }) => centroid.get(stem) ?? 0);
  return counts.reduce((sum, count) => sum + count, 0) / (counts.length || 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...counts].sort(([, a], [, b]) => b - a).slice(0, TOP));
}

/** Share of the words of `of` that the sentence has. */
function overlap(counts: ReadonlyMap<string, number>, of: ReadonlyMap<string, number>): number {
  if (of.size === 0) return 0;
  let shared = 0;
  for (const stem of of.keys()) if (counts.has(stem)) shared += 1;
  return shared / of.size;
}

/** Mean cosine to all others, and to those that follow (Zheng and Lapata 2019: what follows elaborates). */
function centralitiesOf(sentences: readonly Sentence[]): { centralities: number[]; ahead: number[] } {
  const centralities = sentences.map(() => 0);
  const ahead = sentences.map(() => 0);
  const others = Math.max(1, sentences.length - 1);
  for (const [i, one] of sentences.entries()) {
    for (let j = i + 1; j < sentences.length; j += 1) {
      const other = sentences[j];
      if (!other || one.length === 0 || other.length === 0) continue;
      const cosine = dot(one.counts, other.counts) / (one.length * other.length) / others;
      centralities[i] = (centralities[i] ?? 0) + cosine;
      centralities[j] = (centralities[j] ?? 0) + cosine;
      ahead[i] = (ahead[i] ?? 0) + cosine;
    }
  }
  return { centralities: centralities.map((sum) => 5 * sum), ahead: ahead.map((sum) => 5 * sum) };
}
