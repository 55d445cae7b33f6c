import { crc32 } from 'node:zlib';

/** Why an upload's framing or checksum does not hold. */
export type ChunkFault = 'IncompleteBody' | 'BadDigest';

/**
 * The bytes inside `Content-Encoding: aws-chunked`: chunks of `size[;chunk-signature=…]\r\n…\r\n`, a last one of
 * size 0, then trailers (S3 API Reference, "Signature calculations: transferring payload in chunks"). A trailing
 * or given CRC-32 is checked; signatures are not, for the local credentials are no secret.
 */
export function decodeAwsChunked(framed: Uint8Array): Uint8Array | ChunkFault {
  const buffer = Buffer.from(framed.buffer, framed.byteOffset, framed.byteLength);
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = buffer.indexOf('\r\n', at);
    if (lineEnd < 0) return 'IncompleteBody';
    const size = Number.parseInt(buffer.toString('latin1', at, lineEnd), 16);
    const start = lineEnd + 2;
    if (!(size >= 0) || start + size > buffer.length) return 'IncompleteBody';
    if (size === 0) return checked(Buffer.concat(chunks), buffer.toString('latin1', start));
    chunks.push(buffer.subarray(start, start + size));
    at = start + size + 2;
  }
}

function checked(bytes: Uint8Array, trailers: string): Uint8Array | ChunkFault {
  const expected = trailers.match(/^x-amz-checksum-crc32:\s*(\S+)/im)?.[1];
  return expected === undefined || expected === crc32Base64(bytes) ? bytes : 'BadDigest';
}

/** CRC-32 as S3's headers spell it: four bytes, big-endian, base64. */
export function crc32Base64(bytes: Uint8Array): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum.toString('base64');
}
