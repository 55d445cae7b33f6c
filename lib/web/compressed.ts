import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A shorter text is not worth its coding: it travels in one packet either way. */
const LEAST_LENGTH = 1024;

/**
 * Codings in the order in which they are taken, at the levels after which more time saves little: a list of 40 KB takes
 * half a millisecond to a quarter to a third of its bytes.
 */
const CODINGS: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
  ['br', (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
  ['gzip', (text) => gzipSync(text, { level: 4 })],
];

/**
 * A text in the best coding that `accepted` (Accept-Encoding, RFC 9110, 12.5.3) takes; undefined where it takes none of
 * ours or the text is short.
 */
export function compressed(
  text: string,
  accepted: string,
): { readonly coding: string; readonly bytes: Buffer } | undefined {
  if (text.length < LEAST_LENGTH) return undefined;
  const taken = accepted
    .toLowerCase()
    .split(',', 20)
    .map((each) => each.split(';'));
  for (const [coding, encode] of CODINGS) {
    const [, weight = ''] = taken.find(([name = '']) => name.trim() === coding) ?? [undefined, 'q=0'];
    if (!/^\s*q=0(?:\.0*)?\s*$/.test(weight)) return { coding, bytes: encode(text) };
  }
  return undefined;
}
