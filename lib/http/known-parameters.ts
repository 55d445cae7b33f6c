import { badParameter, type RequestRefusal } from '../article/request-refusal.ts';
import { splitSuffix } from './formats.ts';
import { nearestName } from './nearest-name.ts';
import NAMES from './query-names.data.json' with { type: 'json' };

/** The operations of the API document with the names of their queries; `npm run openapi` writes them. */
const OPERATIONS = Object.entries(NAMES as Readonly<Record<string, readonly string[]>>).map(
  ([operation, names]) => {
    const [method = '', path = ''] = operation.split(' ');
    return { method, segments: path.split('/'), names };
  },
);

/**
 * The refusal of the first parameter of a query that its operation does not have, with the nearest name; undefined where
 * it has all. Operations that the document does not have take anything.
 */
export function unknownParameter(
  method: string,
  path: string,
  parameters: URLSearchParams,
): RequestRefusal<'badParameter'> | undefined {
  const names = namesOf(method === 'HEAD' ? 'GET' : method, path);
  const unknown = names && unknownIn(parameters, names);
  if (names === undefined || unknown === undefined) return undefined;
  const nearest = nearestName(unknown, names);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const known = names.length === 0 ? 'none' : names.join(', ');
  const detail = `${unknown.slice(0, 40)} is no parameter here.${hint} Known: ${known}.`;
  return badParameter(unknown.slice(0, 40), detail, 'unknown');
}

function unknownIn(parameters: URLSearchParams, names: readonly string[]): string | undefined {
  return [...parameters.keys()].find((name) => !names.includes(name));
}

function namesOf(method: string, path: string): readonly string[] | undefined {
  return namesAt(method, path.split('/')) ?? namesAt(method, splitSuffix(path).path.split('/'));
}

function namesAt(method: string, path: readonly string[]): readonly string[] | undefined {
  return OPERATIONS.find(
    (each) =>
      each.method === method &&
      each.segments.length === path.length &&
      each.segments.every((segment, index) => segment.startsWith('{') || segment === path[index]),
  )?.names;
}
