import type { Context, Hono } from 'hono';
import {
  hashtagFeed,
  LATEST,
  languageFeed,
  languageKey,
  sectionFeed,
  sectionKey,
  sourceFeed,
  storyFeed,
} from '../article/feed-key.ts';
import { hashtagDisplay, hashtagKey } from '../enrich/hashtag-key.ts';
import { type AppDeps, siteUrlOf } from '../http/app.ts';
import { conditional, etagOf } from '../http/conditional.ts';
import { encodeCursor } from '../http/cursor.ts';
import { readFilters } from '../http/filters.ts';
import { newsArticle } from '../http/json-ld.ts';
import { readPaging } from '../http/list-query.ts';
import { readSearch } from '../http/search-query.ts';
import { readSearchPage } from '../http/search-routes.ts';
import type { FeedKey } from '../store/read-store.ts';
import { ArticlePage } from './article-page.tsx';
import { SCRIPT, STYLES } from './assets.ts';
import type { OwnershipLabels } from './card-item.tsx';
import { FrontPage } from './front-page.tsx';
import type { Site } from './layout.tsx';
import { ListPage } from './list-page.tsx';
import { MessagePage } from './message-page.tsx';
import { SourcesPage } from './sources-page.tsx';
import { StoryPage } from './story-page.tsx';

/** What pages need beside what the API needs. */
export interface PageDeps extends AppDeps {
  readonly siteName: string;
  readonly labels: OwnershipLabels;
}

/** Nothing runs, loads or styles but our own two files; pictures of articles are not shown, they would tell third parties who reads what. */
const SECURITY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
};
const HTML = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=30, stale-while-revalidate=60',
  ...SECURITY,
};
const RELATED = 20;
const FRONT_STORIES = 12;
const FRONT_LATEST = 12;
const SOURCES = 100;

/** A list of articles as a page: which feed it is, what it is called. */
interface PageFeed {
  readonly feed: FeedKey;
  readonly title: string;
  readonly kicker?: string;
  readonly path: string;
  readonly feedPath: string;
}

const KINDS: Readonly<Record<string, (name: string) => PageFeed | undefined>> = {
  hashtags: (name) => {
    const key = hashtagKey(name);
    const path = `/hashtags/${encodeURIComponent(key)}`;
    return key === ''
      ? undefined
      : {
          feed: hashtagFeed(key),
          title: `#${hashtagDisplay(name)}`,
          kicker: 'Hashtag',
          path,
          feedPath: `/v1/feeds${path}`,
        };
  },
  sources: (name) => {
    const path = `/sources/${encodeURIComponent(name)}`;
    return { feed: sourceFeed(name), title: name, kicker: 'Source', path, feedPath: `/v1/feeds${path}` };
  },
  sections: (name) => {
    const key = sectionKey(name);
    const path = `/sections/${encodeURIComponent(key)}`;
    return key === ''
      ? undefined
      : { feed: sectionFeed(key), title: name, kicker: 'Section', path, feedPath: `/v1/feeds${path}` };
  },
  languages: (name) => {
    const key = languageKey(name);
    const path = `/languages/${key}`;
    return /^[a-z]{2,3}$/.test(key)
      ? {
          feed: languageFeed(key),
          title: languageName(key),
          kicker: 'Language',
          path,
          feedPath: `/v1/feeds${path}`,
        }
      : undefined;
  },
};

/** The pages for people: what the API answers, to be read. They cost what their JSON route costs. */
export function pageRoutes(app: Hono, deps: PageDeps): void {
  app.get(STYLES.path, () => asset(STYLES));
  app.get(SCRIPT.path, () => asset(SCRIPT));
  app.get('/', (context) => frontPage(context, deps));
  app.get('/latest', (context) => listPage(context, deps, LATEST_PAGE));
  app.get('/articles/:id', (context) => articlePage(context, deps));
  app.get('/stories/:id', (context) => storyPage(context, deps));
  app.get('/sources', (context) => sourcesPage(context, deps));
  app.get('/search', (context) => searchPage(context, deps));
  app.get('/:kind/:name', (context) => {
    const feed = KINDS[context.req.param('kind')]?.(context.req.param('name'));
    return feed ? listPage(context, deps, feed) : notFound(context, deps);
  });
  app.notFound((context) => notFound(context, deps));
}

