import { type Instant, toInstant } from '../article/instant.ts';
import type { Upload } from '../article/upload.ts';
import { ingestId } from './ingest-id.ts';

/** An upload and the id of its ingest record. */
export interface NotedUpload extends Upload {
  readonly id: string;
}

interface S3Object {
  readonly key?: string;
  readonly size?: number;
  readonly eTag?: string;
  readonly versionId?: string;
  readonly sequencer?: string;
}

interface S3Record {
  readonly eventName?: string;
  readonly eventTime?: string;
  readonly s3?: { readonly object?: S3Object };
}

/**
 * The uploads that an S3 event tells of: one for each ObjectCreated record, none for `s3:TestEvent` and for records of
 * other events (S3 User Guide, "Event message structure"). Keys come URL-encoded with `+` for a space. Throws on what
 * is no S3 event.
 */
export function uploadsOfEvent(event: unknown): NotedUpload[] {
  const { Event, Records } = (event ?? {}) as { Event?: string; Records?: readonly S3Record[] };
  if (Event === 's3:TestEvent') return [];
  if (!Array.isArray(Records)) throw new Error('message is no S3 event');
  return (Records as readonly S3Record[])
    .filter(({ eventName }) => eventName?.startsWith('ObjectCreated:'))
    .map(uploadOf);
}

function uploadOf({ eventTime, s3 }: S3Record): NotedUpload {
  const { key, size = 0, eTag = '', versionId, sequencer = '' } = s3?.object ?? {};
  if (key === undefined) throw new Error('S3 record names no object');
  const decoded = decodeURIComponent(key.replaceAll('+', ' '));
  return {
    id: ingestId({ key: decoded, eTag, sequencer }),
    key: decoded,
    ...(versionId !== undefined && { versionId }),
    receivedAt: instantOf(eventTime),
    sizeBytes: size,
  };
}

function instantOf(eventTime: string | undefined): Instant {
  const ms = Date.parse(eventTime ?? '');
  if (Number.isNaN(ms)) throw new Error('S3 record has no eventTime');
  return toInstant(ms);
}
