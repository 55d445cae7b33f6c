import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import { SESSION_COOKIE } from '../../lib/comments/session.ts';
import { example as COMMENT_EXAMPLE } from '../../lib/openapi/comment-values.ts';
import { DOCS, MODELS } from '../../lib/openapi/docs.ts';
import { FEED_ITEM } from '../../lib/openapi/feed-item.ts';
import { type Parameter, SHARED_PARAMETERS } from '../../lib/openapi/parameters.ts';
import type { RouteDocs } from '../../lib/openapi/route-docs.ts';
import type { Route } from '../../lib/web/route.ts';
import { queryOf, ROUTES } from '../routes.ts';
import { answerOf, content, headersOf, isKept, problemOf } from './responses.ts';

/** What any address may answer. */
const COMMON_PROBLEMS = [400, 404, 414, 429, 500, 503];

/** The OpenAPI 3.1 document of the routes that `DOCS` describes; other routes are left out. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) {
    const operation = DOCS[`${route.method} ${route.path}`];
    if (!operation) continue;
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, operation) };
  }
  const tags = [...new Set(Object.values(DOCS).map(({ tag }) => tag))];
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
        sessionToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The same as a token of POST /v1/me/session, for pages of other origins.',
        },
      },
    },
  };
}

function schemas(): Record<string, unknown> {
  const named = Object.fromEntries(MODELS.map(({ name, schema }) => [name, schema]));
  const definitions = toJsonSchemaDefs(named as Parameters<typeof toJsonSchemaDefs>[0], {
    target: 'draft-2020-12',
    errorMode: 'ignore',
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  });
  return Object.fromEntries(
    MODELS.map(({ name, example }) => [name, { ...definitions[name], examples: [example] }]),
  );
}

function operationOf(route: Route, operation: RouteDocs) {
  const { id, tag, summary, description, headers = [], status = 200 } = operation;
  const { needsToken, usesSession } = operation;
  const pathNames = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const problems = [
    ...(operation.problems ?? []),
    ...COMMON_PROBLEMS,
    ...(needsToken ? [401] : []),
    // A token of a session that is none, or shown by a page of a foreign origin.
    ...(usesSession ? [401, 403] : []),
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
      ...queryOf(`${route.method} ${route.path}`).map((name) => queryParameter(name, operation)),
      ...headers.map((name) => HEADERS[name]),
    ],
    ...requestBodyOf(operation),
    responses: Object.fromEntries([
      [status, { ...answerOf(route, operation, status), ...headersOf(route, operation) }],
      ...[...new Set(problems)].sort((a, b) => a - b).map((each) => [each, problemOf(each)]),
    ]),
    security: securityOf(operation),
  };
}

/** What a request has to show: a token, a session if there is one, or nothing. */
function securityOf({ needsToken, usesSession }: RouteDocs) {
  if (needsToken) return [{ token: [] }];
  return usesSession ? [{ session: [] }, { sessionToken: [] }, {}] : [];
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

function requestBodyOf({ body, form, text }: RouteDocs) {
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
  id: FEED_ITEM.example._newsloom.id,
};

function pathParameter(name: string, path: string) {
  const example = /\/comments\/\{id\}/.test(path) ? COMMENT_EXAMPLE.id : PATH_EXAMPLES[name];
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

/** The parameter of a name: the route's own, else what it is everywhere. Throws for one that nobody describes. */
function queryParameter(name: string, { id, parameters = {} }: RouteDocs) {
  const parameter: Parameter | undefined = parameters[name] ?? SHARED_PARAMETERS[name];
  if (!parameter) throw new Error(`${id} does not describe its parameter ${name}`);
  const { description, schema, example, repeatable, required } = parameter;
  return {
    name,
    in: 'query',
    description,
    ...(required && { required }),
    schema: repeatable ? { type: 'array', items: schema, maxItems: 10 } : schema,
    ...(example !== undefined && { example: repeatable ? [example] : example }),
  };
}
