import { ARTICLE_ROUTES } from '../lib/http/article-routes.ts';
import { ASSIST_ROUTES } from '../lib/http/assist-routes.ts';
import { COMMENT_ROUTES } from '../lib/http/comments/comment-routes.ts';
import { ME_ROUTES } from '../lib/http/comments/me-routes.ts';
import { MODERATION_ROUTES } from '../lib/http/comments/moderation-routes.ts';
import { DOCS_ROUTES } from '../lib/http/docs-routes.ts';
import { FEED_ROUTES } from '../lib/http/feed-routes.ts';
import { HASHTAG_ROUTES } from '../lib/http/hashtag-routes.ts';
import { INGEST_ROUTES } from '../lib/http/ingest-record.ts';
import { SEARCH_ROUTES } from '../lib/http/search-routes.ts';
import { SOURCE_ROUTES } from '../lib/http/source-routes.ts';
import { STORY_ROUTES } from '../lib/http/story-routes.ts';
import { SUBSCRIPTION_ROUTES } from '../lib/http/subscriptions/subscription-routes.ts';
import { WEBSUB_ROUTES } from '../lib/http/subscriptions/websub-routes.ts';
import { UPLOAD_ROUTES } from '../lib/http/upload-routes.ts';
import { COMMENT_PAGE_ROUTES } from '../lib/pages/comment-page-routes.ts';
import { SUBSCRIPTION_PAGE_ROUTES } from '../lib/pages/subscription-page-routes.ts';
import { PICTURE_ROUTES } from '../lib/pictures/picture-routes.ts';
import { addressesOf, type Route, type RouteGroup, type TableRight } from '../lib/web/route.ts';

/** Every group of routes. What the function of a group mounts has to be here too, or the gateway does not know it. */
const GROUPS: readonly RouteGroup[] = [
  FEED_ROUTES,
  STORY_ROUTES,
  SEARCH_ROUTES,
  HASHTAG_ROUTES,
  SOURCE_ROUTES,
  INGEST_ROUTES,
  UPLOAD_ROUTES,
  DOCS_ROUTES,
  ARTICLE_ROUTES,
  ASSIST_ROUTES,
  COMMENT_ROUTES,
  ME_ROUTES,
  MODERATION_ROUTES,
  COMMENT_PAGE_ROUTES,
  SUBSCRIPTION_ROUTES,
  WEBSUB_ROUTES,
  SUBSCRIPTION_PAGE_ROUTES,
  PICTURE_ROUTES,
];

/** Every address of the API. The stack and the local gateway are made from it. */
export const ROUTES: readonly Route[] = GROUPS.flatMap(addressesOf);

/** The function behind the gateway's `$default` route: it answers for addresses that are none. */
export const DEFAULT_FUNCTION = 'pages';

/** What the routes of a function do with the table: the most that one of its groups does. */
export function tableRightOf(name: string): TableRight {
  const rights = GROUPS.filter((group) => group.function === name).map(({ table }) => table);
  const [most = 'read'] = rights.sort((a, b) => STRENGTH.indexOf(b) - STRENGTH.indexOf(a));
  return most;
}

const STRENGTH: readonly TableRight[] = ['none', 'read', 'subscriptions', 'readWrite'];

/** The names that the query of a route may have; none for one that takes any. */
export function queryOf(key: string): readonly string[] {
  const { query = [] } = definitionOf(key) ?? {};
  return query === 'any' ? [] : query;
}

/** The definition of a route by its method and path. */
export function definitionOf(key: string): RouteGroup['routes'][string] | undefined {
  return GROUPS.find(({ routes }) => key in routes)?.routes[key];
}
