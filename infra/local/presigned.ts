import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { LOCAL_ACCOUNT } from './table.ts';

export interface PresignedRequest {
  readonly method: string;
  /** Path as requested, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Why a request signed in its query (`X-Amz-…`) is refused: its time is over, or it is not the request that
 * was signed; undefined for a good one and for one that is not signed there (S3 API Reference,
 * "Authenticating requests: using query parameters").
 */
export function presignedFault(request: PresignedRequest, nowMs: number): string | undefined {
  const { query } = request;
  const signature = query.get('X-Amz-Signature');
  if (signature === null) return undefined;
  const signedMs = basicTimeMs(query.get('X-Amz-Date') ?? '');
  const expiresMs = signedMs + Number(query.get('X-Amz-Expires')) * 1000;
  if (!(expiresMs >= nowMs)) return 'Request has expired';
  const expected = createHmac('sha256', signingKey(query)).update(stringToSign(request)).digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return undefined;
  return 'The request signature we calculated does not match the signature you provided';
}

/** `20261123T094100Z` in milliseconds since 1970; NaN for anything else. */
function basicTimeMs(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** `date/region/service/aws4_request` of the credential. */
function scopeOf(query: URLSearchParams): string[] {
  return (query.get('X-Amz-Credential') ?? '').split('/').slice(1);
}

function signingKey(query: URLSearchParams): Buffer {
  const start = Buffer.from(`AWS4${LOCAL_ACCOUNT.credentials.secretAccessKey}`);
  return scopeOf(query).reduce((key, part) => createHmac('sha256', key).update(part).digest(), start);
}

function stringToSign(request: PresignedRequest): string {
  const { query } = request;
  const digest = createHash('sha256').update(canonicalRequest(request)).digest('hex');
  return ['AWS4-HMAC-SHA256', query.get('X-Amz-Date'), scopeOf(query).join('/'), digest].join('\n');
}

function canonicalRequest({ method, path, query, headers }: PresignedRequest): string {
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeUri(name)}=${encodeUri(value)}`)
    .sort();
  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const signed = names.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`).join('');
  const payload = query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  return [method, path, pairs.join('&'), signed, names.join(';'), payload].join('\n');
}

function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
