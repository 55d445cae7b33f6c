import type { UploadPart } from '../article/upload.ts';
import { type Look, looksOf } from './look-message.ts';
import { type NotedUpload, uploadsOfEvent } from './uploads-of-event.ts';

/** What a message of the queue asks for. */
export type IngestMessage =
  | { readonly kind: 'uploads'; readonly uploads: readonly NotedUpload[] }
  | { readonly kind: 'part'; readonly part: UploadPart }
  | { readonly kind: 'looks'; readonly looks: readonly Look[] };

/**
 * Reads the body of a message: an S3 event, or a part of an upload or second looks that ingestion has sent to itself. Throws on
 * anything else: a foreign message belongs in the dead-letter queue, where somebody sees it.
 */
export function readMessage(body: string): IngestMessage {
  const content = parsed(body);
  const part = (content as { part?: unknown } | null)?.part;
  if (part !== undefined) return { kind: 'part', part: checkedPart(part) };
  const looks = looksOf(content);
  if (looks) return { kind: 'looks', looks };
  return { kind: 'uploads', uploads: uploadsOfEvent(content) };
}

/** The body of a message that asks for a part. */
export function partMessage(part: UploadPart): string {
  return JSON.stringify({ part });
}

function checkedPart(part: unknown): UploadPart {
  const { ingest, number, of } = (part ?? {}) as Partial<UploadPart>;
  const isWhole = typeof ingest === 'string' && Number.isInteger(number) && Number.isInteger(of);
  if (!isWhole) throw new Error('message names no part of an upload');
  return part as UploadPart;
}

/** The parser's own words quote the text, and faults are logged. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error('message is no JSON');
  }
}
