import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Position } from '../store/read-store.ts';

/** Bytes of the signature that a cursor carries: 96 bits. */
const SIGNATURE_BYTES = 12;

/**
 * A cursor: the position of the last item that the reader has, signed together with the query that it belongs
 * to. Opaque, URL-safe, valid for ever: items may come and go around the position.
 */
export function encodeCursor(position: Position, query: string, secrets: readonly string[]): string {
  const signature = sign(position, query, secrets[0] ?? '');
  return Buffer.concat([signature, Buffer.from(position)]).toString('base64url');
}

/** The position of a cursor; undefined for one that no secret of ours signed for this query. */
export function decodeCursor(
  cursor: string,
  query: string,
  secrets: readonly string[],
): Position | undefined {
  if (!/^[\w-]{17,400}$/.test(cursor)) return undefined;
  const bytes = Buffer.from(cursor, 'base64url');
  const given = bytes.subarray(0, SIGNATURE_BYTES);
  const position = bytes.subarray(SIGNATURE_BYTES).toString();
  const isOurs = secrets.some((secret) => timingSafeEqual(given, sign(position, query, secret)));
  return isOurs ? position : undefined;
}

function sign(position: string, query: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${query}\n${position}`).digest().subarray(0, SIGNATURE_BYTES);
}
