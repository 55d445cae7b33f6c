import type { Snapshot } from './frequencies.ts';

/** A snapshot at an instant, in milliseconds since 1970. */
export interface DatedSnapshot extends Snapshot {
  readonly atMs: number;
}

/** Counts halve in twenty days: what was news a month ago says little of what is common now. */
const HALF_LIFE_MS = 20 * 86_400_000;
/** Terms that a stored snapshot keeps: those of the most articles. 12 000 × 4 bytes are one item of 48 KB. */
const MAX_TERMS = 12_000;
const HEADER = 24;
/** Counts are kept in steps of 1/32 of a doubling: 2 % apart. */
const STEPS = 32;
/** Less than this is forgotten. */
const LEAST = 0.25;

/** `snapshot` as it is worth at `atMs`, with the counts of `added`. */
export function addCounts(snapshot: DatedSnapshot, added: Snapshot, atMs: number): DatedSnapshot {
  const decay = 0.5 ** (Math.max(0, atMs - snapshot.atMs) / HALF_LIFE_MS);
  const counts = new Map<number, number>();
  for (const [hash, count] of snapshot.counts) if (count * decay >= LEAST) counts.set(hash, count * decay);
  for (const [hash, count] of added.counts) counts.set(hash, (counts.get(hash) ?? 0) + count);
  return {
    atMs: Math.max(atMs, snapshot.atMs),
    documents: snapshot.documents * decay + added.documents,
    words: snapshot.words * decay + added.words,
    counts,
  };
}

/** At most 48 KB: instant, articles and words as float64, then 20 bits of hash and 12 bits of logarithmic count for each term. */
export function encodeSnapshot({ atMs, documents, words, counts }: DatedSnapshot): Uint8Array {
  const kept = [...counts].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MAX_TERMS);
  const view = new DataView(new ArrayBuffer(HEADER + 4 * kept.length));
  view.setFloat64(0, atMs);
  view.setFloat64(8, documents);
  view.setFloat64(16, words);
  for (const [index, [hash, count]] of kept.entries()) {
    const level = Math.min(4095, Math.max(0, Math.round(STEPS * Math.log2(count / LEAST))));
    view.setUint32(HEADER + 4 * index, hash * 4096 + level);
  }
  return new Uint8Array(view.buffer);
}

/** The snapshot of bytes made by `encodeSnapshot`. */
export function decodeSnapshot(bytes: Uint8Array): DatedSnapshot {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const counts = new Map<number, number>();
  for (let at = HEADER; at + 4 <= bytes.length; at += 4) {
    const packed = view.getUint32(at);
    counts.set(Math.floor(packed / 4096), LEAST * 2 ** ((packed % 4096) / STEPS));
  }
  return { atMs: view.getFloat64(0), documents: view.getFloat64(8), words: view.getFloat64(16), counts };
}
