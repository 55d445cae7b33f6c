import { readFileSync } from 'node:fs';
import { type SentenceOption, sentenceOptions } from '../../../lib/enrich/rank-sentences.ts';
import { readArticle } from '../../../lib/enrich/read-article.ts';
import { readingLanguage } from '../../../lib/enrich/reading-language.ts';
import { sentencesOf } from '../../../lib/enrich/sentences.ts';
import { textLanguage } from '../../../lib/enrich/text-language.ts';
import { rougeTokens } from './rouge.ts';

interface Row {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly summary: string;
}

/** An article with a reference summary. The standfirst is not read: it is the reference. */
export interface SummaryExample {
  readonly id: string;
  readonly count: number;
  readonly body: string;
  readonly language: string;
  readonly reference: readonly string[];
  readonly options: readonly SentenceOption[];
}

/** `count` sentences are to be chosen of each article. */
export async function summaryExamples(file: string, count: number): Promise<SummaryExample[]> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return Promise.all(lines.map((line) => exampleOf(JSON.parse(line) as Row, count)));
}

async function exampleOf(
  { id, language, title, body, summary }: Row,
  count: number,
): Promise<SummaryExample> {
  const reading = await textLanguage(readingLanguage(`${title}\n${body}`, language));
  const read = readArticle({ headline: title, articleBody: body }, reading);
  const options = sentenceOptions(read, sentencesOf(read.body.text, reading.code), count);
  return { id, count, body, language, reference: rougeTokens(summary, language), options };
}
