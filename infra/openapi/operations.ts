import { LANGUAGES } from '../../lib/assist/languages.ts';
import { COMMENT_OPERATIONS } from './comment-operations.ts';
import type { SchemaName } from './examples.ts';

/** One operation as the document tells it. */
export interface Operation {
  readonly id: string;
  readonly tag:
    | 'Lists'
    | 'Articles'
    | 'Stories'
    | 'Hashtags'
    | 'Sources'
    | 'Comments'
    | 'Moderation'
    | 'AI features'
    | 'Ingestion'
    | 'Service';
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly ParameterName[];
  readonly answer?: SchemaName;
  /** Media type of the answer; JSON unless told. */
  readonly type?: string;
  readonly status?: number;
  readonly body?: SchemaName;
  /** The same as a form of a page. */
  readonly form?: SchemaName;
  readonly headers?: readonly 'idempotency-key'[];
  /** Knows its visitor by the cookie of the session, if there is one. */
  readonly usesSession?: boolean;
  /** Statuses of problems beside those that every address has. */
  readonly problems?: readonly number[];
  readonly needsToken?: boolean;
}

export interface Parameter {
  readonly in: 'query' | 'path';
  /** Its name in the query where another parameter has it too. */
  readonly name?: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example: unknown;
  readonly repeatable?: boolean;
  readonly required?: boolean;
}

const text = { type: 'string' };

/** Every parameter of a query, by its name. Examples are asked of the API by a test. */
export const PARAMETERS = {
  limit: {
    in: 'query',
    description: 'Items of a page.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    example: 20,
  },
  cursor: {
    in: 'query',
    description: 'Where the page begins: taken from next_url, good for this list and these filters alone.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{17,400}$' },
    example: undefined,
  },
  source: {
    in: 'query',
    description: 'Key of a source. Repeated: any of them.',
    schema: text,
    example: 'harbor-post.example',
    repeatable: true,
  },
  hashtag: {
    in: 'query',
    description: 'Hashtag in any writing. Repeated: any of them.',
    schema: text,
    example: 'NightFerry',
    repeatable: true,
  },
  section: {
    in: 'query',
    description: 'Section in any writing. Repeated: any of them.',
    schema: text,
    example: 'travel',
    repeatable: true,
  },
  language: {
    in: 'query',
    description: 'Language tag (BCP 47); regions count as their language. Repeated: any of them.',
    schema: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
    example: 'en',
    repeatable: true,
  },
  since: {
    in: 'query',
    description: 'Published not before: a day or an RFC 3339 date-time.',
    schema: text,
    example: '2026-11-20',
  },
  until: {
    in: 'query',
    description: 'Published not after: a day or an RFC 3339 date-time.',
    schema: text,
    example: '2026-11-20T12:00:00Z',
  },
  q: {
    in: 'query',
    description: 'Words, "quoted phrases" and #hashtags.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    example: '"night ferry" islands',
    required: true,
  },
  window: {
    in: 'query',
    description: 'Hours that are looked at.',
    schema: { type: 'integer', minimum: 1, maximum: 24, default: 6 },
    example: 6,
  },
  order: {
    in: 'query',
    description: 'Order of time.',
    schema: { type: 'string', enum: ['oldest', 'newest'], default: 'oldest' },
    example: 'newest',
  },
  state: {
    in: 'query',
    description: 'Which queue.',
    schema: { type: 'string', enum: ['pending', 'rejected'], default: 'pending' },
    example: 'rejected',
  },
  inLanguage: {
    in: 'query',
    name: 'language',
    description: "The article's own unless told.",
    schema: { type: 'string', enum: Object.keys(LANGUAGES) },
    example: 'en',
  },
  include: {
    in: 'query',
    description:
      '`related` adds the best twenty related articles, `comments` the first twenty comments, `export` what an import needs beside; several with a comma.',
    schema: { type: 'string' },
    example: 'related',
  },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof PARAMETERS;

const PAGING = ['limit', 'cursor'] as const;
const FILTERS = [...PAGING, 'source', 'hashtag', 'section', 'language', 'since', 'until'] as const;
const FORMATS = 'As JSON Feed 1.1, Atom or RSS 2.0, by Accept or by the suffix .json, .atom or .rss.';

const feed = (id: string, of: string, extra: Partial<Operation> = {}): Operation => ({
  id,
  tag: 'Lists',
  summary: `The newest articles ${of}`,
  description: `Newest first, one page of them. ${FORMATS}`,
  parameters: FILTERS,
  answer: 'JsonFeed',
  problems: [400, 406],
  ...extra,
});

