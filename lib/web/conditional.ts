import { hash } from 'node:crypto';
import { type Instant, instantMs } from '../article/instant.ts';
import { textResponse } from './text-response.ts';

/** What a representation is known by. */
export interface Validators {
  readonly etag: string;
  readonly lastModified?: Instant;
}

/** A weak ETag of versions that are stored already: no body has to be made to answer 304. */
export function etagOf(versions: readonly string[]): string {
  return `W/"${hash('sha256', versions.join('\n'), 'base64url').slice(0, 22)}"`;
}

/** True when the client has what it asks for (RFC 9110, 13.2.2): If-None-Match decides, If-Modified-Since only without it. */
export function isFresh(request: Headers, { etag, lastModified }: Validators): boolean {
  const noneMatch = request.get('if-none-match');
  if (noneMatch !== null)
    return noneMatch.trim() === '*' || noneMatch.split(',').some((tag) => weak(tag) === weak(etag));
  const since = Date.parse(request.get('if-modified-since') ?? '');
  if (Number.isNaN(since) || lastModified === undefined) return false;
  return Math.floor(instantMs(lastModified) / 1000) * 1000 <= since;
}

/** A tag for weak comparison; servers that compress add the coding to the tag of what they were given. */
function weak(tag: string): string {
  return tag
    .trim()
    .replace(/^W\//, '')
    .replace(/[-;](?:gzip|br|zstd|deflate)"$/, '"');
}

type Headed = Readonly<Record<string, string>>;

/** The answer with its validators: 304 without a body, which then is not made, where the client has it. */
export function conditional(
  request: Headers,
  validators: Validators,
  headers: Headed,
  body: () => string,
): Response;
export function conditional(
  request: Headers,
  validators: Validators,
  headers: Headed,
  body: () => string | Promise<string>,
): Response | Promise<Response>;
export function conditional(
  request: Headers,
  validators: Validators,
  headers: Headed,
  body: () => string | Promise<string>,
): Response | Promise<Response> {
  const { etag, lastModified } = validators;
  const all = {
    ...headers,
    etag,
    ...(lastModified !== undefined && { 'last-modified': new Date(lastModified).toUTCString() }),
  };
  if (isFresh(request, validators)) {
    const { 'content-type': _, ...kept } = all as Record<string, string>;
    return new Response(null, { status: 304, headers: kept });
  }
  const answer = (text: string) => textResponse(text, { status: 200, headers: all });
  const made = body();
  return typeof made === 'string' ? answer(made) : made.then(answer);
}

/** 303 (RFC 9110, 15.4.4): the same thing as a page, for whoever asks for HTML. */
export function seePage(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'public, max-age=300', vary: 'Accept' },
  });
}

/** 308 (RFC 9110, 15.4.9): moved for ever. */
export function movedPermanently(location: string): Response {
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'public, max-age=300' } });
}
