import { RELATE } from './parameters.ts';

/** The term vector of an article as postings and edges carry it. */
export interface TermVector {
  /** Self-product of the article under its own weights when it was written: what normalizes scores. */
  readonly self: number;
  /** Length of the article over the mean length. */
  readonly lengthFactor: number;
  /** 20-bit hash of a term → its frequency, at most 15. */
  readonly terms: ReadonlyMap<number, number>;
}

const HEADER = 5;

/**
 * Bytes of a vector: self-product as float32, length factor in sixteenths, then for each term 20 bits of hash
 * and 4 bits of frequency. The frequency itself is kept and not its saturated weight: four linear bits of the
 * latter lose 0.7 points of P@10.
 */
export function encodeVector({ self, lengthFactor, terms }: TermVector): Uint8Array {
  const bytes = new Uint8Array(HEADER + 3 * terms.size);
  const view = new DataView(bytes.buffer);
  view.setFloat32(0, self);
  view.setUint8(4, Math.min(255, Math.round(lengthFactor * 16)));
  let at = HEADER;
  for (const [hash, frequency] of terms) {
    view.setUint8(at, hash >> 12);
    view.setUint16(at + 1, ((hash & 0xfff) << 4) | frequency);
    at += 3;
  }
  return bytes;
}

/** The vector of `bytes`; an empty one for bytes that are none. */
export function decodeVector(bytes: Uint8Array): TermVector {
  if (bytes.length < HEADER) return { self: 0, lengthFactor: 1, terms: new Map() };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const terms = new Map<number, number>();
  for (let at = HEADER; at + 3 <= bytes.length; at += 3) {
    const low = view.getUint16(at + 1);
    terms.set((view.getUint8(at) << 12) | (low >> 4), low & 15);
  }
  return { self: view.getFloat32(0), lengthFactor: view.getUint8(4) / 16, terms };
}

/** FNV-1a over UTF-16 units, folded to 20 bits. */
export function termHash(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) {
    hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 20) ^ hash) & 0xfffff;
}

/** How much a frequency says in a text of some length: BM25's saturation. */
export function saturation(frequency: number, lengthFactor: number): number {
  const { k, b } = RELATE;
  return ((k + 1) * frequency) / (frequency + k * (1 - b + b * lengthFactor));
}
