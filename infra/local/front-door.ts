import type { IncomingMessage, ServerResponse } from 'node:http';
import { UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import { ingestId } from '../../lib/ingest/ingest-id.ts';
import type { Bucket } from './bucket.ts';
import { putOptions } from './bucket-http.ts';
import { readBody } from './read-body.ts';

/** Far above what ingestion reads, for it is ingestion that has to refuse and record what is too large. */
const UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024;

/** S3's own limit for a key. */
const KEY_LIMIT_BYTES = 1024;

/** True for a path that the front door takes. */
export function isUploadPath(path: string): boolean {
  return path.startsWith(`/${UPLOAD_PREFIX}`);
}

/**
 * `PUT /uploads/<key>` puts the body into the bucket as `uploads/<key>` and answers 201 with the address of its
 * ingest record, as soon as the object and its event are on disk. On AWS uploads go to S3 itself; this is what
 * makes `curl -T` enough on one machine.
 */
export async function acceptUpload(
  bucket: Bucket,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'PUT')
    return refuse(response, 405, 'methodNotAllowed', 'Upload with PUT.', { allow: 'PUT' });
  const key = uploadKey(request.url ?? '');
  if (key === undefined)
    return refuse(response, 400, 'keyInvalid', 'The key must be 1 to 1000 bytes of UTF-8.');
  const bytes = await readBody(request, UPLOAD_LIMIT_BYTES);
  if (bytes === 'tooLarge') return refuse(response, 413, 'payloadTooLarge', 'Uploads end at 64 MB.');
  const object = await bucket.put(key, bytes, putOptions(request.headers));
  const id = ingestId(object);
  const location = `/v1/ingests/${id}`;
  response.writeHead(201, { 'content-type': 'application/json', location });
  response.end(`${JSON.stringify({ id, upload: key, sizeBytes: object.sizeBytes, ingest: location })}\n`);
}

/** The key in the bucket; undefined when there is none, it is too long, or it is not percent-encoded UTF-8. */
function uploadKey(url: string): string | undefined {
  const path = Buffer.from(url, 'latin1').toString('utf8').split('?', 1)[0] ?? '';
  try {
    const key = decodeURIComponent(path.slice(1));
    const bytes = Buffer.byteLength(key);
    return bytes > UPLOAD_PREFIX.length && bytes <= KEY_LIMIT_BYTES && !key.includes('\0') ? key : undefined;
  } catch {
    return undefined;
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ status, code, title: 'The upload was not taken', detail }));
}
