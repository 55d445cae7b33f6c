import { readAs } from './charset-name.ts';

/**
 * UTF-8 with stray bytes: a file cut inside a character, or a few windows-1252 bytes pasted into UTF-8, as
 * content systems do. Valid sequences are read as they are, every other byte as windows-1252, a cut last
 * character is left out. Undefined when less than the share `needed` of what is not ASCII is valid UTF-8.
 */
export function mendUtf8(bytes: Uint8Array, needed: number): string | undefined {
  const { parts, valid, stray } = split(bytes);
  if (valid === 0 || valid / (valid + stray) < needed) return undefined;
  return parts.map((part) => readAs(part.bytes, part.stray ? 'windows-1252' : 'utf-8')).join('');
}

interface Part {
  readonly bytes: Uint8Array;
  readonly stray: boolean;
}

/** Runs of valid UTF-8 and runs of stray bytes in turn; `valid` and `stray` count characters beyond ASCII. */
function split(bytes: Uint8Array): { parts: Part[]; valid: number; stray: number } {
  const parts: Part[] = [];
  let valid = 0;
  let stray = 0;
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      if (length > 1) valid += 1;
      at += length;
      continue;
    }
    if (isCutAtEnd(bytes, at)) break;
    parts.push({ bytes: bytes.subarray(start, at), stray: false });
    start = at;
    while (at < bytes.length && sequenceLength(bytes, at) === 0 && !isCutAtEnd(bytes, at)) at += 1;
    stray += at - start;
    parts.push({ bytes: bytes.subarray(start, at), stray: true });
    start = at;
  }
  parts.push({ bytes: bytes.subarray(start, at), stray: false });
  return { parts, valid, stray };
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
