import type { MiddlewareHandler } from 'hono';
import { isSessionForm, readSession } from '../comments/session.ts';
import type { SessionDeps } from '../comments/visitor.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from './app.ts';
import { bearerToken, unknownBearer } from './bearer.ts';

type GateDeps = SessionDeps &
  Pick<AppDeps, 'siteUrl'> & {
    /** Origins of other sites that take part in comments: `https://paper.example`. */
    readonly commentOrigins: readonly string[];
  };

/** Where somebody acts as a commenter. Moderators have tokens that say enough. */
const PATH = /^\/v1\/(?:articles\/[^/]+\/comments|comments|me)(?:[/.]|$)/;

/**
 * Says who may comment from a browser: pages of this site and of the operator's `commentOrigins`. What writes, and what
 * shows a session as a token, is refused from any other origin: its preflight too (Fetch Standard, "CORS protocol"), by
 * `forbidden`. A token that is none is `unauthorized`. Forms pass: each has a token of its page and cookie.
 */
export function commentGate(deps: GateDeps): MiddlewareHandler {
  return async (context, next) => {
    if (!PATH.test(context.req.path) || !isActing(context)) return next();
    const origin = context.req.header('origin');
    if (origin !== undefined && !isAllowed(context, deps, origin))
      return problem(context, {
        code: 'forbidden',
        detail: 'Comments are not taken from pages of this origin.',
      });
    const authorization = context.req.header('authorization');
    if (authorization !== undefined && isMeant(context, authorization) && !isSession(authorization, deps))
      return problem(context, unknownBearer(authorization, 'comment'));
    await next();
    if (origin === undefined) return;
    context.res.headers.set('access-control-allow-origin', origin);
    context.res.headers.append('vary', 'Origin');
  };
}

/** Whether a request, or the one that a preflight asks for, writes or shows a token. */
function isActing({ req }: AppContext): boolean {
  if (/^application\/x-www-form-urlencoded/i.test(req.header('content-type') ?? '')) return false;
  const isPreflight = req.method === 'OPTIONS';
  const method = isPreflight ? req.header('access-control-request-method') : req.method;
  const shows = isPreflight
    ? /\bauthorization\b/i.test(req.header('access-control-request-headers') ?? '')
    : req.header('authorization') !== undefined;
  return shows || (method !== undefined && method !== 'GET' && method !== 'HEAD');
}

/** Our own pages may be reached under the address of the request as well as under the public one. */
function isAllowed(context: AppContext, deps: GateDeps, origin: string): boolean {
  if (deps.commentOrigins.includes(origin)) return true;
  if (origin === siteUrlOf(context, deps)) return true;
  return URL.canParse(origin) && new URL(origin).host === new URL(context.req.url).host;
}

/** A token of another scope says nothing to who reads; who writes with it would be somebody else than meant. */
function isMeant({ req }: AppContext, authorization: string): boolean {
  return (req.method !== 'GET' && req.method !== 'HEAD') || isSessionForm(bearerToken(authorization));
}

function isSession(authorization: string, { sessionSecrets, now }: SessionDeps): boolean {
  return readSession(bearerToken(authorization), sessionSecrets, now()) !== undefined;
}
