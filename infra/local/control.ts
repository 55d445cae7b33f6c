import type { IncomingMessage, ServerResponse } from 'node:http';
import { UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import type { Bucket } from './bucket.ts';
import { sendMessage } from './http-answer.ts';
import type { Queue } from './queue.ts';

/** What an operator asks of the local host where AWS has calls of its own; paths under `/local/`. */
const CONTROL_PATH = '/local/';

export function isControlPath(url: string): boolean {
  return url.startsWith(CONTROL_PATH);
}

/**
 * `POST /local/redrive` moves the dead letters back, `POST /local/replay?prefix=…` puts the stored uploads of a
 * prefix again; both answer `{"count": n}`. The host listens on loopback alone.
 */
export async function answerControl(
  { bucket, queue }: { readonly bucket: Bucket; readonly queue: Queue },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  if (request.method !== 'POST') return sendMessage(response, 405, 'Method Not Allowed', { allow: 'POST' });
  const count = await act(pathname, searchParams.get('prefix') ?? '', bucket, queue);
  if (count === undefined) return sendMessage(response, 404, 'Not Found');
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ count }));
}

function act(
  pathname: string,
  prefix: string,
  bucket: Bucket,
  queue: Queue,
): Promise<number> | number | undefined {
  if (pathname === `${CONTROL_PATH}redrive`) return queue.redrive();
  return pathname === `${CONTROL_PATH}replay` ? replay(bucket, prefix) : undefined;
}

async function replay(bucket: Bucket, prefix: string): Promise<number> {
  const objects = await bucket.list(`${UPLOAD_PREFIX}${prefix}`);
  for (const { key } of objects) {
    const stored = await bucket.get(key);
    if (stored) await bucket.put(key, stored.bytes, stored.object);
  }
  return objects.length;
}
