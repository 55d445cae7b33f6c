import type { Result } from '../article/result.ts';
import { ok, refused } from '../article/result.ts';
import type { Position } from '../store/read-store.ts';
import { decodeCursor } from './cursor.ts';
import { badParameter, type Problem } from './problem.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** How a list is paged. */
export interface Paging {
  readonly limit: number;
  readonly after?: Position;
}

/** Reads `limit` and `cursor`; `query` names the list that the cursor has to be of. Refuses what cannot be before anything is read. */
export function readPaging(
  parameters: URLSearchParams,
  query: string,
  secrets: readonly string[],
): Result<Paging, Problem> {
  const repeated = ['limit', 'cursor'].find((name) => parameters.getAll(name).length > 1);
  if (repeated !== undefined)
    return refused(badParameter(repeated, `${repeated} is given once.`, 'repeated'));
  const limit = readLimit(parameters.get('limit'));
  if (limit === undefined)
    return refused(badParameter('limit', `limit is a whole number from 1 to ${MAX_LIMIT}.`));
  const cursor = parameters.get('cursor');
  if (cursor === null) return ok({ limit });
  const after = decodeCursor(cursor, query, secrets);
  if (after !== undefined) return ok({ limit, after });
  const detail = 'Take cursors from next_url and leave the rest of the query as it was.';
  return refused({ code: 'badCursor', detail, errors: [{ pointer: 'query/cursor', code: 'invalid' }] });
}

function readLimit(text: string | null): number | undefined {
  if (text === null) return DEFAULT_LIMIT;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= MAX_LIMIT ? limit : undefined;
}
