import { createHash } from 'node:crypto';
import { base32Id } from '../article/base32-id.ts';

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
  return base32Id(createHash('sha256').update(`${key}\n${eTag}\n${sequencer}`).digest());
}
