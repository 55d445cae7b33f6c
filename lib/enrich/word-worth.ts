import type { Span } from '../article/enrichment.ts';
import type { Word } from '../text/words.ts';
import { linearScore } from './linear-score.ts';
import type { ReadArticle } from './read-article.ts';

/** What tells whether a summary of an article says a word of it. Order is that of the learned weights. */
export const WORD_FEATURES = [
  'constant',
  'logCount',
  'logSentences',
  'shareOfSentences',
  'shareOfWords',
  'inverseFirst',
  'logFirst',
  'inFirst',
  'underThree',
  'title',
  'stop',
  'shareOfCapitals',
  'capital',
  'logLength',
  'ofMostFrequent',
  'logCountOfStop',
  'inFirstOfStop',
  'logFirstOfStop',
  'logLengthOfStop',
  'logCountOfCapital',
] as const;

/** The different words of some sentences, and what each sentence has of them. */
export interface WordTable {
  readonly stems: readonly string[];
  /** Of each word, in the order of `WORD_FEATURES`. */
  readonly features: readonly (readonly number[])[];
  /** Of each sentence: the places of its words in `stems`, with how often it says them, and its length in words. */
  readonly sentences: readonly { readonly counts: ReadonlyMap<number, number>; readonly length: number }[];
}

interface Seen {
  readonly first: number;
  readonly isStop: boolean;
  readonly length: number;
  count: number;
  sentences: number;
  capitals: number;
  last: number;
}

/** The words of the sentences at `spans`, which come in the order of the text. Linear in it. */
export function wordTable({ headline, body }: ReadArticle, spans: readonly Span[]): WordTable {
  const places = new Map<string, number>();
  const seen: Seen[] = [];
  const sentences = wordsBySentence(body.words, spans).map((words, index) => {
    const counts = new Map<number, number>();
    for (const word of words) {
      const place = places.get(word.stem) ?? seen.length;
      if (place === seen.length) {
        places.set(word.stem, place);
        seen.push(unseen(word, index));
      }
      note(seen[place], word, index);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return { counts, length: words.length };
  });
  const title = new Set(headline.words.map(({ stem }) => stem));
  const size = sentences.reduce((sum, { length }) => sum + length, 0);
  const most = Math.max(1, ...seen.filter(({ isStop }) => !isStop).map(({ count }) => count));
  const stems = [...places.keys()];
  const features = seen.map((each, place) =>
    featuresOf(each, { sentences: spans.length, size, most, isInTitle: title.has(stems[place] ?? '') }),
  );
  return { stems, features, sentences };
}

/** How likely a summary says each word of a table, in [0, 1]. */
export function wordWorths({ features }: WordTable, weights: readonly number[]): number[] {
  return features.map((each) => 1 / (1 + Math.exp(-linearScore(each, weights))));
}

function wordsBySentence(words: readonly Word[], spans: readonly Span[]): (readonly Word[])[] {
  let at = 0;
  return spans.map(({ start, end }) => {
    while (at < words.length && (words[at]?.start ?? 0) < start) at += 1;
    const from = at;
    while (at < words.length && (words[at]?.start ?? 0) < end) at += 1;
    return words.slice(from, at);
  });
}

function unseen({ isWeak, lower }: Word, first: number): Seen {
  return { first, isStop: isWeak, length: lower.length, count: 0, sentences: 0, capitals: 0, last: -1 };
}

function note(seen: Seen | undefined, { isCapital, opens }: Word, index: number): void {
  if (!seen) return;
  seen.count += 1;
  if (isCapital && !opens) seen.capitals += 1;
  if (seen.last !== index) seen.sentences += 1;
  seen.last = index;
}

function featuresOf(
  { first, isStop, length, count, sentences, capitals }: Seen,
  all: { sentences: number; size: number; most: number; isInTitle: boolean },
): number[] {
  const [logCount, logFirst, logLength] = [Math.log(count), Math.log1p(first), Math.log1p(length)];
  const [isCapital, inFirst, stop] = [number(capitals > 0), number(first === 0), number(isStop)];
  return [
    1,
    logCount,
    Math.log(sentences),
    sentences / all.sentences,
    (20 * count) / all.size,
    1 / (1 + first),
    logFirst,
    inFirst,
    number(first < 3),
    number(all.isInTitle),
    stop,
    capitals / count,
    isCapital,
    logLength,
    isStop ? 0 : count / all.most,
    stop * logCount,
    stop * inFirst,
    stop * logFirst,
    stop * logLength,
    isCapital * logCount,
  ];
}

function number(is: boolean): number {
  return is ? 1 : 0;
}
