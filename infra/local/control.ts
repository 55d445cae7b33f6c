import type { IncomingMessage, ServerResponse } from 'node:http';
import { UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import type { Bucket } from './bucket.ts';
import type { Functions } from './functions.ts';
import { sendMessage } from './http-answer.ts';
import type { Queue } from './queue.ts';
import { readBody } from './read-body.ts';

/** What an operator asks of the local host where AWS has calls of its own; paths under `/local/`. */
const CONTROL_PATH = '/local/';
const MAX_EVENT_BYTES = 10_000;

export function isControlPath(url: string): boolean {
  return url.startsWith(CONTROL_PATH);
}

interface ControlledHost {
  readonly bucket: Bucket;
  readonly queue: Queue;
  readonly functions: () => Functions;
}

/**
 * `POST /local/redrive` moves the dead letters back, `POST /local/replay?prefix=…` puts the stored uploads of a
 * prefix again; both answer `{"count": n}`. `POST /local/index` invokes the function `index` with its body and answers
 * what that does. The host listens on loopback alone.
 */
export async function answerControl(
  { bucket, queue, functions }: ControlledHost,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  if (request.method !== 'POST') return sendMessage(response, 405, 'Method Not Allowed', { allow: 'POST' });
  if (pathname === `${CONTROL_PATH}index`) {
    const body = await readBody(request, MAX_EVENT_BYTES);
    if (body === 'tooLarge') return sendMessage(response, 413, 'Request Entity Too Large');
    return sendJson(response, await functions().invoke('index', JSON.parse(Buffer.from(body).toString())));
  }
  const count = await act(pathname, searchParams.get('prefix') ?? '', bucket, queue);
  if (count === undefined) return sendMessage(response, 404, 'Not Found');
  sendJson(response, { count });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
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
