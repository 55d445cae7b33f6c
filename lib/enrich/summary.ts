import type { Article } from '../article/article.ts';
import type { KeyPoint, Summary } from '../article/enrichment.ts';
import { sentencesOf } from './sentences.ts';

const KEY_POINTS = 3;
/** A standfirst of fewer characters says too little, one of more is the article itself. */
const STANDFIRST = { least: 40, most: 600 } as const;

/** The summary of an article: its publisher's standfirst where there is a good one, else its first sentences. */
export function summaryOf({ description = '', articleBody }: Article): Summary | undefined {
  const keyPoints = keyPointsOf(articleBody);
  if (description.length >= STANDFIRST.least && description.length <= STANDFIRST.most) {
    return { text: description, keyPoints, method: 'standfirst' };
  }
  const text = keyPoints.map((point) => point.text).join(' ');
  return text === '' ? undefined : { text, keyPoints, method: 'extractive-1' };
}

function keyPointsOf(body: string): KeyPoint[] {
  return sentencesOf(body)
    .slice(0, KEY_POINTS)
    .map((span) => ({ text: body.slice(span.start, span.end), span }));
}
