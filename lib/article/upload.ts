import type { Format } from './format.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';

/**
 * Keys of uploads start with this; only they raise events, so that what ingestion itself keeps in the bucket
 * (long bodies) is never ingested.
 */
export const UPLOAD_PREFIX = 'uploads/';

/** Keys of the parts that long uploads are cut into. They raise no events, and end by themselves after some days. */
export const PARTS_PREFIX = 'parts/';

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

/** How many items of a payload came to what. With those that were refused they are all of them. */
export interface Outcomes {
  /** Articles that were not there before. */
  readonly stored: number;
  /** Articles that changed. */
  readonly updated: number;
  readonly unchanged: number;
  /** Older versions of articles that are stored: set aside. */
  readonly superseded: number;
  /** Items that were found to be the article of another item, or one that is stored under another identifier. */
  readonly merged: number;
}

/** An item, by its place in the payload, and the article that it was merged with. */
export interface MergedItem {
  readonly pointer: string;
  readonly article: string;
}

/** What items came to, with the reasons. */
export interface ItemOutcomes extends Outcomes {
  readonly mergedWith: readonly MergedItem[];
  readonly refused: readonly Refusal[];
}

/** The last delivery that did not end. */
export interface IngestFault {
  /** The name of what was thrown; the log tells the rest under the same request id. */
  readonly fault: string;
  readonly requestId?: string;
  readonly at: Instant;
}

/** What became of an upload; readable over HTTP. Of a long one it is the sum of its parts. */
export interface IngestRecord extends ItemOutcomes {
  readonly id: string;
  readonly upload: string;
  readonly receivedAt: Instant;
  /**
   * `running` parts of a long upload are not done yet; `failed` the last delivery of the upload, or of a part of it,
   * faulted: the queue delivers it again, and after five times keeps it as a dead letter.
   */
  readonly state: 'received' | 'running' | 'done' | 'failed';
  readonly sizeBytes: number;
  readonly format?: Format;
  readonly encoding?: string;
  /** Refusals in all; `refused` and `mergedWith` hold at most the first hundred. */
  readonly refusedCount: number;
  /** Ids of its articles; of a long upload those of the parts of one page. */
  readonly articles: readonly string[];
  /** Of an upload that was cut. */
  readonly parts?: { readonly done: number; readonly of: number };
  readonly fault?: IngestFault;
}

/** One part of an upload, counted from 1, of so many. */
export interface UploadPart {
  /** The id of the ingest record. */
  readonly ingest: string;
  readonly number: number;
  readonly of: number;
}

/** What became of a part. */
export interface PartRecord extends ItemOutcomes {
  readonly state: 'running' | 'done';
  readonly articles: readonly string[];
}
