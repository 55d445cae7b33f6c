import { createCipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Position } from '../store/read-store.ts';

/** Bytes of the signature that a cursor carries: 96 bits. */
const SIGNATURE_BYTES = 12;

/**
 * A cursor: the position of the last item that the reader has, signed together with the query that it belongs to
 * and encrypted, for positions are keys of the table. Opaque, URL-safe, valid for ever: items may come and go
 * around the position. The signature is the nonce (as in RFC 5297), so the same position gives the same cursor.
 */
export function encodeCursor(position: Position, query: string, secrets: readonly string[]): string {
  const [secret = ''] = secrets;
  const signature = sign(position, query, secret);
  return Buffer.concat([signature, masked(Buffer.from(position), signature, secret)]).toString('base64url');
}

/** The position of a cursor; undefined for one that no secret of ours signed for this query. */
export function decodeCursor(
  cursor: string,
  query: string,
  secrets: readonly string[],
): Position | undefined {
  if (!/^[\w-]{17,400}$/.test(cursor)) return undefined;
  const bytes = Buffer.from(cursor, 'base64url');
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  const rest = bytes.subarray(SIGNATURE_BYTES);
  return secrets
    .map((secret) => ({ secret, position: masked(rest, signature, secret).toString() }))
    .find(({ secret, position }) => timingSafeEqual(signature, sign(position, query, secret)))?.position;
}

function sign(position: string, query: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${query}\n${position}`).digest().subarray(0, SIGNATURE_BYTES);
}

const keys = new Map<string, Buffer>();

function keyOf(secret: string): Buffer {
  const known = keys.get(secret) ?? createHash('sha256').update(`cursor ${secret}`).digest();
  keys.set(secret, known);
  return known;
}

/** Encrypts and decrypts: a stream of AES in counter mode over the bytes. */
function masked(bytes: Buffer, signature: Buffer, secret: string): Buffer {
  const nonce = Buffer.concat([signature, Buffer.alloc(16 - SIGNATURE_BYTES)]);
  return createCipheriv('aes-256-ctr', keyOf(secret), nonce).update(bytes);
}
