import type { Format } from './format.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';

/**
 * Keys of uploads start with this; only they raise events, so that what ingestion itself keeps in the bucket
 * (long bodies) is never ingested.
 */
export const UPLOAD_PREFIX = 'uploads/';

/** Bytes of an upload as it lies in the bucket; more is refused as `payloadTooLarge`. 10 MiB, the limit of API Gateway too. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

/** One object in the bucket. Its bytes are the Payload. */
export interface Upload {
  readonly key: string;
  /** The version of the object that the event named; absent from buckets without versions. */
  readonly versionId?: string;
  /** When the upload event happened: what "received" means everywhere. */
  readonly receivedAt: Instant;
  readonly sizeBytes: number;
  readonly contentType?: string;
  /** Base address for payloads that have relative links and no base of their own. */
  readonly baseUrl?: string;
}

/** What became of an upload. Written once at receipt and again when it is done; readable over HTTP. */
export interface IngestRecord {
  readonly id: string;
  readonly upload: string;
  readonly receivedAt: Instant;
  readonly state: 'received' | 'done';
  readonly sizeBytes: number;
  readonly format?: Format;
  readonly encoding?: string;
  readonly stored: number;
  readonly unchanged: number;
  /** Older versions of articles that are stored: set aside. */
  readonly superseded: number;
  readonly refused: readonly Refusal[];
  /** Refusals in all; `refused` holds at most the first hundred. */
  readonly refusedCount: number;
  readonly articles: readonly string[];
}
