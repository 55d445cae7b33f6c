import { hash } from 'node:crypto';
import type { ArticleId } from '../article/article.ts';
import { base32Bytes, base32Id } from '../article/base32-id.ts';

/** An article as the index knows it. */
export interface DocumentEntry {
  readonly id: ArticleId;
  /** Epoch seconds of the instant under which lists sort the article. */
  readonly seconds: number;
  /** Of two entries of one article the one of the later generation stands. */
  readonly generation: number;
  /** 16 bits of the revision that was read: tells a reader whether the article has changed since. */
  readonly digest: number;
  /** Words of the article; 0 for one that was withdrawn. */
  readonly length: number;
}

export const ENTRY_BYTES = 28;
const ID_BYTES = 17;

/** Bytes of entries in a row, 28 each. */
export function encodeEntries(entries: readonly DocumentEntry[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, { id, seconds, generation, digest, length }] of entries.entries()) {
    const at = index * ENTRY_BYTES;
    bytes.set(base32Bytes(id), at);
    view.setUint32(at + ID_BYTES, seconds);
    view.setUint16(at + ID_BYTES + 4, Math.min(0xffff, generation));
    view.setUint16(at + ID_BYTES + 6, digest);
    view.setUint8(at + ID_BYTES + 8, Math.min(0xff, length >>> 16));
    view.setUint16(at + ID_BYTES + 9, length & 0xffff);
  }
  return bytes;
}

export function decodeEntries(bytes: Uint8Array): DocumentEntry[] {
  const count = Math.floor(bytes.length / ENTRY_BYTES);
  return Array.from({ length: count }, (_, index) => decodeEntry(bytes, index));
}

/** The entry at an index of encoded ones. */
export function decodeEntry(bytes: Uint8Array, index: number): DocumentEntry {
  const at = index * ENTRY_BYTES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    id: base32Id(bytes.subarray(at, at + ID_BYTES)),
    seconds: view.getUint32(at + ID_BYTES),
    generation: view.getUint16(at + ID_BYTES + 4),
    digest: view.getUint16(at + ID_BYTES + 6),
    length: (view.getUint8(at + ID_BYTES + 8) << 16) | view.getUint16(at + ID_BYTES + 9),
  };
}

/** The digest of a revision. */
export function digestOf(revision: string): number {
  return Number.parseInt(hash('sha256', revision, 'hex').slice(0, 4), 16);
}

/** Newest first, then by id: the order of documents in a segment. */
export function byTime(a: DocumentEntry, b: DocumentEntry): number {
  return b.seconds - a.seconds || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
