import type { Hono } from 'hono';
import type { StoryPage } from '../store/read-store.ts';
import { answerList } from './answer-list.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from './app.ts';
import { conditional, etagOf } from './conditional.ts';
import { docsRoutes } from './docs-routes.ts';
import { aliasedSource, LATEST_FEED, type NamedFeed, namedFeed } from './feed-names.ts';
import { type Filters, readFilters } from './filters.ts';
import { splitSuffix } from './formats.ts';
import { hashtagRoutes } from './hashtag-routes.ts';
import type { Paging } from './list-query.ts';
import { readFeed } from './read-feed.ts';
import { searchRoutes } from './search-routes.ts';
import { answerOpml, answerSources } from './source-routes.ts';
import { storyRoutes } from './story-routes.ts';

/** The lists of articles, what lists there are, sources, ingest records and health. */
export function feedRoutes(app: Hono, deps: AppDeps): void {
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
  app.get('/v1/ingests/:id', async (context) => {
    const record = await deps.store.getIngest(context.req.param('id').slice(0, 64));
    if (!record) return problem(context, { code: 'notFound', detail: 'No upload has this ingest record.' });
    const text = JSON.stringify(record);
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' };
    return conditional(context.req.raw.headers, { etag: etagOf([text]) }, headers, () => text);
  });
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
  const source = aliasedSource(feed, deps.sourceAliases);
  const own = feed.of ? [{ kind: feed.of.kind, keys: [feed.of.key] }] : [];
  const all = { ...filters.value, constraints: [...own, ...filters.value.constraints] };
  return answerList(context, deps, {
    path,
    format,
    title: feed.title,
    homePath: feed.homePath,
    read: async (paging) => {
      if (source !== undefined) return { movedTo: `/v1/feeds/sources/${encodeURIComponent(source)}` };
      if (feed.of?.kind !== 'story') return { page: await readFeed(deps.store, all, paging, deps.now()) };
      const { page, story } = await readStoryFeed(deps, feed.of.key, all, paging);
      if (story?.movedTo !== undefined) return { movedTo: `/v1/feeds/stories/${story.movedTo}` };
      return { page, ...(story && { title: story.headlineArticle.headline }) };
    },
  });
}

/**
 * The first page comes with the story, which names it or tells where it moved. Later pages stand alone, unless nothing
 * is left of them: a story that moves takes its articles along. One Query without filters.
 */
async function readStoryFeed(
  { store, now }: AppDeps,
  id: string,
  filters: Filters,
  paging: Paging,
): Promise<StoryPage> {
  const { constraints, since, until } = filters;
  const isFiltered = constraints.length > 1 || since !== undefined || until !== undefined;
  if (paging.after === undefined && !isFiltered)
    return store.getStoryFeed(id, { limit: paging.limit, until: now() });
  const page = await readFeed(store, filters, paging, now());
  if (paging.after !== undefined && page.items.length > 0) return { page };
  const story = await store.getStory(id);
  return { page, ...(story && { story }) };
}

function answerIndex(context: AppContext, deps: AppDeps): Response {
  const site = siteUrlOf(context, deps);
  const feeds = {
    latest: `${site}/v1/feeds/latest`,
    source: `${site}/v1/feeds/sources/{domain}`,
    hashtag: `${site}/v1/feeds/hashtags/{tag}`,
    section: `${site}/v1/feeds/sections/{section}`,
    language: `${site}/v1/feeds/languages/{tag}`,
    story: `${site}/v1/feeds/stories/{id}`,
    stories: `${site}/v1/stories`,
    search: `${site}/v1/search?q={q}`,
    related: `${site}/v1/articles/{id}/related`,
    copies: `${site}/v1/articles/{id}/copies`,
  };
  const text = JSON.stringify({ feeds, formats: ['json', 'atom', 'rss'] });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=300',
  };
  return conditional(context.req.raw.headers, { etag: etagOf([text]) }, headers, () => text);
}
