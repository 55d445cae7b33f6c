import { type AppContext, siteUrlOf } from '../app.ts';
import type { CommentDeps } from './comment-deps.ts';
import {
  cookieOf,
  readSession,
  SESSION_COOKIE,
  type Session,
  sessionCookie,
  sessionOf,
  setSessionCookie,
} from './comment-session.ts';

/** Who makes a request about comments. */
export interface Visitor {
  readonly session: Session;
  /** False for a session that was made just now: nothing can be theirs yet. */
  readonly isKnown: boolean;
  readonly sourceIp: string;
  /** The header that gives or renews the session's cookie. */
  readonly setCookie: string;
}

/** The visitor of a request: the session of its cookie, or a new one. A forged cookie is none. Asks nothing of the table. */
export function visitorOf(context: AppContext, deps: CommentDeps): Visitor {
  const { sessionSecrets: secrets } = deps;
  const now = deps.now();
  const known = readSession(cookieOf(context.req.header('cookie'), SESSION_COOKIE), secrets, now);
  const session = known ?? sessionOf(deps.newId());
  return {
    session,
    isKnown: known !== undefined,
    sourceIp: sourceIpOf(context),
    setCookie: setSessionCookie(sessionCookie(session, secrets, now), siteUrlOf(context, deps)),
  };
}

/** The address that the gateway saw. What headers say of it anybody can write. */
export function sourceIpOf(context: AppContext): string {
  const env = context.env as { event?: { requestContext?: { http?: { sourceIp?: string } } } } | undefined;
  return env?.event?.requestContext?.http?.sourceIp ?? '';
}
