import { createHash } from 'node:crypto';
import type { Instant } from '../../article/instant.ts';
import { type AppContext, siteUrlOf } from '../app.ts';
import { bearerHash } from '../bearer.ts';
import type { CommentDeps, Moderator } from './comment-deps.ts';
import { cookieOf, isSigned, isWithin, seconds, setCookie, sign } from './comment-session.ts';

const COOKIE = 'newsloom_moderator';
/** A working day. */
const SECONDS = 8 * 3600;

/** Who moderates, and whether a token or the cookie of the moderation page said so. */
export interface ModeratorSession {
  readonly moderator: Moderator;
  readonly by: 'token' | 'cookie';
  /** What forms of the moderation page are signed for. */
  readonly id: string;
}

/**
 * The moderator behind a request: by `Authorization: Bearer …`, else by the signed cookie that the moderation page
 * has given for a token. A cookie ends with its token: a token that is taken away ends both.
 */
export function moderatorOf(context: AppContext, deps: CommentDeps): ModeratorSession | undefined {
  const byToken = moderatorOfToken(context.req.header('authorization'), deps);
  if (byToken) return { moderator: byToken, by: 'token', id: formId(byToken) };
  const cookie = cookieOf(context.req.header('cookie'), COOKIE);
  const byCookie = readModeratorCookie(cookie, deps, deps.now());
  return byCookie && { moderator: byCookie, by: 'cookie', id: formId(byCookie) };
}

/** The moderator of an Authorization header. */
export function moderatorOfToken(
  authorization: string | undefined,
  { moderators }: CommentDeps,
): Moderator | undefined {
  const hash = bearerHash(
    authorization,
    moderators.map((each) => each.hash),
  );
  return moderators.find((each) => each.hash === hash);
}

function readModeratorCookie(
  cookie: string | undefined,
  { moderators, sessionSecrets }: CommentDeps,
  now: Instant,
): Moderator | undefined {
  const [, id, issued, signature] = /^([0-9a-f]{16})\.([0-9a-z]{1,9})\.([\w-]{22})$/.exec(cookie ?? '') ?? [];
  if (id === undefined || issued === undefined || signature === undefined) return undefined;
  if (!isWithin(issued, now, SECONDS) || !isSigned(['moderator', id, issued], signature, sessionSecrets))
    return undefined;
  return moderators.find((each) => cookieId(each) === id);
}

/** The Set-Cookie header that lets a moderator in for eight hours; it goes with no request of another site. */
export function setModeratorCookie(context: AppContext, deps: CommentDeps, moderator: Moderator): string {
  const [id, issued] = [cookieId(moderator), seconds(deps.now())];
  const value = `${id}.${issued}.${sign(['moderator', id, issued], deps.sessionSecrets[0] ?? '')}`;
  return setCookie(COOKIE, value, siteUrlOf(context, deps), SECONDS, 'Strict');
}

/** The Set-Cookie header that ends it. */
export function endModeratorCookie(context: AppContext, deps: CommentDeps): string {
  return setCookie(COOKIE, '', siteUrlOf(context, deps), 0, 'Strict');
}

function cookieId({ hash }: Moderator): string {
  return createHash('sha256').update(`cookie\n${hash}`).digest('hex').slice(0, 16);
}

function formId({ hash }: Moderator): string {
  return createHash('sha256').update(`form\n${hash}`).digest('hex').slice(0, 32);
}
