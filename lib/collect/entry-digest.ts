import { createHash } from 'node:crypto';

/** A name for an entry that is short enough to keep hundreds of: 32 bits, in hex. */
export function entryHash(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}

/** SHA-256 of bytes or text, in hex. */
export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
