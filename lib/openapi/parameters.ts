import { FEED_KINDS } from '../feeds/feed-kinds.ts';

/** A parameter of a query. Its example is asked of the API by a test. */
export interface Parameter {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example: unknown;
  readonly repeatable?: boolean;
  readonly required?: boolean;
}

const filters = FEED_KINDS.flatMap(({ kind, filter }): [string, Parameter][] => {
  if (filter === undefined) return [];
  const { description, example, pattern } = filter;
  const schema = { type: 'string', ...(pattern !== undefined && { pattern }) };
  return [[kind, { description, schema, example, repeatable: true }]];
});

/** The parameters that several routes have, by name. A route describes its own, and those that are another thing with it. */
export const SHARED_PARAMETERS: Readonly<Record<string, Parameter>> = {
  limit: {
    description: 'Items of a page.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    example: 20,
  },
  cursor: {
    description: 'Where the page begins: taken from next_url, good for this list and these filters alone.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{17,400}$' },
    example: undefined,
  },
  ...Object.fromEntries(filters),
  since: {
    description: 'Published not before: a day or an RFC 3339 date-time.',
    schema: { type: 'string' },
    example: '2026-11-20',
  },
  until: {
    description: 'Published not after: a day or an RFC 3339 date-time.',
    schema: { type: 'string' },
    example: '2026-11-20T12:00:00Z',
  },
};
