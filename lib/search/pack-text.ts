import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const PLAIN = 0;
const BROTLI = 1;

/** Bytes of a text, compressed where that makes them fewer; `quality` is Brotli's. */
export function packText(text: string, quality: number): Uint8Array {
  const plain = Buffer.from(text);
  const packed = brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 14,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
  return packed.length < plain.length
    ? Buffer.concat([Buffer.from([BROTLI]), packed])
    : Buffer.concat([Buffer.from([PLAIN]), plain]);
}

/** The text of such bytes. */
export function unpackText(bytes: Uint8Array): string {
  const rest = bytes.subarray(1);
  return (bytes[0] === BROTLI ? brotliDecompressSync(rest) : Buffer.from(rest)).toString();
}