const LATEST_PAGE: PageFeed = {
  feed: LATEST,
  title: 'Latest articles',
  path: '/latest',
  feedPath: '/v1/feeds/latest',
};

async function articlePage(context: Context, deps: PageDeps): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const found = /^[a-z2-7]{26}$/.test(id)
    ? await deps.store.getArticle(id, { related: RELATED, now: deps.now() })
    : undefined;
  if (!found) return notFound(context, deps);
  const { stored, related } = found;
  if (stored.state === 'withdrawn') {
    return message(
      context,
      deps,
      410,
      'This article was withdrawn',
      'Its publisher took it back. What others wrote about it is still here.',
    );
  }
  const site = siteOf(context, deps);
  const jsonLd = newsArticle(stored, `${site.url}/v1/articles/${id}`);
  const view = { stored, related: related.items, labels: deps.labels, jsonLd };
  const versions = related.items.map(({ card, score }) => `${card.id} ${card.revision} ${score}`);
  return page(context, [site.styles, stored.card.revision, ...versions], () => (
    <ArticlePage view={view} site={site} />
  ));
}

/** Two Queries at the same time. */
async function frontPage(context: Context, deps: PageDeps): Promise<Response> {
  const now = deps.now();
  const [stories, latest] = await Promise.all([
    deps.store.listStories({ limit: FRONT_STORIES, now }),
    deps.store.listFeed(LATEST, { limit: FRONT_LATEST, until: now }),
  ]);
  const site = siteOf(context, deps);
  const view = { stories: stories.items, latest: latest.items.map(({ card }) => card), labels: deps.labels };
  const versions = [
    ...view.stories.map((story) => `${story.id} ${story.articleCount} ${story.headlineArticle.revision}`),
    ...view.latest.map(({ id, revision }) => id + revision),
  ];
  return page(context, [site.styles, ...versions], () => <FrontPage view={view} site={site} />);
}

async function storyPage(context: Context, deps: PageDeps): Promise<Response> {
  const id = context.req.param('id') ?? '';
  if (!/^[a-z2-7]{26}$/.test(id)) return notFound(context, deps);
  const path = `/stories/${id}`;
  const paging = readPaging(new URL(context.req.url).searchParams, path, deps.cursorSecrets);
  if (!paging.ok) return message(context, deps, 400, 'This page cannot be shown', paging.error.detail);
  const [story, timeline] = await Promise.all([
    deps.store.getStory(id),
    deps.store.listFeed(storyFeed(id), { ...paging.value, until: deps.now(), oldestFirst: true }),
  ]);
  if (!story) return notFound(context, deps);
  if (story.movedTo !== undefined) return context.redirect(`/stories/${story.movedTo}`, 308);
  const site = siteOf(context, deps);
  const cards = timeline.items.map(({ card }) => card);
  const nextPath = timeline.next && `${path}?cursor=${encodeCursor(timeline.next, path, deps.cursorSecrets)}`;
  const view = { story, timeline: cards, nextPath, labels: deps.labels };
  const versions = [
    String(story.articleCount),
    nextPath ?? '',
    ...cards.map((card) => card.id + card.revision),
  ];
  return page(context, [site.styles, ...versions], () => <StoryPage view={view} site={site} />);
}

