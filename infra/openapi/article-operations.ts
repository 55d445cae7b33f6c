import { FORMATS, type Operation } from './operation.ts';

/** One article, its related set and its copies, by method and path of their routes. */
export const ARTICLE_OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /v1/articles': {
    id: 'articleOfAddress',
    tag: 'Articles',
    summary: 'The article of an address',
    description:
      'Sends to the article of this address. The address is read as uploads are: without tracking parameters, whatever its scheme, also where it only leads to the article.',
    status: 308,
    problems: [400],
  },
  'GET /v1/articles/{id}': {
    id: 'article',
    tag: 'Articles',
    summary: 'One article',
    description: 'schema.org NewsArticle with what was derived from it.',
    answer: 'NewsArticle',
    type: 'application/ld+json',
    problems: [400, 410],
  },
  'GET /v1/articles/{id}/related': {
    id: 'related',
    tag: 'Articles',
    summary: 'Related articles',
    description: `Coverage of the event, best first. Each says with what probability it tells the same event, and why. ${FORMATS}`,
    answer: 'JsonFeed',
    problems: [400, 406, 410],
  },
  'GET /v1/articles/{id}/background': {
    id: 'background',
    tag: 'Articles',
    summary: 'Perhaps on the same subject',
    description: `Articles that tell the same event with a probability of .2 to .5. ${FORMATS}`,
    answer: 'JsonFeed',
    problems: [400, 406, 410],
  },
  'GET /v1/articles/{id}/copies': {
    id: 'copies',
    tag: 'Articles',
    summary: 'The same text elsewhere',
    description: `Articles that repeat this one. ${FORMATS}`,
    answer: 'JsonFeed',
    problems: [400, 406, 410],
  },
};
