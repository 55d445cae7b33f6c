import { createHash, timingSafeEqual } from 'node:crypto';
import type { Problem } from './problem.ts';

/**
 * Undefined for a request whose `Authorization: Bearer …` (RFC 6750) is one of the tokens of which the SHA-256
 * hashes, in hex, are known; else the problem to answer with. Every hash is compared, in constant time.
 */
export function bearerProblem(
  authorization: string | undefined,
  hashes: readonly string[],
  scope: string,
): Problem | undefined {
  const [, token] = /^Bearer +([\w.~+/=-]{8,500})$/i.exec(authorization ?? '') ?? [];
  const given = createHash('sha256')
    .update(token ?? '')
    .digest();
  const matching = hashes.filter((hash) => {
    const known = Buffer.from(hash, 'hex');
    return known.length === given.length && timingSafeEqual(known, given);
  });
  if (token !== undefined && matching.length > 0) return undefined;
  const fault = token === undefined ? '' : ', error="invalid_token"';
  return {
    code: 'unauthorized',
    detail: `A token with the scope ${scope} is needed: Authorization: Bearer …`,
    headers: { 'www-authenticate': `Bearer realm="newsloom", scope="${scope}"${fault}` },
  };
}
