import { httpDateMs } from './http-dates.ts';

/** Headers of an answer by their names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/**
 * Seconds for which an answer stays fresh (RFC 9111, section 4.2): max-age before Expires, less its Age. 0 for
 * `no-cache` and `no-store`, undefined where nothing is said.
 */
export function freshSeconds(headers: Headers, nowMs: number): number | undefined {
  const directives = (headers['cache-control'] ?? '').toLowerCase();
  if (/(?:^|[\s,])no-(?:cache|store)\b/.test(directives)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/.exec(directives)?.[1];
  if (maxAge !== undefined)
    return Math.max(0, Number(maxAge) - Number(/^\d{1,9}$/.exec(headers['age'] ?? '')?.[0] ?? 0));
  const expires = headers['expires'];
  if (expires === undefined) return undefined;
  const expiresMs = httpDateMs(expires, nowMs);
  if (expiresMs === undefined) return 0;
  const dateMs = httpDateMs(headers['date'] ?? '', nowMs) ?? nowMs;
  return Math.max(0, Math.round((expiresMs - dateMs) / 1000));
}

/**
 * Seconds to wait by Retry-After (RFC 9110, section 10.2.3), in its two forms; undefined for what is neither. A date
 * is read against the server's own clock when it tells it.
 */
export function retryAfterSeconds(headers: Headers, nowMs: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const atMs = httpDateMs(text, nowMs);
  if (atMs === undefined) return undefined;
  const dateMs = httpDateMs(headers['date'] ?? '', nowMs) ?? nowMs;
  return Math.max(0, Math.ceil((atMs - dateMs) / 1000));
}
