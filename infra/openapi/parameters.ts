import { LANGUAGES } from '../../lib/assist/languages.ts';

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

/** Parameters of whatever comes in pages. */
export const PAGING = ['limit', 'cursor'] as const;
export const FILTERS = [...PAGING, 'source', 'hashtag', 'section', 'language', 'since', 'until'] as const;
