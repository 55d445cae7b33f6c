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
 * The uploads that a queue message tells of: one for each ObjectCreated record of the S3 event in its body,
 * none for `s3:TestEvent` and for records of other events (S3 User Guide, "Event message structure"). Keys
 * come URL-encoded with `+` for a space. Throws on a body that is no S3 event: a foreign message belongs in
 * the dead-letter queue, where somebody sees it.
 */
export function uploadsOfMessage(body: string): NotedUpload[] {
  const event = parsed(body) as { Event?: string; Records?: readonly S3Record[] } | null;
  if (event?.Event === 's3:TestEvent') return [];
  if (!Array.isArray(event?.Records)) throw new Error('message is no S3 event');
  return (event.Records as readonly S3Record[])
    .filter(({ eventName }) => eventName?.startsWith('ObjectCreated:'))
    .map(uploadOf);
}

/** The parser's own words quote the text, and faults are logged. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error('message is no JSON');
  }
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
