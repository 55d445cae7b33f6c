import { createHash } from 'node:crypto';
import { isSigned, isWithin, seconds, sign } from '../../comments/session.ts';
import { type AppContext, siteUrlOf } from '../../web/app.ts';
import { bearerHash } from '../../web/bearer.ts';
import { cookieOf, setCookie } from '../../web/cookies.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

const COOKIE = 'newsloom_operator';
/** A working day. */
const SECONDS = 8 * 3600;

/** Who operates, and whether a token or the cookie of the page said so. */
export interface OperatorSession {
  readonly by: 'token' | 'cookie';
  /** What forms of the page are signed for. */
  readonly id: string;
}

/** The operator behind a request: by `Authorization: Bearer …`, else by the signed cookie that the page has given for a token. */
export function operatorOf(context: AppContext, deps: SubscriptionDeps): OperatorSession | undefined {
  const hash = bearerHash(context.req.header('authorization'), deps.operatorTokenHashes);
  if (hash !== undefined) return { by: 'token', id: digest('form', hash) };
  const cookie = cookieOf(context.req.header('cookie'), COOKIE);
  const [, id, issued, signature] = /^([0-9a-f]{16})\.([0-9a-z]{1,9})\.([\w-]{22})$/.exec(cookie ?? '') ?? [];
  if (id === undefined || issued === undefined || signature === undefined) return undefined;
  if (!isWithin(issued, deps.now(), SECONDS)) return undefined;
  if (!isSigned(['operator', id, issued], signature, deps.sessionSecrets)) return undefined;
  const known = deps.operatorTokenHashes.find((each) => cookieId(each) === id);
  return known === undefined ? undefined : { by: 'cookie', id: digest('form', known) };
}

/** The Set-Cookie header that lets whoever has this token in for eight hours; undefined for a token that is none. */
export function operatorCookie(
  context: AppContext,
  deps: SubscriptionDeps,
  token: string,
): string | undefined {
  const hash = bearerHash(`Bearer ${token}`, deps.operatorTokenHashes);
  if (hash === undefined) return undefined;
  const [id, issued] = [cookieId(hash), seconds(deps.now())];
  const value = `${id}.${issued}.${sign(['operator', id, issued], deps.sessionSecrets[0] ?? '')}`;
  return setCookie(COOKIE, value, siteUrlOf(context, deps), SECONDS, 'Strict');
}

/** The Set-Cookie header that ends it. */
export function endOperatorCookie(context: AppContext, deps: SubscriptionDeps): string {
  return setCookie(COOKIE, '', siteUrlOf(context, deps), 0, 'Strict');
}

const cookieId = (hash: string): string => digest('operator-cookie', hash).slice(0, 16);

function digest(purpose: string, hash: string): string {
  return createHash('sha256').update(`${purpose}\n${hash}`).digest('hex').slice(0, 32);
}
