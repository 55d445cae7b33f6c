import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Hono } from 'hono/tiny';
import { faultOf } from '../article/fault.ts';
import type { Instant } from '../article/instant.ts';
import type { Leans } from '../article/lean.ts';
import { loadOnce } from '../article/load-once.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import type { CommentStore } from '../store/comment-store.ts';
import type { ReadStore } from '../store/read-store.ts';
import { movedPermanently } from './conditional.ts';
import { type Problem, problemResponse } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** What the query functions are given from the edge of the process. */
export interface AppDeps {
  readonly store: ReadStore;
  /** Where an article's comments are; absent where none are shown with it. */
  readonly comments?: Pick<CommentStore, 'listComments'>;
  readonly now: () => Instant;
  /** Secrets that sign cursors; the first signs, all verify. */
  readonly cursorSecrets: readonly string[];
  /** The operator's labels of who owns a source, by source key. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Where a source stands in politics by the operator's file, by source key. */
  readonly leans?: Leans;
  /** What the operator says are the same sources. */
  readonly sourceAliases?: SourceAliases;
  /** What lists show of a text: the excerpt unless told; the full text costs a BatchGetItem a page. */
  readonly feedText?: FeedText;
  /** WebSub hubs that poll or are told of the feeds. */
  readonly feedHubs?: readonly string[];
  /** What the operator calls the site. */
  readonly siteName?: string;
  /** Public address of the API when it is not the one that requests name. */
  readonly siteUrl?: string;
  readonly log: (fields: Readonly<Record<string, unknown>>) => void;
}

/** How much of a text lists show. */
export type FeedText = 'excerpt' | 'full';

/** What every app needs, whatever it answers. */
export type AppBasics = Pick<AppDeps, 'siteUrl' | 'log'>;

export type AppContext = Context;

/** Loaded with the first address that is none. */
const unknown = loadOnce(() => import('./unknown-address.ts'));

/** Longer addresses are refused; API Gateway itself takes 10 KB of request line and headers. */
const MAX_URL = 8192;

/**
 * An app with what all routes share: CORS for everyone (reads are public), problems for faults, unknown addresses
 * and methods, HEAD as GET without a body. `mount` adds the routes; `around` sees every answer, also those to
 * addresses that no route is asked for. An address with a slash at its end is the one without (308).
 */
export function createApp(deps: AppBasics, mount: (app: Hono) => void, around?: MiddlewareHandler): Hono {
  const app = new Hono({ strict: false });
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('access-control-allow-origin'))
      context.res.headers.set('access-control-allow-origin', '*');
    context.res.headers.set(
      'access-control-expose-headers',
      'etag, last-modified, link, location, retry-after',
    );
    for (const [name, value] of SECURITY_HEADERS) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  if (around) app.use(around);
  app.use(async (context, next) => {
    const refusal = badAddress(context.req.url);
    if (refusal) return problem(context, refusal);
    const { pathname, search } = new URL(context.req.url);
    if (pathname === '/' || !pathname.endsWith('/')) return next();
    return movedPermanently(`${siteUrlOf(context, deps)}${pathname.replace(/\/+$/, '') || '/'}${search}`);
  });
  mount(app);
  app.options('*', () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.notFound(async (context) => problem(context, (await unknown()).unknownAddress(context, app)));
  app.onError((error, context) => {
    deps.log({
      event: 'fault',
      requestId: requestIdOf(context),
      route: routeOf(context),
      ...faultOf(error),
    });
    const isBusy = /Throttl|ProvisionedThroughput|RequestLimit/.test(error.name);
    const detail = 'Nothing is lost; try again.';
    return problem(
      context,
      isBusy ? { code: 'unavailable', detail, retryAfterSeconds: 1 } : { code: 'fault', detail },
    );
  });
  return app;
}

/** The pattern of the route that was asked for; never the path, which may hold what its reader has typed. */
function routeOf(context: AppContext): string {
  const patterns = matchedRoutes(context).map(({ path }) => path);
  return patterns.findLast((path) => !path.endsWith('*')) ?? '*';
}

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, if-none-match, if-modified-since, idempotency-key',
  'access-control-max-age': '86400',
};

/** A problem as the answer to this request. */
export function problem(context: AppContext, refusal: Problem): Response {
  return problemResponse(refusal, context.req.path, requestIdOf(context));
}

/** The id that the gateway gave the request; locally one is in the header that the local gateway sets. */
function requestIdOf(context: AppContext): string {
  const event = (context.env as { event?: { requestContext?: { requestId?: string } } } | undefined)?.event;
  return event?.requestContext?.requestId ?? 'none';
}

/** Where the API is reached from outside, without a slash at the end. */
export function siteUrlOf(context: AppContext, deps: Pick<AppDeps, 'siteUrl'>): string {
  return deps.siteUrl || new URL(context.req.url).origin;
}

function badAddress(url: string): Problem | undefined {
  if (url.length > MAX_URL)
    return { code: 'addressTooLong', detail: `Addresses have at most ${MAX_URL} characters.` };
  if (!isDecodable(url)) return { code: 'badPath', detail: 'The address has a broken percent-encoding.' };
  return undefined;
}

function isDecodable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(new URL(url).pathname);
    return true;
  } catch {
    return false;
  }
}