/** Every operation, by method and path of its route. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...COMMENT_OPERATIONS,
  'GET /v1/feeds': {
    id: 'listFeeds',
    tag: 'Lists',
    summary: 'What lists there are',
    description: 'Address templates of all lists.',
    answer: 'FeedIndex',
  },
  'GET /v1/feeds/latest': feed('latest', 'of all'),
  'GET /v1/feeds/sources/{key}': feed('ofSource', 'of a source'),
  'GET /v1/feeds/hashtags/{tag}': feed('ofHashtag', 'with a hashtag'),
  'GET /v1/feeds/sections/{section}': feed('ofSection', 'of a section'),
  'GET /v1/feeds/languages/{tag}': feed('ofLanguage', 'in a language'),
  'GET /v1/feeds/stories/{id}': feed('ofStory', 'of a story', { problems: [308, 400, 406] }),
  'GET /v1/search': feed('search', 'that say something', {
    summary: 'Search',
    description: `Articles of the last thirty days that say the words, best and newest first. ${FORMATS}`,
    parameters: ['q', ...FILTERS],
  }),
  'GET /v1/stories': {
    id: 'liveStories',
    tag: 'Stories',
    summary: 'Stories that several sources cover now',
    description: `Best first, each as its earliest article. ${FORMATS}`,
    parameters: PAGING,
    answer: 'JsonFeed',
    problems: [400, 406],
  },
  'GET /v1/stories/{id}': {
    id: 'story',
    tag: 'Stories',
    summary: 'One story with its timeline',
    description: 'Its articles, oldest first. A story that became part of another redirects there for ever.',
    parameters: PAGING,
    answer: 'Story',
    problems: [308, 400],
  },
  'GET /v1/hashtags/trending': {
    id: 'trendingHashtags',
    tag: 'Hashtags',
    summary: 'Hashtags that rise',
    description:
      'Used by five articles and two publishers or more, and more than at the same hours of yesterday.',
    parameters: ['window', 'language'],
    answer: 'Trending',
    problems: [400],
  },
  'GET /v1/sources': {
    id: 'sources',
    tag: 'Sources',
    summary: 'Sources',
    description: 'Who has published, by key.',
    parameters: PAGING,
    answer: 'Sources',
    problems: [400],
  },
  'GET /v1/sources.opml': {
    id: 'sourcesOpml',
    tag: 'Sources',
    summary: 'Sources as subscriptions',
    description: 'OPML 2.0 for feed readers.',
    type: 'text/x-opml',
  },
  'GET /v1/articles/{id}': {
    id: 'article',
    tag: 'Articles',
    summary: 'One article',
    description: 'schema.org NewsArticle with what was derived from it.',
    parameters: ['include'],
    answer: 'NewsArticle',
    type: 'application/ld+json',
    problems: [410],
  },
  'GET /v1/articles/{id}/related': {
    id: 'related',
    tag: 'Articles',
    summary: 'Related articles',
    description: `Best first; each says how much and why. ${FORMATS}`,
    parameters: PAGING,
    answer: 'JsonFeed',
    problems: [400, 406, 410],
  },
  'GET /v1/articles/{id}/copies': {
    id: 'copies',
    tag: 'Articles',
    summary: 'The same text elsewhere',
    description: `Articles that repeat this one. ${FORMATS}`,
    parameters: PAGING,
    answer: 'JsonFeed',
    problems: [400, 406, 410],
  },
  'POST /v1/uploads': {
    id: 'upload',
    tag: 'Ingestion',
    summary: 'Ask where to put an upload',
    description: 'An address that takes one PUT of exactly this type and length within a quarter of an hour.',
    body: 'UploadRequest',
    answer: 'UploadAnswer',
    status: 201,
    problems: [400, 413, 415],
    needsToken: true,
  },
  'GET /v1/ingests/{id}': {
    id: 'ingest',
    tag: 'Ingestion',
    summary: 'What became of an upload',
    description: 'What was stored, unchanged and refused, with reasons and pointers.',
    answer: 'IngestRecord',
  },
  'POST /v1/ingests/{id}/replay': {
    id: 'replay',
    tag: 'Ingestion',
    summary: 'Ingest a stored upload again',
    description: 'What is unchanged stays as it is.',
    answer: 'Replay',
    status: 202,
    problems: [410, 413],
    needsToken: true,
  },
  'GET /healthz': {
    id: 'health',
    tag: 'Service',
    summary: 'Whether the API answers',
    description: 'Asks nothing of the table.',
    answer: 'Health',
  },
  'GET /openapi.json': {
    id: 'openapi',
    tag: 'Service',
    summary: 'This document',
    description: 'OpenAPI 3.1.',
    type: 'application/vnd.oai.openapi+json',
  },
  'GET /docs': {
    id: 'docs',
    tag: 'Service',
    summary: 'This document to be read',
    description: 'A page without scripts.',
    type: 'text/html',
  },
};
