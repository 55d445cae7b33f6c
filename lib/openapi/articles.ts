import type { ARTICLE_ROUTES } from '../http/article-routes.ts';
import { JSON_FEED } from './feed-item.ts';
import { model } from './model.ts';
import { NEWS_ARTICLE } from './news-article.ts';
import { type DocsOf, FORMATS } from './route-docs.ts';

const ARTICLE = model('NewsArticle', NEWS_ARTICLE, {
  '@context': ['https://schema.org', { newsloom: 'urn:newsloom:', hashtags: 'newsloom:hashtags' }],
  '@type': 'NewsArticle',
  '@id': 'https://news.example/v1/articles/sm5ohzmd4ldvwi4yxkkv2llmyb',
  identifier: 'sm5ohzmd4ldvwi4yxkkv2llmyb',
  headline: 'Night ferry returns to the Skerry islands',
  articleBody: 'The ferry left at ten.\n\nNobody waved.',
  datePublished: '2026-11-20T08:00:00.000Z',
  datePublishedPrecision: 'second',
  datePublishedSource: 'payload',
  author: [{ '@type': 'Person', name: 'Ida Brandt' }],
  publisher: {
    '@type': 'NewsMediaOrganization',
    name: 'Harbor Post',
    identifier: 'harbor-post.example',
    url: 'https://harbor-post.example',
  },
  inLanguage: 'en',
  articleSection: ['Travel'],
  keywords: ['Ferry'],
  about: [{ '@type': 'Thing', name: 'Transport' }],
  image: [
    {
      '@type': 'ImageObject',
      url: 'https://harbor-post.example/ferry.jpg',
      caption: 'The ferry at night.',
      width: 1200,
      height: 800,
    },
  ],
  citation: [],
  isBasedOn: [],
  creativeWorkStatus: 'usable',
  url: 'https://harbor-post.example/ferry',
  sameAs: [],
  hashtags: [{ key: 'ferry', display: 'Ferry', source: 'publisher', score: 1 }],
  summary: {
    text: 'The ferry left at ten.',
    keyPoints: [{ text: 'The ferry left at ten.', span: { start: 0, end: 22 } }],
    method: 'extractive-1',
  },
  entities: [],
  story: 'gnuezykn2nq5jwdczhxw32yhab',
  ingest: {
    format: 'schemaOrg',
    encoding: 'utf-8',
    upload: 'uploads/ferry.json',
    receivedAt: '2026-11-20T09:00:00.000Z',
    warnings: [],
  },
  commentCount: 1,
});

export const ARTICLE_DOCS = {
  'GET /v1/articles': {
    id: 'articleOfAddress',
    tag: 'Articles',
    summary: 'The article of an address',
    description:
      'Sends to the article of this address. The address is read as uploads are: without tracking parameters, whatever its scheme, also where it only leads to the article.',
    status: 308,
    problems: [400],
    parameters: {
      url: {
        description: 'Address of an article at its publisher.',
        schema: { type: 'string', maxLength: 2048 },
        example: 'https://harbor-post.example/ferry',
        required: true,
      },
    },
  },
  'GET /v1/articles/{id}': {
    id: 'article',
    tag: 'Articles',
    summary: 'One article',
    description: 'schema.org NewsArticle with what was derived from it.',
    answer: ARTICLE,
    type: 'application/ld+json',
    problems: [400, 410],
    parameters: {
      include: {
        description:
          '`related` adds the best twenty related articles, `comments` the first twenty comments, `export` what an import needs beside; several with a comma.',
        schema: { type: 'string' },
        example: 'related',
      },
    },
  },
  'GET /v1/articles/{id}/related': {
    id: 'related',
    tag: 'Articles',
    summary: 'Related articles',
    description: `Coverage of the event, best first. Each says with what probability it tells the same event, and why. ${FORMATS}`,
    answer: JSON_FEED,
    problems: [400, 406, 410],
  },
  'GET /v1/articles/{id}/background': {
    id: 'background',
    tag: 'Articles',
    summary: 'Perhaps on the same subject',
    description: `Articles that tell the same event with a probability of .2 to .5. ${FORMATS}`,
    answer: JSON_FEED,
    problems: [400, 406, 410],
  },
  'GET /v1/articles/{id}/copies': {
    id: 'copies',
    tag: 'Articles',
    summary: 'The same text elsewhere',
    description: `Articles that repeat this one. ${FORMATS}`,
    answer: JSON_FEED,
    problems: [400, 406, 410],
  },
} as const satisfies DocsOf<typeof ARTICLE_ROUTES>;
