import { type BitReader, bitReader, bitWriter } from './bits.ts';
import { packText, unpackText } from './pack-text.ts';
import { type LengthCode, lengthCode, type Postings, readPostings, writePostings } from './postings.ts';

/** A term of a segment in the texts of one language. */
export interface BlockTerm {
  readonly term: string;
  /** Primary subtag. */
  readonly language: string;
  /** Documents that have it. */
  readonly count: number;
  /** All of them; of a heavy term the best few. */
  readonly postings: Postings;
  /** Of a heavy term: the first document of each of its chunks. */
  readonly chunks?: readonly number[];
}

/** Postings of a term that lie in a block; those of commoner terms lie in chunks of their own. */
export const HEAVY = 1200;

/** Characters from which no compression is worth the time. */
const LONG = 30_000;
const HEADER = 12;
const FORMAT = 1;
/** Behind the languages. */
const LINE = '\n';
/**
 * A front code is one control character: how many characters a term shares with the one before it. No term has one of
 * them, so that nothing else stands between terms.
 */
const FIRST_CODE = 0x0b;
const MOST_SHARED = 0x1f - FIRST_CODE;

/**
 * A block: terms in the order of their places, each with its language and postings. `documents` is how many the
 * segment has. Terms are front-coded and compressed, in five times the time where that `isWorthTime`; numbers are bits.
 */
export function encodeBlock(
  terms: readonly BlockTerm[],
  documents: number,
  { isWorthTime = false } = {},
): Uint8Array {
  const languages = [...new Set(terms.map(({ language }) => language))];
  const lengths = lengthCode(terms.map(({ postings }) => postings));
  const coded = frontCoded(terms.map(({ term }) => term));
  const text = packText(languages.join(' ') + LINE + coded, isWorthTime && coded.length < LONG ? 10 : 6);
  const writer = bitWriter();
  const languageBits = bitsFor(languages.length);
  const range = { start: 0, end: documents };
  for (const { language, count, postings, chunks } of terms) {
    writer.bits(languages.indexOf(language), languageBits);
    writer.gamma(count);
    if (count > HEAVY) writeStub(chunks ?? [], postings, writer);
    writePostings(writer, postings, range, lengths);
  }
  const bits = writer.bytes();
  const bytes = new Uint8Array(HEADER + text.length + bits.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FORMAT);
  view.setUint8(1, (lengths.middle << 4) | lengths.k);
  view.setUint32(2, documents);
  view.setUint32(6, text.length);
  view.setUint16(10, languages.length);
  bytes.set(text, HEADER);
  bytes.set(bits, HEADER + text.length);
  return bytes;
}

/** The terms of a block, in their order. Throws for bytes that are none. */
export function decodeBlock(bytes: Uint8Array): BlockTerm[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint8(0) !== FORMAT) throw new Error(`block of an unknown format ${view.getUint8(0)}`);
  const lengths: LengthCode = { middle: view.getUint8(1) >> 4, k: view.getUint8(1) & 15 };
  const range = { start: 0, end: view.getUint32(2) };
  const textEnd = HEADER + view.getUint32(6);
  const [names = '', coded = ''] = unpackText(bytes.subarray(HEADER, textEnd)).split(LINE);
  const languages = names.split(' ');
  const reader = bitReader(bytes.subarray(textEnd));
  const languageBits = bitsFor(languages.length);
  return fromFrontCoded(coded).map((term) => {
    const language = languages[reader.bits(languageBits)] ?? 'und';
    const count = reader.gamma();
    const stub = count > HEAVY ? readStub(reader) : undefined;
    const postings = readPostings(reader, stub?.best ?? count, range, lengths);
    return { term, language, count, postings, ...(stub && { chunks: stub.chunks }) };
  });
}

function bitsFor(values: number): number {
  return values < 2 ? 0 : 32 - Math.clz32(values - 1);
}

function writeStub(chunks: readonly number[], best: Postings, writer: ReturnType<typeof bitWriter>): void {
  writer.gamma(chunks.length + 1);
  let before = -1;
  for (const first of chunks) {
    writer.gamma(first - before);
    before = first;
  }
  writer.gamma(best.documents.length + 1);
}

function readStub(reader: BitReader): { chunks: number[]; best: number } {
  const chunks: number[] = [];
  let before = -1;
  for (let left = reader.gamma() - 1; left > 0; left -= 1) {
    before += reader.gamma();
    chunks.push(before);
  }
  return { chunks, best: reader.gamma() - 1 };
}

function frontCoded(terms: readonly string[]): string {
  let [before, coded] = ['', ''];
  for (const term of terms) {
    const most = Math.min(before.length, MOST_SHARED);
    let shared = 0;
    while (shared < most && before.charCodeAt(shared) === term.charCodeAt(shared)) shared += 1;
    // Half a surrogate pair would be lost when the text is written as UTF-8.
    if (isHighSurrogate(before.charCodeAt(shared - 1))) shared -= 1;
    coded += String.fromCharCode(FIRST_CODE + shared) + term.slice(shared);
    before = term;
  }
  return coded;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function fromFrontCoded(coded: string): string[] {
  const terms: string[] = [];
  let before = '';
  for (let at = 0; at < coded.length; ) {
    let end = at + 1;
    while (end < coded.length && !isCode(coded.charCodeAt(end))) end += 1;
    before = before.slice(0, coded.charCodeAt(at) - FIRST_CODE) + coded.slice(at + 1, end);
    terms.push(before);
    at = end;
  }
  return terms;
}

function isCode(unit: number): boolean {
  return unit >= FIRST_CODE && unit <= FIRST_CODE + MOST_SHARED;
}

/** Postings of a heavy term in one chunk. */
export const CHUNK = 2600;

/** Bytes of a chunk of a heavy term. */
export function encodeChunk(postings: Postings): Uint8Array {
  const { documents } = postings;
  const lengths = lengthCode([postings]);
  const range = { start: documents[0] ?? 0, end: (documents.at(-1) ?? 0) + 1 };
  const writer = bitWriter();
  writer.bits((lengths.middle << 4) | lengths.k, 8);
  for (const value of [range.start, range.end, documents.length]) writer.bits(value, 32);
  writePostings(writer, postings, range, lengths);
  return writer.bytes();
}

export function decodeChunk(bytes: Uint8Array): Postings {
  const reader = bitReader(bytes);
  const code = reader.bits(8);
  const [start, end, count] = [reader.bits(32), reader.bits(32), reader.bits(32)];
  return readPostings(reader, count, { start, end }, { middle: code >> 4, k: code & 15 });
}
