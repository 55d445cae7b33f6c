import * as v from 'valibot';
import { SPAN } from '../article/article-check.ts';
import { anyNumber, anyText, fields, listOf, oneOf } from '../article/check.ts';
import { type Answer, PASSAGE_FIELDS } from './ask.ts';
import { groundedText } from './check.ts';
import { enveloped, UNTRUSTED } from './envelope.ts';
import type { ModelRequest } from './model.ts';

export const ANSWER_VERSION = 'answer-1';

const OUTPUT = v.strictObject({
  answered: v.boolean(),
  answer: v.pipe(v.string(), v.maxLength(1000)),
  sentences: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(10)),
});

/** An answer in words, and which of the sentences it rests on. */
export interface WordedAnswer {
  readonly text: string;
  readonly sentences: readonly Answer[];
}

/** The form of an answer that is kept. */
export const WORDED_ANSWER = fields<WordedAnswer>({
  text: anyText,
  sentences: listOf(
    fields<Answer>({
      articleId: anyText,
      field: oneOf(...PASSAGE_FIELDS),
      text: anyText,
      span: SPAN,
      score: anyNumber,
    }),
  ),
});

/** The question to a model: to answer from sentences that were found, and to name those it used. */
export function answerRequest(question: string, found: readonly Answer[]): ModelRequest {
  const sentences = found.map(({ text }, index) => `${index + 1}. ${text}`).join('\n');
  return {
    system: `You answer a reader's question from numbered sentences of news articles, in the language of the question. ${UNTRUSTED}`,
    user: `Answer from the sentences alone, in at most two sentences, and name the numbers of those that say it; answered is false when they do not.\n\n${enveloped('question', question)}\n\n${enveloped('sentences', sentences)}`,
    tool: {
      name: 'answer',
      description: 'Hands over the answer.',
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['answered', 'answer', 'sentences'],
        properties: {
          answered: { type: 'boolean' },
          answer: { type: 'string' },
          sentences: { type: 'array', items: { type: 'integer', minimum: 1 } },
        },
      },
    },
    maxOutputTokens: 400,
  };
}

/** What stands of a model's answer: sentences of which half the words are in what it names; undefined when none does. */
export async function checkedAnswer(
  output: unknown,
  found: readonly Answer[],
  language: string,
): Promise<WordedAnswer | undefined> {
  const read = v.safeParse(OUTPUT, output);
  if (!read.success || !read.output.answered) return undefined;
  const sentences = [...new Set(read.output.sentences)].flatMap((number) => found[number - 1] ?? []);
  const source = sentences.map(({ text }) => text).join('\n');
  const text = await groundedText(read.output.answer, source, language);
  return text === '' ? undefined : { text, sentences };
}
