import type { CommentSettings, Moderator } from '../comments/comment-deps.ts';
import { MODERATOR_SECONDS, moderatorCookie, moderatorOfCookie } from '../comments/moderators.ts';
import type { SessionDeps } from '../comments/visitor.ts';
import { type AppContext, type AppDeps, siteUrlOf } from './app.ts';
import { bearerHash } from './bearer.ts';
import { cookieOf, setCookie } from './cookies.ts';

const COOKIE = 'newsloom_moderator';

type ModeratorDeps = SessionDeps & Pick<CommentSettings, 'moderators'> & Pick<AppDeps, 'siteUrl'>;

/** Who moderates, and whether a token or the cookie of the moderation page said so. */
export interface ModeratorSession {
  readonly moderator: Moderator;
  readonly by: 'token' | 'cookie';
}

/**
 * The moderator behind a request: by `Authorization: Bearer …`, else by the signed cookie that the moderation page
 * has given for a token.
 */
export function moderatorOf(context: AppContext, deps: ModeratorDeps): ModeratorSession | undefined {
  const byToken = moderatorOfToken(context.req.header('authorization'), deps);
  if (byToken) return { moderator: byToken, by: 'token' };
  const byCookie = moderatorOfCookie(deps, cookieOf(context.req.header('cookie'), COOKIE));
  return byCookie && { moderator: byCookie, by: 'cookie' };
}

/** The moderator of an Authorization header. */
export function moderatorOfToken(
  authorization: string | undefined,
  { moderators }: Pick<CommentSettings, 'moderators'>,
): Moderator | undefined {
  const hash = bearerHash(
    authorization,
    moderators.map((each) => each.hash),
  );
  return moderators.find((each) => each.hash === hash);
}

/** The Set-Cookie header that lets a moderator in for eight hours; it goes with no request of another site. */
export function setModeratorCookie(context: AppContext, deps: ModeratorDeps, moderator: Moderator): string {
  const value = moderatorCookie(deps, moderator);
  return setCookie(COOKIE, value, siteUrlOf(context, deps), MODERATOR_SECONDS, 'Strict');
}

/** The Set-Cookie header that ends it. */
export function endModeratorCookie(context: AppContext, deps: Pick<AppDeps, 'siteUrl'>): string {
  return setCookie(COOKIE, '', siteUrlOf(context, deps), 0, 'Strict');
}
