import { identifierHash, keysOfAddress } from '../normalize/identity.ts';
import { type Missing, type Moved, type ReadDeps, UNKNOWN } from './answer.ts';

/**
 * The article of an address, which is normalized as ingestion does it: `moved` names its id. Undefined for what is no
 * address of an article. One BatchGetItem.
 */
export async function articleOfAddress(
  { store }: Pick<ReadDeps, 'store'>,
  address: string,
): Promise<Moved | Missing | undefined> {
  const keys = keysOfAddress(address);
  if (keys.length === 0) return undefined;
  const id = await store.getIdByIdentifiers(keys.map(identifierHash));
  return id === undefined ? UNKNOWN : { state: 'moved', to: id };
}
