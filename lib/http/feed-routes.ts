import { FEED_KINDS, type FEEDS, type FeedKind } from '../feeds/feed-kinds.ts';
import { getFeed } from '../read/feed.ts';
import { feedTitle } from '../read/feed-title.ts';
import { LATEST_FEED, type NamedFeed, namedFeed } from '../read/feeds.ts';
import { FILTER_NAMES, readFilters } from '../read/filters.ts';
import { PAGING_NAMES } from '../read/paging.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { type RouteSettings, routeGroup } from '../web/route.ts';
import { answerList } from './answer-list.ts';

/** The address of the feeds of each kind. */
export type FeedRouteKey = {
  [Kind in FeedKind]: `GET /v1/feeds/${(typeof FEEDS)[Kind]['plural']}/{${(typeof FEEDS)[Kind]['parameter']}}`;
}[FeedKind];

const LIST_QUERY = [...PAGING_NAMES, ...FILTER_NAMES];

type KindRoutes = { readonly [Key in FeedRouteKey]: RouteSettings<AppDeps, Key> };

const ofKinds = Object.fromEntries(
  FEED_KINDS.map(({ plural, parameter }): [string, RouteSettings<AppDeps, `{${string}}`>] => [
    `GET /v1/feeds/${plural}/{${parameter}}`,
    {
      isList: true,
      query: LIST_QUERY,
      answer: (context, deps, names) => {
        const feed = namedFeed(plural, names[parameter] ?? '');
        return feed ? answerFeed(context, deps, feed) : context.notFound();
      },
    },
  ]),
) as unknown as KindRoutes;

/** The lists of articles, and what lists there are. */
export const FEED_ROUTES = routeGroup(
  { function: 'feeds', table: 'read' },
  {
    'GET /v1/feeds': { answer: answerIndex },
    'GET /v1/feeds/latest': {
      isList: true,
      query: LIST_QUERY,
      answer: (context, deps: AppDeps) => answerFeed(context, deps, LATEST_FEED),
    },
    ...ofKinds,
  },
);

function answerFeed(context: AppContext, deps: AppDeps, feed: NamedFeed): Response | Promise<Response> {
  const filters = readFilters(new URL(context.req.url).searchParams, deps.sourceAliases);
  if (!filters.ok) return problem(context, filters.error);
  return answerList(context, deps, {
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
    movedPath: (key) => context.req.path.replace(/[^/]*$/, encodeURIComponent(key)),
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
