import { faultOf } from '../article/fault.ts';
import { instantMs } from '../article/instant.ts';
import { type Compacted, compact } from '../search/compact.ts';
import type { CompactOptions } from '../search/compact-options.ts';
import type { IngestDeps } from './deps.ts';

/** Merges of more articles are left to the function that runs by a timer. */
const MOST_DOCUMENTS = 1200;
const MOST_MS = 20_000;

/**
 * Merges the tail of the search index where it is long, and small segments: whoever ingests much keeps searches cheap
 * between two runs of the timer. What fails is logged: the timer tries again. A GetItem and a Query when there is
 * nothing to do.
 */
export async function compactIndex({
  index,
  search,
  now,
  log,
}: Pick<IngestDeps, 'index' | 'search' | 'now' | 'log'>): Promise<void> {
  const endMs = instantMs(now()) + MOST_MS;
  const goOn = () => instantMs(now()) < endMs;
  await compact(index, { ...search, ...at(now), mostDocuments: MOST_DOCUMENTS, goOn }).catch(
    (error: unknown) => log({ event: 'compactFault', ...faultOf(error) }),
  );
}

/** All that there is to merge, as long as there is time. */
export function compactAll(
  { index, search, now }: Pick<IngestDeps, 'index' | 'search' | 'now'>,
  goOn: () => boolean,
): Promise<Compacted> {
  return compact(index, { ...search, ...at(now), goOn });
}

function at(now: IngestDeps['now']): Pick<CompactOptions, 'nowSeconds'> {
  return { nowSeconds: Math.floor(instantMs(now()) / 1000) };
}
