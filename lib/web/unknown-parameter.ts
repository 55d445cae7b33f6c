import { badParameter, type RequestRefusal } from '../article/request-refusal.ts';
import { nearestName } from './nearest-name.ts';

/** The refusal of a name that no parameter of a query has, with the nearest of those that there are. */
export function unknownParameter(name: string, names: readonly string[]): RequestRefusal<'badParameter'> {
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const known = names.length === 0 ? 'none' : names.join(', ');
  const shown = name.slice(0, 40);
  return badParameter(shown, `${shown} is no parameter here.${hint} Known: ${known}.`, 'unknown');
}
