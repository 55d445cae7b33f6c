import { readAs } from './charset-name.ts';

/**
 * UTF-8 with stray bytes: a file cut inside a character, or a few windows-1252 bytes pasted into UTF-8, as
 * content systems do. Valid sequences are read as they are, every other byte as windows-1252, a cut last
 * character is left out. Undefined when less than the share `needed` of what is not ASCII is valid UTF-8.
 */
export function mendUtf8(bytes: Uint8Array, needed: number): string | undefined {
  const { valid, stray, end } = count(bytes);
  if (valid === 0 || valid / (valid + stray) < needed) return undefined;
  return new TextDecoder().decode(mended(bytes.subarray(0, end), stray));
}

/** Characters beyond ASCII that are valid, bytes that are not, and where a cut last character begins. */
function count(bytes: Uint8Array): { valid: number; stray: number; end: number } {
  let [valid, stray, at] = [0, 0, 0];
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0 && isCutAtEnd(bytes, at)) break;
    if (length === 0) stray += 1;
    if (length > 1) valid += 1;
    at += Math.max(1, length);
  }
  return { valid, stray, end: at };
}

/** The UTF-8 of the upper half of windows-1252. */
const WESTERN = Array.from({ length: 128 }, (_, at) =>
  new TextEncoder().encode(readAs(Uint8Array.of(at + 128), 'windows-1252')),
);
/** A character of windows-1252 has at most so many bytes in UTF-8 more than there. */
const MORE = 2;

/** The same bytes as valid UTF-8. */
function mended(bytes: Uint8Array, stray: number): Uint8Array {
  const result = new Uint8Array(bytes.length + MORE * stray);
  let [at, length] = [0, 0];
  while (at < bytes.length) {
    const own = sequenceLength(bytes, at);
    const next = own > 0 ? undefined : WESTERN[(bytes[at] ?? 0) - 128];
    if (next === undefined)
      for (let each = 0; each < own; each += 1) result[length + each] = bytes[at + each] ?? 0;
    else result.set(next, length);
    length += next?.length ?? own;
    at += Math.max(1, own);
  }
  return result.subarray(0, length);
}

/** Bytes of the well-formed sequence at `at` (Unicode, table 3-7), 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = expectedLength(lead);
  const second = bytes[at + 1] ?? 0;
  if (length === 0 || !isSecond(lead, second)) return 0;
  for (let next = 2; next < length; next += 1) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function expectedLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Overlong forms, surrogates and code points past U+10FFFF show in the second byte. */
function isSecond(lead: number, second: number): boolean {
  if ((second & 0xc0) !== 0x80) return false;
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second <= 0x8f;
}

function isCutAtEnd(bytes: Uint8Array, at: number): boolean {
  const length = expectedLength(bytes[at] ?? 0);
  if (length === 0 || at + length <= bytes.length || at + 1 > bytes.length) return false;
  return bytes.subarray(at + 1).every((byte) => (byte & 0xc0) === 0x80);
}
