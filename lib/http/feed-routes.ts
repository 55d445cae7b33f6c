import type { Hono } from 'hono';
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
import { hashtagKey } from '../enrich/hashtag-key.ts';
import type { FeedKey } from '../store/read-store.ts';
import { answerList } from './answer-list.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from './app.ts';
import { splitSuffix } from './formats.ts';
import { answerOpml, answerSources } from './source-routes.ts';

/** A list by name: its key in the table, what people call it, where its page is. */
interface NamedFeed {
  readonly feed: FeedKey;
  readonly title: string;
  readonly homePath: string;
}

/** The name of a list in an address, turned into its key; undefined for a name that no list can have. */
const NAMED: Readonly<Record<string, (name: string) => NamedFeed | undefined>> = {
  sources: (name) =>
    /^[\p{L}\p{M}\p{N}.-]{1,120}$/u.test(name)
      ? named(sourceFeed(name.toLowerCase()), name, `/sources/${name}`)
      : undefined,
  hashtags: (name) => {
    const key = hashtagKey(name);
    return key === '' ? undefined : named(hashtagFeed(key), `#${name}`, `/hashtags/${key}`);
  },
  sections: (name) => {
    const key = sectionKey(name);
    return key === '' || key.length > 80 ? undefined : named(sectionFeed(name), name, `/sections/${key}`);
  },
  languages: (name) =>
    /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(name)
      ? named(languageFeed(name), name, `/languages/${languageKey(name)}`)
      : undefined,
  stories: (name) =>
    /^[a-z2-7]{26}$/.test(name) ? named(storyFeed(name), `Story ${name}`, `/stories/${name}`) : undefined,
};

function named(feed: FeedKey, title: string, homePath: string): NamedFeed {
  return { feed, title, homePath: encodeURI(homePath) };
}

/** The lists of articles, what lists there are, sources, ingest records and health. */
export function feedRoutes(app: Hono, deps: AppDeps): void {
  app.get('/v1/feeds', (context) => answerIndex(context, deps));
  app.get('/v1/feeds/:name', (context) => {
    const { path, format } = splitSuffix(context.req.path);
    if (path !== '/v1/feeds/latest') return context.notFound();
    const latest = { feed: LATEST, title: 'Latest articles', homePath: '/latest' };
    return answerFeed(context, deps, latest, path, format);
  });
  app.get('/v1/feeds/:kind/:name', (context) => {
    const { path: name, format } = splitSuffix(context.req.param('name'));
    const found = NAMED[context.req.param('kind')]?.(name);
    if (!found) return context.notFound();
    return answerFeed(context, deps, found, splitSuffix(context.req.path).path, format);
  });
  app.get('/v1/sources', (context) => answerSources(context, deps));
  app.get('/v1/sources.opml', (context) => answerOpml(context, deps));
  app.get('/v1/ingests/:id', async (context) => {
    const record = await deps.store.getIngest(context.req.param('id').slice(0, 64));
    if (!record) return problem(context, { code: 'notFound', detail: 'No upload has this ingest record.' });
    return context.json(record, 200, { 'cache-control': 'no-store' });
  });
  app.get('/healthz', (context) => context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
}

function answerFeed(
  context: AppContext,
  deps: AppDeps,
  feed: NamedFeed,
  path: string,
  format: ReturnType<typeof splitSuffix>['format'],
) {
  return answerList(context, deps, {
    path,
    format,
    title: feed.title,
    homePath: feed.homePath,
    read: async (paging) => ({
      page: await deps.store.listFeed(feed.feed, { ...paging, until: deps.now() }),
    }),
  });
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
  };
  return context.json({ feeds, formats: ['json', 'atom', 'rss'] }, 200, {
    'cache-control': 'public, max-age=300',
  });
}
