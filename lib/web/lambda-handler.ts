import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Hono } from 'hono';
import { loadOnce } from '../article/load-once.ts';
import { PlainHeaders } from './plain-headers.ts';
import { responseText } from './text-response.ts';

/** Media types whose bodies travel as text; whatever else is sent in base64. */
const TEXT = /^text\/|[/+](?:json|xml|javascript)\b/;

/** Loaded with the first answer that may be compressed. */
const compression = loadOnce(() => import('./compressed.ts'));

/**
 * A Lambda function for HTTP APIs (payload format 2.0; API Gateway Developer Guide, "Lambda integrations for HTTP
 * APIs") that answers with `app`. The event is in the app's environment as `event`.
 */
export function lambdaHandler(
  app: Hono,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return async (event) => {
    const url = urlOf(event);
    if (url === undefined) return { statusCode: 400, body: '' };
    const request = requestOf(url, event);
    return resultOf(await app.fetch(request, { event }), request.headers.get('accept-encoding') ?? '');
  };
}

/** The address as fetch writes it; undefined where the Host header is no host. */
function urlOf({ requestContext, rawPath, rawQueryString }: APIGatewayProxyEventV2): string | undefined {
  const query = rawQueryString === '' ? '' : `?${rawQueryString}`;
  try {
    return new URL(`https://${requestContext.domainName}${rawPath}${query}`).href;
  } catch {
    return undefined;
  }
}

/**
 * What the event asks for. Most requests have no body, and of those an app looks at a few properties: a whole
 * Request with its signals and streams would cost them a tenth of a millisecond for nothing.
 */
function requestOf(url: string, event: APIGatewayProxyEventV2): Request {
  const { method } = event.requestContext.http;
  const headers = headersOf(event);
  if (event.body === undefined || method === 'GET' || method === 'HEAD') {
    const plain = new PlainHeaders(headers);
    return { url, method, headers: plain, body: null, text: async () => '' } as unknown as Request;
  }
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64') : event.body;
  return new Request(url, { method, headers, body });
}

function headersOf({ headers, cookies }: APIGatewayProxyEventV2): Record<string, string> {
  const read: Record<string, string> = {};
  for (const name in headers) read[name.toLowerCase()] = printable(headers[name] ?? '');
  if (cookies) read['cookie'] = printable(cookies.join('; '));
  return read;
}

/** Headers of fetch hold bytes: a value that has more is percent-encoded. */
function printable(value: string): string {
  return /[^\t\x20-\x7e]/.test(value) ? encodeURIComponent(Buffer.from(value).toString()) : value;
}

/**
 * What the gateway sends on. Compressed is what everybody may read alone: the length of a text that holds a secret
 * beside what somebody else wrote tells of the secret (BREACH).
 */
async function resultOf(response: Response, accepted: string): Promise<APIGatewayProxyStructuredResultV2> {
  const cookies = response.headers.getSetCookie();
  const { 'set-cookie': _, ...headers } = Object.fromEntries(response.headers);
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  let body: string | Buffer = isText
    ? await responseText(response)
    : Buffer.from(await response.arrayBuffer());
  if (isText && headers['cache-control']?.startsWith('public')) {
    headers['vary'] =
      headers['vary'] === undefined ? 'Accept-Encoding' : `${headers['vary']}, Accept-Encoding`;
    const coded = accepted !== '' && (await compression()).compressed(body as string, accepted);
    if (coded) {
      headers['content-encoding'] = coded.coding;
      body = coded.bytes;
    }
  }
  const isBase64Encoded = typeof body !== 'string';
  return {
    statusCode: response.status,
    headers,
    ...(cookies.length > 0 && { cookies }),
    body: typeof body === 'string' ? body : body.toString('base64'),
    isBase64Encoded,
  };
}
