import { createHash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** One object created in the bucket, as its event names it: the key decoded, the ETag without quotes. */
export interface CreatedObject {
  readonly key: string;
  readonly eTag: string;
  readonly sequencer: string;
}

/**
 * The id of the ingest record of one upload: 26 characters of lower-case base32 (RFC 4648), the first 130 bits
 * of SHA-256. Every delivery of one event has the same id; the same bytes put again under the same key have
 * another, because S3 gives each put its own sequencer.
 */
export function ingestId({ key, eTag, sequencer }: CreatedObject): string {
  const digest = createHash('sha256').update(`${key}\n${eTag}\n${sequencer}`).digest();
  let bits = BigInt(`0x${digest.toString('hex')}`) >> 126n;
  let id = '';
  for (let place = 0; place < 26; place += 1) {
    id = BASE32.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}
