import { type BitReader, type BitWriter, riceParameter } from './bits.ts';

/** Documents that have a term, in the order of the segment, which is newest first. */
export interface Postings {
  readonly documents: Uint32Array;
  /** Classes of the weighted frequencies. */
  readonly frequencies: Uint8Array;
  /** Classes of the lengths of the documents. */
  readonly lengths: Uint8Array;
}

/** Frequencies that are told apart: behind the last one BM25 hardly rises. */
const FREQUENCIES = [1, 2, 3, 4, 6, 9, 14, 22];
const SHORTEST = 8;
const LENGTH_CLASSES = 16;

/** The class of a weighted frequency, from 0. */
function frequencyClass(frequency: number): number {
  const above = FREQUENCIES.findIndex((each) => each > frequency);
  return above === -1 ? FREQUENCIES.length - 1 : Math.max(0, above - 1);
}

/** The frequency that a class stands for. */
export function frequencyOf(frequencyClassOf: number): number {
  return FREQUENCIES[frequencyClassOf] ?? 1;
}

/** The class of a number of words: half an octave each, from 8 to 1 448. */
export function lengthClass(words: number): number {
  const octaves = Math.log2(Math.max(words, SHORTEST) / SHORTEST);
  return Math.min(LENGTH_CLASSES - 1, Math.round(2 * octaves));
}

/** The number of words that a class stands for. */
export function lengthOf(lengthClassOf: number): number {
  return SHORTEST * 2 ** (lengthClassOf / 2);
}

export function emptyPostings(count: number): Postings {
  return {
    documents: new Uint32Array(count),
    frequencies: new Uint8Array(count),
    lengths: new Uint8Array(count),
  };
}

export function postingsOf(
  rows: readonly { document: number; frequency: number; length: number }[],
): Postings {
  const postings = emptyPostings(rows.length);
  for (const [index, { document, frequency, length }] of rows.entries()) {
    postings.documents[index] = document;
    postings.frequencies[index] = frequencyClass(frequency);
    postings.lengths[index] = length;
  }
  return postings;
}

/** The postings from one place to another, end exclusive. */
export function slicePostings(
  { documents, frequencies, lengths }: Postings,
  from: number,
  to: number,
): Postings {
  return {
    documents: documents.subarray(from, to),
    frequencies: frequencies.subarray(from, to),
    lengths: lengths.subarray(from, to),
  };
}

/** How lengths are written: as distances from the commonest class, with a Rice parameter. */
export interface LengthCode {
  readonly middle: number;
  readonly k: number;
}

/** The code that takes the fewest bits for the lengths of postings. */
export function lengthCode(all: Iterable<Postings>): LengthCode {
  const counts = new Uint32Array(LENGTH_CLASSES);
  for (const { lengths } of all) for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const middle = counts.indexOf(Math.max(...counts));
  const bitsWith = (k: number) =>
    counts.reduce((sum, count, length) => sum + count * (1 + k + (distanceCode(length - middle) >> k)), 0);
  const [k = 0] = [0, 1, 2].sort((a, b) => bitsWith(a) - bitsWith(b));
  return { middle, k };
}

/** 0, 1, -1, 2, -2 as 0, 1, 2, 3, 4. */
function distanceCode(distance: number): number {
  return distance > 0 ? 2 * distance - 1 : -2 * distance;
}

function distanceOf(code: number): number {
  return code & 1 ? (code + 1) / 2 : -code / 2;
}

/** Documents of a segment that postings lie between, end exclusive. */
export interface DocumentRange {
  readonly start: number;
  readonly end: number;
}

/** Writes postings whose documents lie in a range: gaps, frequencies, lengths. */
export function writePostings(
  writer: BitWriter,
  { documents, frequencies, lengths }: Postings,
  { start, end }: DocumentRange,
  { middle, k }: LengthCode,
): void {
  const isAll = documents.length === end - start;
  const gapK = riceParameter((end - start) / Math.max(1, documents.length));
  let next = start;
  for (let index = 0; index < documents.length; index += 1) {
    const document = documents[index] ?? 0;
    if (!isAll) writer.rice(document - next, gapK);
    next = document + 1;
    writer.rice(frequencies[index] ?? 0, 0);
    writer.rice(distanceCode((lengths[index] ?? 0) - middle), k);
  }
}

export function readPostings(
  reader: BitReader,
  count: number,
  { start, end }: DocumentRange,
  { middle, k }: LengthCode,
): Postings {
  const postings = emptyPostings(count);
  const isAll = count === end - start;
  const gapK = riceParameter((end - start) / Math.max(1, count));
  let next = start;
  for (let index = 0; index < count; index += 1) {
    const document = isAll ? next : next + reader.rice(gapK);
    next = document + 1;
    postings.documents[index] = document;
    postings.frequencies[index] = reader.rice(0);
    postings.lengths[index] = middle + distanceOf(reader.rice(k));
  }
  return postings;
}
