import type { SearchPart } from '../article/search-part.ts';
import type { Manifest } from './manifest.ts';

/** A part and its content. */
export interface WrittenPart extends SearchPart {
  readonly bytes: Uint8Array;
}

/** An item of the tail. */
export interface TailItem {
  /** Where it lies: in the order of writing. */
  readonly place: string;
  readonly bytes: Uint8Array;
}

/** What reading the index asks of the table. */
export interface SearchReadStore {
  /** The segments that stand. One GetItem. `undefined`: nothing was merged yet. */
  getManifest(options?: { consistent?: boolean }): Promise<StoredManifest | undefined>;
  /** Items of the tail behind a place, in order, at most `limit`. One Query for each MB. */
  listTail(after: string, options?: TailOptions): Promise<readonly TailItem[]>;
  /**
   * The parts that exist, by `partText`. One BatchGetItem for each hundred that this instance has not read before:
   * parts never change, so it keeps the last ones.
   */
  getParts(parts: readonly SearchPart[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

export interface TailOptions {
  readonly consistent?: boolean;
  readonly limit?: number;
}

/** The manifest and the revision to put over. */
export interface StoredManifest {
  readonly manifest: Manifest;
  readonly revision: number;
}

/** What writing the index asks of the table beside. Writes may be repeated. */
export interface SearchWriteStore extends SearchReadStore {
  /** Puts an item of the tail; it ends by itself at `expiresAtSeconds`. One PutItem. */
  putTail(item: TailItem, expiresAtSeconds: number): Promise<void>;
  /** Puts the manifest over the revision that was read (0: none). False when somebody else was faster. One PutItem. */
  putManifest(manifest: Manifest, previous: number): Promise<boolean>;
  /** Puts parts, 25 a request; they end by themselves at `expiresAtSeconds`. */
  putParts(parts: readonly WrittenPart[], expiresAtSeconds: number): Promise<void>;
  /** Deletes all parts of a segment. A Query of its keys, then 25 a request. */
  deleteSegment(name: string): Promise<void>;
  /** Deletes items of the tail, 25 a request. */
  deleteTail(places: readonly string[]): Promise<void>;
}
