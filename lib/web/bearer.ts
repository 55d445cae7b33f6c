import { createHash, timingSafeEqual } from 'node:crypto';
import type { Problem } from './problem.ts';

/** The tokens of RFC 6750 that we give out. */
const BEARER = /^Bearer +([\w.~+/=-]{8,500})$/i;

/** The token of an `Authorization: Bearer …` (RFC 6750). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return BEARER.exec(authorization ?? '')?.[1];
}

/**
 * The one of the SHA-256 `hashes`, in hex, whose token an `Authorization: Bearer …` (RFC 6750) carries; undefined
 * when it is none of them. Every hash is compared, in constant time.
 */
export function bearerHash(authorization: string | undefined, hashes: readonly string[]): string | undefined {
  const token = bearerToken(authorization);
  const given = createHash('sha256')
    .update(token ?? '')
    .digest();
  const matching = hashes.filter((hash) => {
    const known = Buffer.from(hash, 'hex');
    return known.length === given.length && timingSafeEqual(known, given);
  });
  return token === undefined ? undefined : matching[0];
}

/** The problem of a request without a token that is known. */
export function unknownBearer(authorization: string | undefined, scope: string): Problem {
  const fault = BEARER.test(authorization ?? '') ? ', error="invalid_token"' : '';
  return {
    code: 'unauthorized',
    detail: `A token with the scope ${scope} is needed: Authorization: Bearer …`,
    headers: { 'www-authenticate': `Bearer realm="newsloom", scope="${scope}"${fault}` },
  };
}
