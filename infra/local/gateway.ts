import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MAX_UPLOAD_BYTES } from '../../lib/article/upload.ts';
import { SECURITY_HEADERS } from '../../lib/web/security-headers.ts';
import type { Bucket } from './bucket.ts';
import type { Clock } from './clock.ts';
import { answerControl, isControlPath } from './control.ts';
import { acceptUpload, isUploadPath } from './front-door.ts';
import type { Functions } from './functions.ts';
import { sendAnswer, sendMessage } from './http-answer.ts';
import { httpEvent } from './http-event.ts';
import type { Queue } from './queue.ts';
import { readBody } from './read-body.ts';
import { functionOfPath } from './routes.ts';

/** API Gateway's limit of request line and headers; a body may have as many bytes as an upload. */
const HEADER_LIMIT_BYTES = 10_240;
/** Ingestion works in this process too: a connection that ends while it does may be just in use again, and is reset. */
const KEPT_MS = 60_000;

export interface GatewayOptions {
  readonly clock: Clock;
  readonly bucket: Bucket;
  readonly queue: Queue;
  readonly functions: () => Functions;
  readonly onFault: (error: unknown) => void;
}

/** An HTTP API in front of the functions, and the bucket's front door beside it. */
export function gatewayServer(options: GatewayOptions): Server {
  const server = createServer({ maxHeaderSize: HEADER_LIMIT_BYTES }, (request, response) => {
    // Functions set these themselves, and some answer with a policy of their own.
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    answer(options, request, response).catch((error: unknown) => {
      options.onFault(error);
      if (!response.headersSent) sendMessage(response, 500, 'Internal Server Error');
    });
  });
  server.keepAliveTimeout = KEPT_MS;
  return server;
}

async function answer(
  { clock, bucket, queue, functions }: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (isUploadPath(request.url ?? '')) return acceptUpload(bucket, request, response);
  if (isControlPath(request.url ?? '')) return answerControl({ bucket, queue, functions }, request, response);
  const body = await readBody(request, MAX_UPLOAD_BYTES);
  if (body === 'tooLarge') return sendMessage(response, 413, 'Request Entity Too Large');
  const event = readEvent(request, body, clock());
  if (!event) return sendMessage(response, 400, 'Bad Request');
  const name = functionOfPath(event.rawPath);
  if (!functions().has(name)) return sendMessage(response, 404, 'Not Found');
  sendAnswer(response, await functions().invoke(name, event));
}

function readEvent(request: IncomingMessage, body: Uint8Array, nowMs: number) {
  try {
    return httpEvent(request, body, nowMs);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
