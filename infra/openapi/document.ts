import { type toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import { SESSION_COOKIE } from '../../lib/comments/session.ts';
import { QUESTION, TRANSLATION_REQUEST } from '../../lib/http/assist-schemas.ts';
import { COMMENT_EDIT, COMMENT_REQUEST, MODERATION_REQUEST, UPLOAD_REQUEST } from '../../lib/http/schemas.ts';
import {
  SUBSCRIPTION_CHANGE,
  SUBSCRIPTION_REQUEST,
} from '../../lib/http/subscriptions/subscription-schemas.ts';
import * as answers from '../../lib/openapi/answers.ts';
import * as comments from '../../lib/openapi/comment-answers.ts';
import { NEWS_ARTICLE } from '../../lib/openapi/news-article.ts';
import * as subscriptions from '../../lib/openapi/subscription-answers.ts';
import type { Route } from '../../lib/web/route.ts';
import { queryOf, ROUTES } from '../routes.ts';
import { EXAMPLES, type SchemaName } from './examples.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { PARAMETERS, type Parameter, type ParameterName } from './parameters.ts';
import { answerOf, content, headersOf, isKept, problemOf } from './responses.ts';

/** The schema of every example, by its name in the document. */
export const SCHEMAS = {
  FeedItem: answers.FEED_ITEM,
  JsonFeed: answers.JSON_FEED,
  NewsArticle: NEWS_ARTICLE,
  Story: answers.STORY,
  FeedIndex: answers.FEED_INDEX,
  Sources: answers.SOURCES,
  Trending: answers.TRENDING,
  Suggestions: answers.SUGGESTIONS,
  IngestRecord: answers.INGEST_RECORD,
  Comment: comments.COMMENT,
  CommentFeed: comments.COMMENT_FEED,
  CommentRequest: COMMENT_REQUEST,
  CommentForm: comments.COMMENT_FORM,
  CommentEdit: COMMENT_EDIT,
  OwnComments: comments.OWN_COMMENTS,
  Erased: comments.ERASED,
  ModeratedComment: comments.MODERATED_COMMENT,
  ModerationQueue: comments.MODERATION_QUEUE,
  CommentHistory: comments.COMMENT_HISTORY,
  ModerationRequest: MODERATION_REQUEST,
  AccessForm: comments.ACCESS_FORM,
  TokenForm: comments.TOKEN_FORM,
  Question: QUESTION,
  AnswersFound: comments.ANSWERS_FOUND,
  ArticleSummary: comments.ARTICLE_SUMMARY,
  TranslationRequest: TRANSLATION_REQUEST,
  Translation: comments.TRANSLATION,
  UploadRequest: UPLOAD_REQUEST,
  UploadAnswer: answers.UPLOAD_ANSWER,
  Replay: answers.REPLAY,
  SubscriptionRequest: SUBSCRIPTION_REQUEST,
  SubscriptionChange: SUBSCRIPTION_CHANGE,
  Subscription: subscriptions.SUBSCRIPTION,
  Subscribed: subscriptions.SUBSCRIBED,
  Subscriptions: subscriptions.SUBSCRIPTIONS,
  Imported: subscriptions.IMPORTED,
  Health: answers.HEALTH,
  Problem: answers.PROBLEM,
} as const satisfies Record<SchemaName, Parameters<typeof toJsonSchema>[0]>;

/** What any address may answer. */
const COMMON_PROBLEMS = [400, 404, 414, 429, 500, 503];

/** The OpenAPI 3.1 document of the routes that `OPERATIONS` describes; other routes are left out. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) {
    const operation = OPERATIONS[`${route.method} ${route.path}`];
    if (!operation) continue;
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, operation) };
  }
  const tags = [...new Set(Object.values(OPERATIONS).map(({ tag }) => tag))];
  return {
    openapi: '3.1.1',
    info: {
      title: 'newsloom',
      version: '1.0.0',
      description:
        'A news aggregation backend: every list is a feed, every article a NewsArticle, every error a problem.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'The operator of this installation', url: 'https://news.example/' },
    },
    servers: [{ url: '/', description: 'Where this document was read.' }],
    tags: tags.map((name) => ({ name, description: `${name} of the API.` })),
    paths,
    components: {
      schemas: schemas(),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token with the scope ingest, moderate or operate.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'An anonymous session, signed; given with the first answer that needs one.',
        },
      },
    },
  };
}

function schemas(): Record<string, unknown> {
  const definitions = toJsonSchemaDefs(SCHEMAS, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  });
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [
      name,
      { ...schema, examples: [EXAMPLES[name as SchemaName]] },
    ]),
  );
}

function operationOf(route: Route, operation: Operation) {
  const { id, tag, summary, description, parameters = {}, headers = [], status = 200 } = operation;
  const { needsToken } = operation;
  const pathNames = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const problems = [
    ...(operation.problems ?? []),
    ...COMMON_PROBLEMS,
    ...(needsToken ? [401] : []),
    // A broken percent-encoding.
    ...(pathNames.length > 0 ? [400] : []),
    ...(isKept(route, operation) ? [304] : []),
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [
      ...pathNames.map((name) => pathParameter(name, route.path)),
      ...queryOf(`${route.method} ${route.path}`).map((name) => queryParameter(name, parameters[name])),
      ...headers.map((name) => HEADERS[name]),
    ],
    ...requestBodyOf(operation),
    responses: Object.fromEntries([
      [status, { ...answerOf(operation, status), ...headersOf(route, operation) }],
      ...[...new Set(problems)].sort((a, b) => a - b).map((each) => [each, problemOf(each)]),
    ]),
    security: securityOf(operation),
  };
}

/** What a request has to show: a token, a session if there is one, or nothing. */
function securityOf({ needsToken, usesSession }: Operation) {
  if (needsToken) return [{ token: [] }];
  return usesSession ? [{ session: [] }, {}] : [];
}

const HEADERS = {
  'idempotency-key': {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Sent again it makes nothing new.',
    schema: { type: 'string', minLength: 1, maxLength: 100 },
    example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
  },
};

function requestBodyOf({ body, form, text }: Operation) {
  if (text) return { requestBody: { required: true, content: TEXTS } };
  if (!body && !form) return {};
  const types = {
    ...(body && content('application/json', body)),
    ...(form && content('application/x-www-form-urlencoded', form)),
  };
  // What can be done without a body is only done by a form with one.
  return { requestBody: { required: body !== undefined, content: types } };
}

const TEXTS = Object.fromEntries(
  ['text/x-opml', 'text/plain'].map((type) => [type, { schema: { type: 'string' } }]),
);

const PATH_EXAMPLES: Readonly<Record<string, string>> = {
  key: 'harbor-post.example',
  tag: 'en',
  section: 'travel',
  id: EXAMPLES.FeedItem._newsloom.id,
};

function pathParameter(name: string, path: string) {
  const example = /\/comments\/\{id\}/.test(path) ? EXAMPLES.Comment.id : PATH_EXAMPLES[name];
  const description = PATH_DESCRIPTIONS[name === 'id' ? pluralBefore(path) : name];
  return { name, in: 'path', required: true, description, schema: { type: 'string' }, example };
}

/** What an id in a path is of: the segment before it. */
const pluralBefore = (path: string): string => /(\w+)\/\{id\}/.exec(path)?.[1] ?? '';

const PATH_DESCRIPTIONS: Readonly<Record<string, string>> = {
  articles: 'The id of an article, as lists name it.',
  stories: 'The id of a story, as its articles name it.',
  ingests: 'The id of an upload, as its Location named it.',
  comments: 'The id of a comment.',
  subscriptions: 'The id of a subscription.',
  key: 'The domain of a source, or the slug of its name.',
  tag: 'A hashtag without its sign, or a language tag.',
  section: 'The key of a section, as items name it.',
};

/** Which parameter a name is; its own unless told. */
function queryParameter(name: string, is: ParameterName = name as ParameterName) {
  const { description, schema, example, repeatable, required }: Parameter = PARAMETERS[is];
  return {
    name,
    in: 'query',
    description,
    ...(required && { required }),
    schema: repeatable ? { type: 'array', items: schema, maxItems: 10 } : schema,
    ...(example !== undefined && { example: repeatable ? [example] : example }),
  };
}
