import type { RequestRefusal } from '../article/request-refusal.ts';
import { badParameter } from '../article/request-refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import type { Position } from '../store/read-store.ts';
import type { ReadRefusal } from './answer.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** The names in the query of whatever comes in pages. */
export const PAGING_NAMES = ['limit', 'cursor'] as const;

/** Which page of a list is read. */
export interface Paging {
  readonly limit: number;
  /** The position that the page begins behind; absent for the first page. */
  readonly after?: Position;
}

/** Where a list is asked for, and what its cursors are good for. */
export interface ListAddress {
  /** Path, or whole address without its query. */
  readonly path: string;
  /** The query; further pages have the same but for `cursor`. */
  readonly parameters: URLSearchParams;
  /** Name of the list with its filters: a cursor is good for one name. */
  readonly cursorName: string;
  /** Secrets that sign cursors: the first signs, all verify. */
  readonly secrets: readonly string[];
}

/** Reads `limit` and `cursor`. Refuses `badParameter` and `badCursor` before anything is read. */
export function readPaging({
  parameters,
  cursorName,
  secrets,
}: Pick<ListAddress, 'parameters' | 'cursorName' | 'secrets'>): Result<Paging, ReadRefusal> {
  const repeated = PAGING_NAMES.find((name) => parameters.getAll(name).length > 1);
  if (repeated !== undefined)
    return refused(badParameter(repeated, `${repeated} is given once.`, 'repeated'));
  const limit = readLimit(parameters.get('limit'));
  if (limit === undefined)
    return refused(badParameter('limit', `limit is a whole number from 1 to ${MAX_LIMIT}.`));
  const cursor = parameters.get('cursor');
  if (cursor === null) return ok({ limit });
  const after = decodeCursor(cursor, cursorName, secrets);
  return after === undefined ? refused(BAD_CURSOR) : ok({ limit, after });
}

const BAD_CURSOR: RequestRefusal<'badCursor'> = {
  code: 'badCursor',
  detail: 'Take cursors from next_url and leave the rest of the query as it was.',
  errors: [{ pointer: 'query/cursor', code: 'invalid' }],
};

function readLimit(text: string | null): number | undefined {
  if (text === null) return DEFAULT_LIMIT;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= MAX_LIMIT ? limit : undefined;
}

/** The addresses of the first page and, when more items follow, of the page behind `next`: the only place where they are built. */
export function pageAddresses(
  { path, parameters, cursorName, secrets }: ListAddress,
  next: Position | undefined,
): { readonly first: string; readonly next: string | undefined } {
  const rest = new URLSearchParams(parameters);
  rest.delete('cursor');
  const first = rest.size > 0 ? `${path}?${rest}` : path;
  if (next === undefined) return { first, next: undefined };
  rest.set('cursor', encodeCursor(next, cursorName, secrets));
  return { first, next: `${path}?${rest}` };
}
