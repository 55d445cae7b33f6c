import type { Article } from '../article/article.ts';
import type { KeyPoint, Summary } from '../article/enrichment.ts';
import type { Language } from '../text/language.ts';
import { sentencesOf, type TextSpan } from '../text/sentences.ts';
import { standingSentences, unnamed } from './key-points.ts';
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
 * sentences. Key points are the most telling sentences that stand alone and do not repeat the standfirst. Undefined
 * for an article without text.
 */
export function summaryOf(
  { description = '' }: Pick<Article, 'description'>,
  read: ReadArticle,
  language: Language,
): Summary | undefined {
  const hasStandfirst = description.length >= STANDFIRST.least && description.length <= STANDFIRST.most;
  const { text: body } = read.body;
  const spans = sentencesOf(body, language.code).filter(({ start, end }) => end - start <= SENTENCE.most);
  const whole = spans.filter(({ start, end }) => end - start >= SENTENCE.least);
  const sentences = whole.length > 0 ? whole : spans;
  const keyPoints = chosenFrom(read, standingSentences(body, sentences, hasStandfirst ? description : ''));
  if (hasStandfirst) return { text: unnamed(description), keyPoints, method: 'standfirst' };
  const said = keyPoints.length > 0 ? keyPoints : chosenFrom(read, sentences);
  const text = said.map((point) => point.text).join(' ');
  return text === '' ? undefined : { text, keyPoints, method: 'extractive-1' };
}

function chosenFrom(read: ReadArticle, spans: readonly TextSpan[]): KeyPoint[] {
  return chooseSentences(sentenceOptions(read, spans), KEY_POINTS, learned.weights).map((span) => ({
    text: unnamed(read.body.text.slice(span.start, span.end)),
    span,
  }));
}
