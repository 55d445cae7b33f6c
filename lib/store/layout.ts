import { Malformed } from '../article/check.ts';
import { decompressed, decompressedPieces } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { keyOfItem, keyText } from './table.ts';

/**
 * Every kind of item that is read, and the version of its layout that is written. A kind is read in this version and
 * in all before it; CONTRIBUTING.md tells how one changes.
 */
export const LAYOUTS = {
  alias: 1,
  article: 2,
  audit: 1,
  collected: 1,
  comment: 1,
  commentCount: 1,
  due: 1,
  edge: 1,
  feedEntry: 1,
  hashtagUse: 1,
  idempotencyKey: 1,
  indexedMarker: 1,
  ingestRecord: 2,
  liveStory: 1,
  modelAnswer: 1,
  movedSubscription: 1,
  part: 2,
  partArticles: 1,
  posting: 1,
  queueEntry: 1,
  refusalCounter: 1,
  relatedSet: 1,
  robots: 1,
  searchManifest: 1,
  searchPart: 1,
  searchTail: 1,
  snapshot: 1,
  source: 1,
  story: 1,
  subscription: 1,
  turn: 1,
} as const;

export type ItemKind = keyof typeof LAYOUTS;

/** Holds the version. Items of version 1 may be without it. */
export const LAYOUT = 'L';

/** The attribute that says in which layout an item is written: three bytes. */
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
    throw error instanceof UnreadableItem ? error : new UnreadableItem(kind, item, reasonOf(error));
  }
}

/**
 * Items that hold pieces in attribute `p`, in order: all pieces are decompressed at once. Items that were written before
 * there were pieces hold Brotli in `z`. Throws UnreadableItem for the one that cannot be read.
 */
export function readPieces<T>(
  kind: ItemKind,
  items: readonly Item[],
  read: (item: Item, packed: unknown) => T,
): T[] {
  const values = piecesOf(kind, items).values();
  return items.map((item) =>
    readItem(kind, item, () => {
      if (item['p']) return read(item, values.next().value);
      return read(item, decompressed(item['z']?.B ?? new Uint8Array()));
    }),
  );
}

/** One that is broken breaks the whole stream: then they are decompressed one by one, to name it. */
function piecesOf(kind: ItemKind, items: readonly Item[]): unknown[] {
  const pieces = items.flatMap(({ p }) => (p?.B ? [p.B] : []));
  try {
    const values = decompressedPieces(pieces);
    if (values.length === pieces.length) return values;
  } catch {
    // Told below, with the key.
  }
  return items.flatMap((item) => (item['p']?.B ? [readItem(kind, item, onePiece)] : []));
}

function onePiece({ p }: Item): unknown {
  const values = decompressedPieces(p?.B ? [p.B] : []);
  if (values.length !== 1) throw new Malformed('no whole piece in attribute p');
  return values[0];
}

/** Others than ours quote what they could not read. */
function reasonOf(error: unknown): string {
  if (error instanceof Malformed) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}
