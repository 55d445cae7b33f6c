import { createRequire } from 'node:module';

interface LevelIterator {
  close(): Promise<void>;
  return?: () => Promise<void>;
}

/** What every database of dynalite inherits. */
interface LevelPrototype {
  keys(options?: object): LevelIterator;
  values(options?: object): LevelIterator;
  attachResource(resource: unknown): void;
  detachResource(resource: unknown): void;
}

const requireOfDynalite = createRequire(createRequire(import.meta.url).resolve('dynalite'));
const { Level } = requireOfDynalite('level') as { readonly Level: { readonly prototype: object } };

/** AbstractLevel's: on disk and in memory alike. */
export const levelPrototype = Object.getPrototypeOf(Level.prototype) as LevelPrototype;

let isDone = false;

/**
 * Lets dynalite close what it reads with. It ends an iterator by `return`, as those of JavaScript are, but those of
 * Level have `close` and no `return`: every Query would leave one behind, with up to 16 KB that were read ahead and a
 * snapshot of the table, until the process ends.
 */
export function closeIterators(): void {
  if (isDone) return;
  isDone = true;
  for (const name of ['keys', 'values'] as const) {
    const open = levelPrototype[name];
    levelPrototype[name] = function openWithReturn(this: LevelPrototype, options?: object) {
      const iterator = open.call(this, options);
      iterator.return = () => iterator.close();
      return iterator;
    };
  }
}
