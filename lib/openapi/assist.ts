import * as v from 'valibot';
import { LANGUAGES } from '../assist/languages.ts';
import type { ASSIST_ROUTES } from '../http/assist-routes.ts';
import { QUESTION, TRANSLATION_REQUEST } from '../http/assist-schemas.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { address, score, span } from './values.ts';

const keyPoint = v.object({ text: v.string(), span: v.optional(span) });

const article = 'https://news.example/v1/articles/sm5ohzmd4ldvwi4yxkkv2llmyb';
const keyPoints = [{ text: 'The ferry left at ten.', span: { start: 0, end: 22 } }];

const QUESTION_ASKED = model('Question', QUESTION, { question: 'When did the ferry leave?' });

const ANSWERS_FOUND = model(
  'AnswersFound',
  v.object({
    article: address,
    question: v.string(),
    answered: v.boolean(),
    answer: v.optional(v.object({ text: v.string(), method: v.string() })),
    answers: v.array(
      v.object({
        article: address,
        headline: v.optional(v.string()),
        source: v.optional(v.object({ key: v.string(), name: v.string() })),
        field: v.picklist(['headline', 'description', 'articleBody', 'excerpt']),
        text: v.string(),
        span,
        score: score,
      }),
    ),
    method: v.string(),
    fallback: v.optional(v.string()),
  }),
  {
    article,
    question: 'When did the ferry leave?',
    answered: true,
    answers: [
      {
        article,
        headline: 'Night ferry returns to the Skerry islands',
        source: { key: 'harbor-post.example', name: 'Harbor Post' },
        field: 'articleBody',
        text: 'The ferry left at ten.',
        span: { start: 0, end: 22 },
        score: 0.91,
      },
    ],
    method: 'extractive-1',
  },
);

const ARTICLE_SUMMARY = model(
  'ArticleSummary',
  v.object({
    article: address,
    language: v.string(),
    summary: v.string(),
    keyPoints: v.array(keyPoint),
    method: v.string(),
    fallback: v.optional(v.string()),
  }),
  {
    article,
    language: 'en',
    summary: 'The ferry left at ten.',
    keyPoints,
    method: 'extractive-1',
  },
);

const REQUEST = model('TranslationRequest', TRANSLATION_REQUEST, { language: 'de' });

const TRANSLATION = model(
  'Translation',
  v.object({
    article: address,
    language: v.string(),
    headline: v.string(),
    articleBody: v.string(),
    summary: v.string(),
    keyPoints: v.array(keyPoint),
    method: v.string(),
  }),
  {
    article,
    language: 'de',
    headline: 'Nachtfähre kehrt zu den Schäreninseln zurück',
    articleBody: 'Die Fähre legte um zehn ab.\n\nNiemand winkte.',
    summary: 'Die Fähre legte um zehn ab.',
    keyPoints: [{ text: 'Die Fähre legte um zehn ab.', span: { start: 0, end: 22 } }],
    method: 'model:eu.example.model-1',
  },
);

export const ASSIST_DOCS = {
  'POST /v1/articles/{id}/assist/ask': {
    id: 'ask',
    tag: 'AI features',
    summary: 'Ask an article',
    description:
      'The sentences that answer a question, in the article and in the excerpts of its related set; `answered` is false when there are none. With a language model also an answer in words.',
    body: QUESTION_ASKED,
    answer: ANSWERS_FOUND,
    problems: [400, 410, 413, 415],
  },
  'GET /v1/articles/{id}/assist/summary': {
    id: 'summary',
    tag: 'AI features',
    summary: 'Summary and key points',
    description:
      'With their spans in the body; `method` says how they were made. Other languages need a language model: 501 without one.',
    answer: ARTICLE_SUMMARY,
    problems: [400, 410, 501],
    parameters: {
      language: {
        description: "The article's own unless told.",
        schema: { type: 'string', enum: Object.keys(LANGUAGES) },
        example: 'en',
      },
    },
  },
  'POST /v1/articles/{id}/assist/translation': {
    id: 'translation',
    tag: 'AI features',
    summary: 'An article in another language',
    description: 'Needs a language model: 501 without one.',
    body: REQUEST,
    answer: TRANSLATION,
    problems: [400, 410, 413, 415, 501],
  },
} as const satisfies DocsOf<typeof ASSIST_ROUTES>;
