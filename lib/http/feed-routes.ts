import type { Hono } from 'hono';
import { FEED_KINDS } from '../feeds/feed-kinds.ts';
import { getFeed } from '../read/feed.ts';
import { feedTitle } from '../read/feed-title.ts';
import { LATEST_FEED, type NamedFeed, namedFeed } from '../read/feeds.ts';
import { readFilters } from '../read/filters.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { answerList } from './answer-list.ts';
import { docsRoutes } from './docs-routes.ts';
import { splitSuffix } from './formats.ts';
import { hashtagRoutes } from './hashtag-routes.ts';
import { answerIngest } from './ingest-record.ts';
import { refuseUnknownParameters } from './refuse-unknown.ts';
import { type SearchAppDeps, searchRoutes } from './search-routes.ts';
import { answerOpml, answerSources } from './source-routes.ts';
import { storyRoutes } from './story-routes.ts';

/** The lists of articles, what lists there are, sources, ingest records and health. */
export function feedRoutes(app: Hono, deps: SearchAppDeps): void {
  app.use(refuseUnknownParameters);
  app.get('/v1/feeds', (context) => answerIndex(context, deps));
  app.get('/v1/feeds/:name', (context) => {
    const { path, format } = splitSuffix(context.req.path);
    if (path !== '/v1/feeds/latest') return context.notFound();
    return answerFeed(context, deps, LATEST_FEED, path, format);
  });
  app.get('/v1/feeds/:kind/:name', (context) => {
    const { path: name, format } = splitSuffix(context.req.param('name'));
    const found = namedFeed(context.req.param('kind'), name);
    if (!found) return context.notFound();
    return answerFeed(context, deps, found, splitSuffix(context.req.path).path, format);
  });
  storyRoutes(app, deps);
  searchRoutes(app, deps);
  hashtagRoutes(app, deps);
  docsRoutes(app);
  app.get('/v1/sources', (context) => answerSources(context, deps));
  app.get('/v1/sources.opml', (context) => answerOpml(context, deps));
  app.get('/v1/ingests/:id', (context) => answerIngest(context, deps, context.req.param('id').slice(0, 64)));
  app.get('/healthz', (context) => context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
}

function answerFeed(
  context: AppContext,
  deps: AppDeps,
  feed: NamedFeed,
  path: string,
  format: ReturnType<typeof splitSuffix>['format'],
): Response | Promise<Response> {
  const filters = readFilters(new URL(context.req.url).searchParams, deps.sourceAliases);
  if (!filters.ok) return problem(context, filters.error);
  return answerList(context, deps, {
    path,
    format,
    title: feed.title,
    homePath: feed.homePath,
    of: 'list',
    isFeed: true,
    ...(feed.of?.kind === 'language' && { language: feed.of.key }),
    read: async (paging) => {
      const answer = await getFeed(deps, feed, filters.value, paging);
      if (answer.state !== 'found') return answer;
      const { entries, changedAt, title } = answer.value;
      const cards = entries.map(({ card }) => card);
      return { ...answer, value: { items: entries, changedAt, title: title ?? feedTitle(feed, cards) } };
    },
    movedPath: (key) => `${path.slice(0, path.lastIndexOf('/'))}/${encodeURIComponent(key)}`,
  });
}

function answerIndex(context: AppContext, deps: AppDeps): Response {
  const site = siteUrlOf(context, deps);
  const feeds = {
    latest: `${site}/v1/feeds/latest`,
    ...Object.fromEntries(
      FEED_KINDS.map(({ kind, plural, parameter }) => [kind, `${site}/v1/feeds/${plural}/{${parameter}}`]),
    ),
    stories: `${site}/v1/stories`,
    topic: `${site}/v1/stories/{id}/topic`,
    search: `${site}/v1/search?q={q}`,
    related: `${site}/v1/articles/{id}/related`,
    background: `${site}/v1/articles/{id}/background`,
    copies: `${site}/v1/articles/{id}/copies`,
  };
  const text = JSON.stringify({ feeds, formats: ['json', 'atom', 'rss'] });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=300',
  };
  return conditional(context.req.raw.headers, { etag: etagOf([text]) }, headers, () => text);
}
