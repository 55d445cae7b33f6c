import type { Warning } from '../article/warning.ts';
import type { WriteStore } from '../store/write-store.ts';
import type { IngestDeps } from './deps.ts';

/** A store, and whether it was the one that threw. */
export interface WatchedStore {
  readonly store: WriteStore;
  /** Whether the table failed: the queue has to deliver again. Anything else that is thrown is a mistake of ours. */
  isTableFault(error: unknown): boolean;
}

/** The store, remembering what it throws. Adds no request. */
export function watchedStore(store: WriteStore): WatchedStore {
  const thrown = new WeakSet<object>();
  const watched = Object.entries(store).map(([name, method]: [string, (...args: never[]) => unknown]) => {
    const watching = async (...args: never[]) => {
      try {
        return await method(...args);
      } catch (error) {
        if (typeof error === 'object' && error !== null) thrown.add(error);
        throw error;
      }
    };
    return [name, watching] as const;
  });
  return {
    store: Object.fromEntries(watched) as unknown as WriteStore,
    isTableFault: (error) => typeof error === 'object' && error !== null && thrown.has(error),
  };
}

/** What a step came to, and the warning that stands with the article when it failed. */
export interface StepResult<Value> {
  readonly value: Value;
  readonly failed?: Warning;
}

/**
 * Runs one step of ingesting an article, or gives `instead` when our own code throws: the article is stored without
 * what failed, and says so. The fault is logged. Throws what the table threw.
 */
export async function isolated<Value>(
  { isTableFault, onInternalFault }: Pick<IngestDeps, 'isTableFault' | 'onInternalFault'>,
  step: 'relate' | 'enrich',
  article: string,
  run: () => Promise<Value>,
  instead: Value,
): Promise<StepResult<Value>> {
  try {
    return { value: await run() };
  } catch (error) {
    if (isTableFault(error)) throw error;
    onInternalFault({ step, article }, error);
    return { value: instead, failed: { code: 'enrichmentFailed', pointer: step } };
  }
}
