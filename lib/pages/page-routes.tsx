import type { Context, Hono } from 'hono';
import { LATEST, storyFeed } from '../article/feed-key.ts';
import type { Story } from '../article/story.ts';
import { siteUrlOf } from '../http/app.ts';
import { movedPermanently } from '../http/conditional.ts';
import { encodeCursor } from '../http/cursor.ts';
import { readPaging } from '../http/list-query.ts';
import { ArticlePage } from './article-page.tsx';
import { ICON_PATH } from './asset-paths.ts';
import { FrontPage } from './front-page.tsx';
import { answerLatest, answerNamedList, badPage, versionOf } from './list-routes.tsx';
import { answerAsset, answerMessage, answerPage, notFound, type PageDeps, siteOf } from './page-answer.tsx';
import { sharedJsonLd } from './share-metadata.ts';
import { SourcesPage } from './sources-page.tsx';
import { StoriesPage } from './stories-page.tsx';
import { StoryPage } from './story-page.tsx';

const RELATED = 20;
const FRONT_STORIES = 13;
const FRONT_LATEST = 12;
const SOURCES = 100;
const ID = /^[a-z2-7]{26}$/;

/** The pages for people: what the API answers, to be read. They cost what their JSON route costs. */
export function pageRoutes(app: Hono, deps: PageDeps): void {
  app.use((context, next) => withErrorPages(context, deps, next));
  app.get('/assets/:name', (context) => answerAsset(context, deps));
  app.get('/favicon.ico', (context) => context.redirect(ICON_PATH, 301));
  app.get('/', (context) => answerFront(context, deps));
  app.get('/latest', (context) => answerLatest(context, deps));
  app.get('/articles/:id', (context) => answerArticle(context, deps));
  app.get('/stories', (context) => answerStories(context, deps));
  app.get('/stories/:id', (context) => answerStory(context, deps));
  app.get('/sources', (context) => answerSources(context, deps));
  // Loaded on demand: what a search needs is large, and no other page needs it.
  app.get('/search', async (context) => (await import('./search-route.tsx')).answerSearch(context, deps));
  for (const plural of ['hashtags', 'sources', 'sections', 'languages'])
    app.get(`/${plural}/:name`, (context) =>
      answerNamedList(context, deps, plural, context.req.param('name')),
    );
}

/** Problems as pages, for people; addresses of the API keep the API's answer. */
async function withErrorPages(context: Context, deps: PageDeps, next: () => Promise<void>): Promise<void> {
  await next();
  const { status, headers } = context.res;
  if (status < 400 || headers.get('content-type') !== 'application/problem+json') return;
  if (/^\/(?:v1|uploads)(?:\/|$)/.test(context.req.path)) return;
  const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
  if (status === 404 && isRead) context.res = notFound(context, deps);
  if (status >= 500) {
    const retryAfter = headers.get('retry-after');
    context.res = answerMessage(context, deps, status, {
      title: 'Something is wrong on our side',
      detail: 'Nothing is lost. Try again in a moment.',
    });
    if (retryAfter !== null) context.res.headers.set('retry-after', retryAfter);
  }
}

/** One Query, as `/v1/articles/{id}?include=related`. */
async function answerArticle(context: Context, deps: PageDeps): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const found = ID.test(id)
    ? await deps.store.getArticle(id, { related: RELATED, now: deps.now() })
    : undefined;
  if (!found) return notFound(context, deps);
  const { stored, related } = found;
  if (stored.state === 'withdrawn')
    return answerMessage(context, deps, 410, {
      title: 'This article was withdrawn',
      detail: 'Its publisher took it back. What others wrote about it is still here.',
    });
  const site = siteOf(context, deps);
  const versions = related.items.map(({ card, score }) => `${versionOf(card)} ${score}`);
  return answerPage(context, deps, 'article', [stored.card.revision, ...versions], () => {
    const jsonLd = sharedJsonLd(stored, `${site.url}/v1/articles/${id}`, `${site.url}/articles/${id}`);
    const view = { stored, related: related.items, labels: deps.labels, jsonLd };
    return <ArticlePage view={view} site={site} />;
  });
}

