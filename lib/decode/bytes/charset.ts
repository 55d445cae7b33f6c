// XML: https://www.w3.org/TR/xml/#sec-guessing  HTML: https://html.spec.whatwg.org/#encoding-sniffing-algorithm
import { detect } from 'chardet';
import type { Warning } from '../../article/warning.ts';
import { charsetName, declaredCharset, readAs, readStrictly } from './charset-name.ts';
import { guessCharset } from './guess-charset.ts';
import { mendUtf8 } from './mend-utf8.ts';

interface DecodedText {
  readonly text: string;
  /** WHATWG name of the charset. */
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

/** Enough for a detector of byte statistics; more only takes time. */
const SAMPLE_BYTES = 65_536;

/** Share of characters past ASCII that a declared charset may fail to read and still be believed. */
const MAX_REPLACED = 0.02;

/**
 * The text of the bytes: by the byte order mark, else as UTF-8 when (nearly) all of it is valid, else as
 * declared inside (XML prolog, meta) or outside (content type), else as a detector of byte statistics has it.
 * A guess leaves the warning `charsetGuessed`, bytes that had to be mended `charsetMended`.
 */
export function decodeCharset(bytes: Uint8Array, contentType: string | undefined): DecodedText {
  const marked = byteOrderMark(bytes) ?? unmarkedWide(bytes);
  if (marked) return exact(readAs(bytes.subarray(marked.skip), marked.encoding), marked.encoding);
  const declared = declaredCharset(bytes, contentType);
  const escaped = isEscapeCoded(bytes) && declared ? readStrictly(bytes, declared) : undefined;
  if (declared && escaped !== undefined) return exact(escaped, declared);
  const utf8 = readStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return exact(utf8, 'utf-8');
  return (
    mended(mendUtf8(bytes, 0.9), 'utf-8') ??
    (declared === 'utf-8' ? mostlyUtf8(bytes) : readDeclared(bytes, declared)) ??
    guess(bytes)
  );
}

/** A text in another charset has a few byte pairs that happen to be UTF-8, and reads well in its own. */
function mostlyUtf8(bytes: Uint8Array): DecodedText | undefined {
  return guessCharset(bytes) === undefined ? mended(mendUtf8(bytes, 0.1), 'utf-8') : undefined;
}

function readDeclared(bytes: Uint8Array, declared: string | undefined): DecodedText | undefined {
  if (declared === undefined) return undefined;
  const text = readAs(bytes, declared);
  if (!text.includes('\ufffd')) return exact(text, declared);
  const { replaced, beyondAscii } = counted(text);
  return replaced <= Math.max(1, beyondAscii * MAX_REPLACED) ? mended(text, declared) : undefined;
}

function counted(text: string): { replaced: number; beyondAscii: number } {
  let [replaced, beyondAscii] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) beyondAscii += 1;
    if (unit === 0xfffd) replaced += 1;
  }
  return { replaced, beyondAscii };
}

function guess(bytes: Uint8Array): DecodedText {
  const guessed =
    guessCharset(bytes) ?? (isTelling(bytes) ? charsetName(detect(sample(bytes)) ?? undefined) : undefined);
  // What is no valid UTF-8 here cannot be it; Western European is what the Web falls back on.
  const encoding = guessed === undefined || guessed === 'utf-8' ? 'windows-1252' : guessed;
  const warnings: Warning[] = [{ code: 'charsetGuessed', pointer: '', detail: encoding }];
  return { text: readAs(bytes, encoding), encoding, warnings };
}

/** A word in another script has at least so many bytes past ASCII; fewer are an accent or a quote. */
const MIN_TELLING_BYTES = 4;

function isTelling(bytes: Uint8Array): boolean {
  let found = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) found += 1;
    if (found >= MIN_TELLING_BYTES) return true;
  }
  return false;
}

/** The stretch from the first byte that is not ASCII: the markup before it tells a detector nothing. */
function sample(bytes: Uint8Array): Uint8Array {
  const start = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 64);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

function exact(text: string, encoding: string): DecodedText {
  return { text, encoding, warnings: [] };
}

function mended(text: string | undefined, encoding: string): DecodedText | undefined {
  if (text === undefined) return undefined;
  return { text, encoding, warnings: [{ code: 'charsetMended', pointer: '', detail: encoding }] };
}

interface Mark {
  readonly encoding: string;
  readonly skip: number;
}

function byteOrderMark([a, b, c, d]: Uint8Array): Mark | undefined {
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', skip: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', skip: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return undefined;
}

/** Which of four neighboring bytes are zero in Latin text and markup (XML, appendix F.1). */
const WIDE: readonly (readonly [pattern: string, encoding: string])[] = [
  ['x000', 'utf-32le'],
  ['000x', 'utf-32be'],
  ['x0x0', 'utf-16le'],
  ['0x0x', 'utf-16be'],
];

/** UTF-16 and UTF-32 without a mark: such bytes would be valid UTF-8 with NULs, so this has to come first. */
function unmarkedWide(bytes: Uint8Array): Mark | undefined {
  const head = bytes.subarray(0, 512);
  if (head.length < 4) return undefined;
  const zeros = [0, 0, 0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const pattern = zeros.map((count) => (count > head.length * 0.15 ? '0' : 'x')).join('');
  const encoding = WIDE.find(([form]) => form === pattern)?.[1];
  return encoding === undefined ? undefined : { encoding, skip: 0 };
}

/** ISO 2022 writes everything in seven bits, with escapes: valid UTF-8 that means something else. */
function isEscapeCoded(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at >= 0 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
}
