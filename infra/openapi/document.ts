import { type toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import * as answers from '../../lib/http/answer-schemas.ts';
import { PROBLEMS } from '../../lib/http/problem.ts';
import { ROUTES, type Route } from '../../lib/http/routes.ts';
import { UPLOAD_ANSWER, UPLOAD_REQUEST } from '../../lib/http/schemas.ts';
import { EXAMPLES, type SchemaName } from './examples.ts';
import { OPERATIONS, type Operation, PARAMETERS, type Parameter, type ParameterName } from './operations.ts';

/** The schema of every example, by its name in the document. */
export const SCHEMAS = {
  FeedItem: answers.FEED_ITEM,
  JsonFeed: answers.JSON_FEED,
  NewsArticle: answers.NEWS_ARTICLE,
  Story: answers.STORY,
  FeedIndex: answers.FEED_INDEX,
  Sources: answers.SOURCES,
  Trending: answers.TRENDING,
  IngestRecord: answers.INGEST_RECORD,
  UploadRequest: UPLOAD_REQUEST,
  UploadAnswer: UPLOAD_ANSWER,
  Replay: answers.REPLAY,
  Health: answers.HEALTH,
  Problem: answers.PROBLEM,
} as const satisfies Record<SchemaName, Parameters<typeof toJsonSchema>[0]>;

const XML_TYPES = ['application/atom+xml', 'application/rss+xml'];
/** What any address may answer. */
const COMMON_PROBLEMS = [404, 414, 429, 500, 503];

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
        token: { type: 'http', scheme: 'bearer', description: 'A token with the scope ingest.' },
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
  const { id, tag, summary, description, parameters = [], status = 200, body, needsToken } = operation;
  const pathNames = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const problems = [...(operation.problems ?? []), ...COMMON_PROBLEMS, ...(needsToken ? [401] : [])];
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [...pathNames.map(pathParameter), ...parameters.map(queryParameter)],
    ...(body && { requestBody: { required: true, content: content('application/json', body) } }),
    responses: Object.fromEntries([
      [status, { description: 'As asked for.', content: contentOf(operation) }],
      ...[...new Set(problems)].sort((a, b) => a - b).map((each) => [each, problemOf(each)]),
    ]),
    ...(needsToken && { security: [{ token: [] }] }),
  };
}

function contentOf({ answer, type }: Operation): Record<string, unknown> {
  if (!answer)
    return { [type ?? 'text/plain']: { schema: { type: type?.endsWith('json') ? 'object' : 'string' } } };
  if (answer !== 'JsonFeed') return content(type ?? 'application/json', answer);
  return {
    ...content('application/feed+json', answer),
    ...Object.fromEntries(XML_TYPES.map((each) => [each, { schema: { type: 'string' } }])),
  };
}

function content(type: string, name: SchemaName) {
  return { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
}

function problemOf(status: number) {
  if (status === 308)
    return { description: 'Moved for ever.', headers: { location: { schema: { type: 'string' } } } };
  const codes = Object.entries(PROBLEMS).filter(([, problem]) => problem.status === status);
  const told = codes.map(([code, { title }]) => `${code}: ${title}.`).join(' ');
  const schema = { $ref: '#/components/schemas/Problem' };
  const gateway =
    status === 429
      ? { 'application/json': { schema: { type: 'object', description: "The gateway's own." } } }
      : {};
  return {
    description: told,
    content: { 'application/problem+json': { schema }, ...gateway },
  };
}

const PATH_EXAMPLES: Readonly<Record<string, string>> = {
  key: 'harbor-post.example',
  tag: 'en',
  section: 'travel',
  id: EXAMPLES.FeedItem.id,
};

function pathParameter(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'string' }, example: PATH_EXAMPLES[name] };
}

function queryParameter(name: ParameterName) {
  const { description, schema, example, repeatable, required }: Parameter = PARAMETERS[name];
  return {
    name,
    in: 'query',
    description,
    ...(required && { required }),
    schema: repeatable ? { type: 'array', items: schema, maxItems: 10 } : schema,
    ...(example !== undefined && { example: repeatable ? [example] : example }),
  };
}
