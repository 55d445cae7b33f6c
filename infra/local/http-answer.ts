import type { ServerResponse } from 'node:http';

/** Lambda's limit for the answer of a synchronous invocation. */
const ANSWER_LIMIT_BYTES = 6 * 1024 * 1024;

/**
 * Sends what a function answered as an HTTP API does for payload format 2.0: an object with `statusCode` part by
 * part, anything else as JSON with status 200 (API Gateway Developer Guide, "Lambda integrations for HTTP APIs").
 */
export function sendAnswer(response: ServerResponse, answer: unknown): void {
  const { statusCode, headers, cookies, body } = partsOf(answer);
  if (body.length > ANSWER_LIMIT_BYTES) {
    sendMessage(response, 500, 'Internal Server Error');
    return;
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  // Without a body by HTTP, or its length unknown: a function's answer to HEAD is empty.
  const isBodiless =
    statusCode === 204 || statusCode === 304 || (response.req.method === 'HEAD' && body.length === 0);
  if (!isBodiless) response.setHeader('content-length', body.length);
  response.writeHead(statusCode);
  response.end(body);
}

/** An answer of the gateway itself. */
export function sendMessage(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ message }));
}

interface Parts {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

function partsOf(answer: unknown): Parts {
  if (!isStructured(answer)) {
    const body = Buffer.from(JSON.stringify(answer ?? null));
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = answer;
  return { statusCode, headers, cookies, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
}

interface StructuredAnswer {
  readonly statusCode: number;
  readonly headers?: Record<string, unknown>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

function isStructured(answer: unknown): answer is StructuredAnswer {
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer;
}