/** Two Queries at the same time. */
async function answerFront(context: Context, deps: PageDeps): Promise<Response> {
  const now = deps.now();
  const [stories, latest] = await Promise.all([
    deps.store.listStories({ limit: FRONT_STORIES, now }),
    deps.store.listFeed(LATEST, { limit: FRONT_LATEST, until: now }),
  ]);
  const site = siteOf(context, deps);
  const view = {
    stories: stories.items,
    latest: latest.items.map(({ card }) => card),
    labels: deps.labels,
    nextPath: nextStories(deps, stories.next),
  };
  const versions = [...view.stories.map(versionOfStory), view.nextPath ?? '', ...view.latest.map(versionOf)];
  return answerPage(context, deps, 'list', versions, () => <FrontPage view={view} site={site} />);
}

/** One Query, as `/v1/stories`. */
async function answerStories(context: Context, deps: PageDeps): Promise<Response> {
  const paging = readPaging(new URL(context.req.url).searchParams, '/stories', deps.cursorSecrets);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const { items, next } = await deps.store.listStories({ ...paging.value, now: deps.now() });
  const view = { stories: items, labels: deps.labels, nextPath: nextStories(deps, next) };
  const site = siteOf(context, deps);
  return answerPage(context, deps, 'list', [...items.map(versionOfStory), view.nextPath ?? ''], () => (
    <StoriesPage view={view} site={site} />
  ));
}

function nextStories(deps: PageDeps, next: string | undefined): string | undefined {
  return next && `/stories?cursor=${encodeCursor(next, '/stories', deps.cursorSecrets)}`;
}

/** One GetItem and one Query, as `/v1/stories/{id}`. */
async function answerStory(context: Context, deps: PageDeps): Promise<Response> {
  const id = context.req.param('id') ?? '';
  if (!ID.test(id)) return notFound(context, deps);
  const path = `/stories/${id}`;
  const paging = readPaging(new URL(context.req.url).searchParams, path, deps.cursorSecrets);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const [story, timeline] = await Promise.all([
    deps.store.getStory(id),
    deps.store.listFeed(storyFeed(id), { ...paging.value, until: deps.now(), oldestFirst: true }),
  ]);
  if (!story) return notFound(context, deps);
  if (story.movedTo !== undefined)
    return movedPermanently(`${siteUrlOf(context, deps)}/stories/${story.movedTo}`);
  const site = siteOf(context, deps);
  const cards = timeline.items.map(({ card }) => card);
  const nextPath = timeline.next && `${path}?cursor=${encodeCursor(timeline.next, path, deps.cursorSecrets)}`;
  const view = { story, timeline: cards, nextPath, labels: deps.labels };
  const versions = [versionOfStory(story), nextPath ?? '', ...cards.map(versionOf)];
  return answerPage(context, deps, 'list', versions, () => <StoryPage view={view} site={site} />);
}

/** One Query, as `/v1/sources`. */
async function answerSources(context: Context, deps: PageDeps): Promise<Response> {
  const paging = readPaging(new URL(context.req.url).searchParams, '/sources', deps.cursorSecrets);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const { items, next } = await deps.store.listSources({ ...paging.value, limit: SOURCES });
  const site = siteOf(context, deps);
  const nextPath = next && `/sources?cursor=${encodeCursor(next, '/sources', deps.cursorSecrets)}`;
  const versions = items.map(({ key, name, lastPublished }) => `${key} ${name} ${lastPublished}`);
  return answerPage(context, deps, 'sources', [nextPath ?? '', ...versions], () => (
    <SourcesPage sources={items} nextPath={nextPath} labels={deps.labels} site={site} />
  ));
}

function versionOfStory({ id, articleCount, sources, lastSeen, headlineArticle }: Story): string {
  return `${id} ${articleCount} ${sources.length} ${lastSeen} ${headlineArticle.revision}`;
}
