import type { ListedSource } from '../store/read-store.ts';
import type { Found, ReadDeps } from './answer.ts';
import type { Paging } from './paging.ts';

/**
 * Sources that have published, by key, with what was refused of them lately. Leaves out what the operator says is
 * another source: such a source stays stored when it published before that was said. So a page may hold fewer than
 * asked for though more follow. One Query.
 */
export async function listSources(
  { store, now, sourceAliases }: ReadDeps,
  paging: Paging,
): Promise<Found<readonly ListedSource[]>> {
  const { items, next } = await store.listSources({ ...paging, now: now() });
  const value = sourceAliases?.size ? items.filter(({ key }) => !sourceAliases.has(key)) : items;
  const versions = value.map(
    ({ key, name, lastPublished, refusedLastDay }) => `${key} ${name} ${lastPublished} ${refusedLastDay}`,
  );
  return { state: 'found', value, versions, next };
}
