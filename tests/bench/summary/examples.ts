import { readFileSync } from 'node:fs';
import { type SentenceOptions, sentenceOptions } from '../../../lib/enrich/rank-sentences.ts';
import { readArticle } from '../../../lib/enrich/read-article.ts';
import { loadLanguage } from '../../../lib/text/language.ts';
import { readingLanguage } from '../../../lib/text/reading-language.ts';
import { sentencesOf } from '../../../lib/text/sentences.ts';
import { wordsOf } from '../../../lib/text/words.ts';
import { rougeTokens } from './rouge.ts';

interface Row {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly summary: string;
}

/** An article with a reference summary. The standfirst is not read: it is the reference. */
export interface SummaryExample {
  readonly body: string;
  readonly language: string;
  readonly reference: readonly string[];
  /** Stems of the reference, as the ranker sees words. */
  readonly said: ReadonlySet<string>;
  readonly options: SentenceOptions;
}

/** The articles of a file with their reference summaries. */
export async function summaryExamples(file: string): Promise<SummaryExample[]> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return Promise.all(lines.map((line) => exampleOf(JSON.parse(line) as Row)));
}

async function exampleOf({ language, title, body, summary }: Row): Promise<SummaryExample> {
  const reading = await loadLanguage(await readingLanguage(`${title}\n${body}`, language));
  const read = readArticle({ headline: title, articleBody: body }, reading);
  const options = sentenceOptions(read, sentencesOf(read.body.text, reading.code));
  const said = new Set(wordsOf(summary, reading).map(({ stem }) => stem));
  return { body, language, reference: rougeTokens(summary, language), said, options };
}
