import type { Article } from '../article/article.ts';
import type { KeyPoint, Summary } from '../article/enrichment.ts';
import type { Language } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { chooseSentences, sentenceOptions } from './rank-sentences.ts';
import type { ReadArticle } from './read-article.ts';
import learned from './word-weights.data.json' with { type: 'json' };

const KEY_POINTS = 3;
/** A standfirst of fewer characters says too little, one of more is the article itself. */
const STANDFIRST = { least: 40, most: 600 } as const;
/** A sentence of fewer characters is a byline or a heading; one of more, a text without full stops. */
const SENTENCE = { least: 20, most: 800 } as const;

/**
 * The summary of an article: its publisher's standfirst where there is a good one, else its three most telling
 * sentences, which are the key points in any case. Undefined for an article without text.
 */
export function summaryOf(
  { description = '' }: Pick<Article, 'description'>,
  read: ReadArticle,
  language: Language,
): Summary | undefined {
  const keyPoints = keyPointsOf(read, language);
  if (description.length >= STANDFIRST.least && description.length <= STANDFIRST.most) {
    return { text: description, keyPoints, method: 'standfirst' };
  }
  const text = keyPoints.map((point) => point.text).join(' ');
  return text === '' ? undefined : { text, keyPoints, method: 'extractive-1' };
}

function keyPointsOf(read: ReadArticle, language: Language): KeyPoint[] {
  const { text } = read.body;
  const spans = sentencesOf(text, language.code).filter(({ start, end }) => end - start <= SENTENCE.most);
  const whole = spans.filter(({ start, end }) => end - start >= SENTENCE.least);
  const options = sentenceOptions(read, whole.length > 0 ? whole : spans);
  return chooseSentences(options, KEY_POINTS, learned.weights).map((span) => ({
    text: text.slice(span.start, span.end),
    span,
  }));
}
