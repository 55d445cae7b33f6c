import { LANGUAGES } from '../../lib/assist/languages.ts';
import { FEEDS, type FeedFilter } from '../../lib/feeds/feed-kinds.ts';

export interface Parameter {
  readonly in: 'query' | 'path';
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example: unknown;
  readonly repeatable?: boolean;
  readonly required?: boolean;
}

const text = { type: 'string' };

function filterOf(kind: 'source' | 'hashtag' | 'section' | 'language'): Parameter {
  const { description, example, pattern }: FeedFilter = FEEDS[kind].filter;
  const schema = pattern === undefined ? text : { ...text, pattern };
  return { in: 'query', description, schema, example, repeatable: true };
}

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
  subscriptionState: {
    in: 'query',
    description: 'Only those of which it goes so.',
    schema: { type: 'string', enum: ['new', 'active', 'failing', 'paused', 'ended'] },
    example: 'failing',
  },
  source: filterOf('source'),
  hashtag: filterOf('hashtag'),
  section: filterOf('section'),
  language: filterOf('language'),
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
    description:
      'Words, all of which have to stand; "quoted phrases"; -word; OR; prefix*; author:, source:, in:title; #hashtags.',
    schema: { type: 'string', minLength: 1, maxLength: 400 },
    example: '"night ferry" islands',
    required: true,
  },
  typed: {
    in: 'query',
    description: 'What was typed so far.',
    schema: { type: 'string', minLength: 1, maxLength: 400 },
    example: 'night fer',
    required: true,
  },
  searchOrder: {
    in: 'query',
    description: 'Best first, or newest first as Atom and RSS are unless told.',
    schema: { type: 'string', enum: ['relevance', 'newest'], default: 'relevance' },
    example: 'newest',
  },
  group: {
    in: 'query',
    description: 'One article of each story, the others named with it.',
    schema: { type: 'string', enum: ['story'] },
    example: 'story',
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
    description: "The article's own unless told.",
    schema: { type: 'string', enum: Object.keys(LANGUAGES) },
    example: 'en',
  },
  url: {
    in: 'query',
    description: 'Address of an article at its publisher.',
    schema: { type: 'string', maxLength: 2048 },
    example: 'https://harbor-post.example/ferry',
    required: true,
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
