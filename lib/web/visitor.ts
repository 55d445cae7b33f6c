import { issueToken } from '../comments/form.ts';
import { isSessionForm, SESSION_COOKIE, SESSION_SECONDS, sessionCookie } from '../comments/session.ts';
import { type SessionDeps, type Visitor, visitorOfCookie } from '../comments/visitor.ts';
import { type AppContext, type AppDeps, siteUrlOf } from './app.ts';
import { bearerToken } from './bearer.ts';
import { cookieOf, setCookie } from './cookies.ts';

type VisitorDeps = SessionDeps & Pick<AppDeps, 'siteUrl'>;

/** A visitor, and the header that gives or renews the cookie of the session. */
export interface WebVisitor extends Visitor {
  readonly setCookie: string;
}

/**
 * The visitor of a request: the session of its token (`Authorization: Bearer …`), else of its cookie, or a new one. What
 * is forged is none. Asks nothing of the table.
 */
export function visitorOf(context: AppContext, deps: VisitorDeps): WebVisitor {
  const token = bearerToken(context.req.header('authorization'));
  const value = isSessionForm(token) ? token : cookieOf(context.req.header('cookie'), SESSION_COOKIE);
  const visitor = visitorOfCookie(deps, value, sourceIpOf(context));
  const renewed = sessionCookie(visitor.session, deps.sessionSecrets, deps.now());
  return { ...visitor, setCookie: setSessionCookie(context, deps, renewed) };
}

/** The Set-Cookie header of a session; an empty value takes the cookie back. */
export function setSessionCookie(context: AppContext, deps: Pick<AppDeps, 'siteUrl'>, value: string): string {
  const seconds = value === '' ? 0 : SESSION_SECONDS;
  return setCookie(SESSION_COOKIE, value, siteUrlOf(context, deps), seconds, 'Lax');
}

/** A form that a page shows: its hidden `token`, and the cookie that the page has to set with it. */
export interface IssuedForm {
  readonly token: string;
  readonly setCookie: string;
  readonly visitor: Visitor;
}

/** What a page needs to show a form of this purpose to the visitor of this request. Asks nothing of the table. */
export function issueForm(context: AppContext, deps: VisitorDeps, purpose: string): IssuedForm {
  const visitor = visitorOf(context, deps);
  return { token: issueToken(deps, visitor, purpose), setCookie: visitor.setCookie, visitor };
}

/** The address that the gateway saw. What headers say of it anybody can write. */
export function sourceIpOf(context: AppContext): string {
  const env = context.env as { event?: { requestContext?: { http?: { sourceIp?: string } } } } | undefined;
  return env?.event?.requestContext?.http?.sourceIp ?? '';
}
