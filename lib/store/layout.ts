import type { Item } from './item-bytes.ts';
import { keyOfItem, keyText } from './table.ts';

/**
 * Every kind of item, and the version of its layout that is written. A kind is read in this version and in all before
 * it; CONTRIBUTING.md tells how one changes.
 */
export const LAYOUTS = {
  article: 2,
  ingestRecord: 2,
  part: 2,
  refused: 2,
} as const;

export type ItemKind = keyof typeof LAYOUTS;

/** Holds the version. Items of version 1 may be without it. */
const LAYOUT = 'L';

/** The attribute that says in which layout an item is written. */
export function layoutOf(kind: ItemKind): Item {
  return { [LAYOUT]: { N: String(LAYOUTS[kind]) } };
}

/** An item that this version of the code cannot read. The message names its key and what is wrong, never its content. */
class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';

  constructor(kind: ItemKind, item: Item, reason: string) {
    super(`the ${kind} ${keyText(keyOfItem(item))} cannot be read: ${reason}`);
  }
}

/**
 * What `read` makes of an item and the version of its layout. Throws UnreadableItem for a version that is not known,
 * and for whatever `read` throws.
 */
export function readItem<T>(kind: ItemKind, item: Item, read: (item: Item, version: number) => T): T {
  const version = Number(item[LAYOUT]?.N ?? 1);
  const latest = LAYOUTS[kind];
  if (!Number.isInteger(version) || version < 1 || version > latest)
    throw new UnreadableItem(kind, item, `layout ${version}, known are 1 to ${latest}`);
  try {
    return read(item, version);
  } catch (error) {
    throw new UnreadableItem(kind, item, reasonOf(error));
  }
}

/** Others than ours quote what they could not read. */
function reasonOf(error: unknown): string {
  if (error instanceof Malformed) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}

/** What is wrong with an item, without its content. */
class Malformed extends Error {}
