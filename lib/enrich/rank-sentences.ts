import type { Span } from '../article/enrichment.ts';
import type { ReadArticle } from './read-article.ts';
import { type WordTable, wordTable, wordWorths } from './word-worth.ts';

/** News says early what it is about. */
const RANKED = 60;
/** Words of a summary, against which those are weighed that sentences spend. */
const LENGTH = 30;
/** What a word is worth that is said a second or third time. */
const AGAIN = 0.25;
const TIMES = 3;
/** What it costs a sentence to lean on the one before: alone it tells its reader less. */
const LEANS = 0.03;
/** Rounds in which a chosen sentence may give way to another one. */
const ROUNDS = 2;
/** Personal and demonstrative pronouns and connectives: who starts with one leans on the sentence before. */
const LEANING =
  /^["“«„‘'(]*(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|so|i|we|you|er|sie|es|ihr|ihre|sein|seine|dies|diese|dieser|dieses|das|doch|aber|und|ich|wir|il|elle|ils|elles|ce|cette|ces|mais|et|je|nous|él|ella|ellos|ese|esta|este|eso|pero|y|yo|он|она|оно|они|его|её|их|это|эти|этот|эта|но|однако|при этом|также|я|мы|hij|zij|het|dit|deze|maar|han|hon|hun|det|men|på|ono|jego|jej|ale|彼|彼女|これ|それ|しかし|また|他|她|它|这|這|但)(?![\p{L}\p{M}])/iu;

/** The sentences that may stand for an article, and their words. */
export interface SentenceOptions {
  readonly spans: readonly Span[];
  readonly words: WordTable;
  readonly leaning: readonly boolean[];
}

/** The first sixty sentences of an article as the ranker sees them. */
export function sentenceOptions(read: ReadArticle, all: readonly Span[]): SentenceOptions {
  const spans = all.slice(0, RANKED);
  const leaning = spans.map(({ start, end }) => LEANING.test(read.body.text.slice(start, end)));
  return { spans, words: wordTable(read, spans), leaning };
}

/**
 * The `count` sentences that together say most of what a summary would say in the fewest words, in the order of the
 * text: those whose expected F1 with a summary of thirty words is highest (after Gillick and Favre 2009, who choose
 * sentences for the concepts they cover).
 */
export function chooseSentences(options: SentenceOptions, count: number, weights: readonly number[]): Span[] {
  const { spans } = options;
  const choice = newChoice(options, weights);
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, spans.length)) {
    const best = choice.best(chosen, count);
    chosen.push(best);
    choice.take(best);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, index] of chosen.entries()) {
      choice.giveUp(index);
      const best = choice.best(chosen.toSpliced(at, 1), count);
      chosen[at] = best;
      choice.take(best);
    }
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => spans[index] ?? []);
}

/** Sentences being chosen: what they say so far, and which one would add most. */
function newChoice({ words, leaning }: SentenceOptions, weights: readonly number[]) {
  const worths = wordWorths(words, weights);
  const said = new Array<number>(worths.length).fill(0);
  let [covered, length, leans] = [0, 0, 0];

  const gainOf = (index: number, sign: 1 | -1): number => {
    let gain = 0;
    for (const [word, times] of words.sentences[index]?.counts ?? []) {
      const now = said[word] ?? 0;
      gain += (worths[word] ?? 0) * (coverage(now + sign * times) - coverage(now));
    }
    return gain;
  };
  const move = (index: number, sign: 1 | -1): void => {
    covered += gainOf(index, sign);
    for (const [word, times] of words.sentences[index]?.counts ?? [])
      said[word] = (said[word] ?? 0) + sign * times;
    length += sign * (words.sentences[index]?.length ?? 0);
    leans += sign * (leaning[index] ? 1 : 0);
  };
  return {
    take: (index: number) => move(index, 1),
    giveUp: (index: number) => move(index, -1),
    /** The sentence outside of `chosen` with which they are worth most; of equals the first. */
    best(chosen: readonly number[], count: number): number {
      let [found, most] = [-1, Number.NEGATIVE_INFINITY];
      for (const index of words.sentences.keys()) {
        if (chosen.includes(index)) continue;
        const all = length + (words.sentences[index]?.length ?? 0) + LENGTH;
        const penalty = (LEANS * (leans + (leaning[index] ? 1 : 0))) / count;
        const worth = (2 * (covered + gainOf(index, 1))) / all - penalty;
        if (worth > most) [found, most] = [index, worth];
      }
      return found;
    },
  };
}

function coverage(times: number): number {
  return times === 0 ? 0 : 1 + AGAIN * (Math.min(times, TIMES) - 1);
}
