import { isUtf8 } from 'node:buffer';
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The event of payload format 2.0 that an HTTP API with a `$default` stage makes of a request. `rawPath` is
 * decoded and ends at a decoded `?`, bodies are text only under the few types that AWS takes for text: so the
 * service behaves, though its guide is silent there. Throws URIError for a path that is not percent-encoded UTF-8.
 */
export function httpEvent(request: IncomingMessage, body: Uint8Array, nowMs: number): APIGatewayProxyEventV2 {
  const [path = '/', ...search] = utf8Of(request.url ?? '/').split('?');
  const rawQueryString = search.join('?');
  const rawPath = decodeURIComponent(path).split('?', 1)[0] ?? '/';
  const cookies = request.headers.cookie?.split(/;\s*/);
  const query = queryParameters(rawQueryString);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies && { cookies }),
    headers: headersOf(request),
    ...(query && { queryStringParameters: query }),
    requestContext: requestContext(request, rawPath, nowMs),
    ...bodyOf(body, request.headers['content-type']),
  };
}

function requestContext(request: IncomingMessage, path: string, nowMs: number) {
  const domainName = request.headers.host ?? 'localhost';
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName,
    domainPrefix: domainName.split(/[.:]/, 1)[0] ?? domainName,
    http: {
      method: request.method ?? 'GET',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: sourceIp(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: commonLogTime(nowMs),
    timeEpoch: nowMs,
  };
}

/** Names in lower case, repeated headers joined by commas, cookies left out: they have their own field. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const own = Object.entries(request.headersDistinct)
    .filter(([name]) => name !== 'cookie' && name !== 'connection')
    .map(([name, values]) => [name, (values ?? []).map(utf8Of).join(',')]);
  return {
    ...Object.fromEntries(own),
    'x-amzn-trace-id': `Root=1-${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': sourceIp(request),
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
}

function sourceIp({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}

/** Decoded, the values of a repeated name joined by commas; undefined without any. */
function queryParameters(rawQueryString: string): Record<string, string> | undefined {
  const query = new URLSearchParams(rawQueryString);
  const names = new Set(query.keys());
  if (names.size === 0) return undefined;
  return Object.fromEntries([...names].map((name) => [name, query.getAll(name).join(',')]));
}

const TEXT_TYPE = /^\s*(text\/[^;]+|application\/(json|xml|javascript))\s*(;|$)/i;

function bodyOf(bytes: Uint8Array, contentType = ''): { body?: string; isBase64Encoded: boolean } {
  if (bytes.length === 0) return { isBase64Encoded: false };
  const buffer = Buffer.from(bytes);
  if (TEXT_TYPE.test(contentType) && isUtf8(buffer))
    return { body: buffer.toString(), isBase64Encoded: false };
  return { body: buffer.toString('base64'), isBase64Encoded: true };
}

/** Node reads request lines and headers as Latin-1; clients send UTF-8. */
function utf8Of(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}

/** `23/Nov/2026:09:41:00 +0000` */
function commonLogTime(ms: number): string {
  const [year, month, day, time] = new Date(ms).toISOString().split(/[-T.]/);
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`;
}