async function sourcesPage(context: Context, deps: PageDeps): Promise<Response> {
  const paging = readPaging(new URL(context.req.url).searchParams, '/sources', deps.cursorSecrets);
  if (!paging.ok) return message(context, deps, 400, 'This page cannot be shown', paging.error.detail);
  const { items, next } = await deps.store.listSources({ ...paging.value, limit: SOURCES });
  const site = siteOf(context, deps);
  const nextPath = next && `/sources?cursor=${encodeCursor(next, '/sources', deps.cursorSecrets)}`;
  const versions = items.map(({ key, lastPublished }) => key + lastPublished);
  return page(context, [site.styles, nextPath ?? '', ...versions], () => (
    <SourcesPage sources={items} nextPath={nextPath} labels={deps.labels} site={site} />
  ));
}

async function searchPage(context: Context, deps: PageDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const asked = parameters.get('q') ?? '';
  const path = `/search?q=${encodeURIComponent(asked)}`;
  const search = readSearch(asked, undefined);
  const filters = readFilters(new URLSearchParams());
  const paging = readPaging(parameters, path, deps.cursorSecrets);
  if (!search.ok) return message(context, deps, 400, 'Nothing to search for', search.error.detail);
  if (!filters.ok || !paging.ok)
    return message(context, deps, 400, 'This page cannot be shown', 'The address is not one of ours.');
  const { page: found } = await readSearchPage(deps, search.value, filters.value, paging.value);
  const site = siteOf(context, deps);
  const cards = found.items.map(({ card }) => card);
  const nextPath = found.next && `${path}&cursor=${encodeCursor(found.next, path, deps.cursorSecrets)}`;
  const feedPath = `/v1/search`;
  const view = {
    title: `Search: ${asked}`,
    description: `Articles about ${asked}`,
    path,
    feedPath,
    feedQuery: `?q=${encodeURIComponent(asked)}`,
    cards,
    labels: deps.labels,
    nextPath,
  };
  return page(
    context,
    [site.styles, nextPath ?? '', ...cards.map(({ id, revision }) => id + revision)],
    () => <ListPage view={view} site={site} />,
  );
}

async function listPage(context: Context, deps: PageDeps, feed: PageFeed): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const paging = readPaging(parameters, feed.feed, deps.cursorSecrets);
  if (!paging.ok) return message(context, deps, 400, 'This page cannot be shown', paging.error.detail);
  const { items, next } = await deps.store.listFeed(feed.feed, { ...paging.value, until: deps.now() });
  const site = siteOf(context, deps);
  const cards = items.map(({ card }) => card);
  const nextPath = next && `${feed.path}?cursor=${encodeCursor(next, feed.feed, deps.cursorSecrets)}`;
  const description = `${feed.title} on ${site.name}`;
  const view = { ...feed, description, cards, labels: deps.labels, nextPath };
  return page(
    context,
    [site.styles, nextPath ?? '', ...cards.map(({ id, revision }) => id + revision)],
    () => <ListPage view={view} site={site} />,
  );
}

function page(context: Context, versions: readonly string[], render: () => { toString(): string }): Response {
  return conditional(context.req.raw.headers, { etag: etagOf(versions) }, HTML, () => render().toString());
}

function notFound(context: Context, deps: PageDeps): Promise<Response> {
  return Promise.resolve(
    message(
      context,
      deps,
      404,
      'There is nothing here',
      'The address may be mistyped, or what it named was never published.',
    ),
  );
}

function message(context: Context, deps: PageDeps, status: number, title: string, detail: string): Response {
  const site = siteOf(context, deps);
  const text = (<MessagePage title={title} detail={detail} path={context.req.path} site={site} />).toString();
  return new Response(text, { status, headers: { ...HTML, 'cache-control': 'public, max-age=30' } });
}

function siteOf(context: Context, deps: PageDeps): Site {
  return { url: siteUrlOf(context, deps), name: deps.siteName, styles: STYLES.path, script: SCRIPT.path };
}

function asset({ type, text }: typeof STYLES): Response {
  return new Response(text, {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', ...SECURITY },
  });
}

function languageName(key: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(key) ?? key;
}
