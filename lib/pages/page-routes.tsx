import type { Context, Hono, MiddlewareHandler } from 'hono';
import { loadOnce } from '../article/load-once.ts';
import { FEED_KINDS } from '../feeds/feed-kinds.ts';
import { siteFiles } from './asset-paths.ts';
import { say } from './fill.ts';
import {
  answerAsset,
  answerMessage,
  notFound,
  operatorSiteOf,
  type PageDeps,
  type SiteDeps,
} from './page-answer.tsx';

/** Each kind of page is loaded when it is first asked for: a cold start waits for one kind, not for all. */
const article = loadOnce(() => import('./article-route.tsx'));
const stories = loadOnce(() => import('./story-routes.tsx'));
const sources = loadOnce(() => import('./sources-route.tsx'));
const trending = loadOnce(() => import('./trending-route.tsx'));
const lists = loadOnce(() => import('./list-routes.tsx'));
const search = loadOnce(() => import('./search-route.tsx'));
const sitemap = loadOnce(() => import('./sitemap.ts'));
const textFiles = loadOnce(() => import('./text-files.ts'));

/** The pages for people: what the API answers, to be read. They cost what their JSON route costs. */
export function pageRoutes(app: Hono, given: PageDeps): void {
  const deps = { ...given, commentStore: loadOnce(given.commentStore) };
  app.get('/assets/:name', (context) => answerAsset(context, deps));
  const files = loadOnce(async () => siteFiles(await operatorSiteOf(deps)));
  app.get('/favicon.ico', async (context) => context.redirect((await files()).icon, 301));
  app.get('/apple-touch-icon.png', async (context) => context.redirect((await files()).touchIcon, 301));
  app.get('/robots.txt', async (context) => (await textFiles()).answerRobots(context, deps));
  app.get('/sitemap.xml', async (context) => (await sitemap()).answerSitemap(context, deps));
  app.get('/sitemaps/:name', async (context) =>
    (await sitemap()).answerSitemapPart(context, deps, context.req.param('name')),
  );
  app.get('/llms.txt', async (context) => (await textFiles()).answerLlms(context, deps));
  app.get(
    '/.well-known/security.txt',
    async (context) => (await textFiles()).answerSecurity(context, deps) ?? notFound(context, deps),
  );
  app.get('/', async (context) => (await stories()).answerFront(context, deps));
  app.get('/stories', async (context) => (await stories()).answerStories(context, deps));
  app.get('/stories/:id', async (context) => (await stories()).answerStory(context, deps));
  app.get('/trending', async (context) => (await trending()).answerTrending(context, deps));
  app.get('/articles/:id', async (context) => (await article()).answerArticle(context, deps));
  app.get('/latest', async (context) => (await lists()).answerLatest(context, deps));
  app.get('/sources', async (context) => (await sources()).answerSources(context, deps));
  app.get('/search', async (context) => (await search()).answerSearch(context, deps));
  // A story has a page of its own.
  for (const { plural } of FEED_KINDS.filter(({ kind }) => kind !== 'story'))
    app.get(`/${plural}/:name`, async (context) =>
      (await lists()).answerNamedList(context, deps, plural, context.req.param('name')),
    );
}

/** Problems as pages, for people; addresses of the API keep the API's answer. */
export function errorPages(deps: SiteDeps): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { status, headers } = context.res;
    if (status < 400 || headers.get('content-type') !== 'application/problem+json') return;
    if (/^\/(?:v1|uploads)(?:\/|$)/.test(context.req.path)) return;
    const retryAfter = headers.get('retry-after');
    const page = await errorPage(context, deps, context.res);
    if (!page) return;
    context.res = page;
    if (retryAfter !== null) context.res.headers.set('retry-after', retryAfter);
  };
}

/** What a refused or failed reader is shown; undefined for whoever sends something and reads the problem. */
async function errorPage(context: Context, deps: SiteDeps, problem: Response): Promise<Response | undefined> {
  const { status } = problem;
  if (status >= 500) {
    const { requestId } = (await problem.json()) as { requestId: string };
    return answerMessage(context, deps, status, ({ words: { errors } }) => ({
      title: errors.fault,
      detail: say(errors.faultDetail, { request: requestId }),
    }));
  }
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return undefined;
  if (status === 404) return notFound(context, deps);
  return answerMessage(context, deps, status, ({ words: { errors } }) => ({
    title: errors.badPage,
    detail: errors[DETAILS[status] ?? 'badAddress'],
  }));
}

/** What else can be wrong with a request for a page than its address. */
const DETAILS: Readonly<Record<number, 'tooLongAddress' | 'tooManyRequests'>> = {
  414: 'tooLongAddress',
  429: 'tooManyRequests',
};
