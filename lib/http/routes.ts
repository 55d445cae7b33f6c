import { FEED_KINDS } from '../feeds/feed-kinds.ts';

/** A route as the gateway knows it: `{x}` is one path segment. `function` is the file of `functions/` that serves it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly function: string;
}

/** Lists can be asked for in a format by suffix; the gateway's `{x}` takes the suffix along, fixed names need their own routes. */
const LIST_SUFFIXES = ['', '.json', '.atom', '.rss'];

const lists = (name: string, ...paths: string[]): Route[] =>
  paths.flatMap((path) =>
    (path.endsWith('}') ? [''] : LIST_SUFFIXES).map((suffix) => ({
      method: 'GET' as const,
      path: `${path}${suffix}`,
      function: name,
    })),
  );

/** Every route of the API. The stack, the local gateway and the OpenAPI document are made from it. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/feeds', function: 'feeds' },
  ...lists(
    'feeds',
    '/v1/feeds/latest',
    ...FEED_KINDS.map(({ plural, parameter }) => `/v1/feeds/${plural}/{${parameter}}`),
  ),
  ...lists('feeds', '/v1/stories', '/v1/search'),
  { method: 'GET', path: '/v1/search/suggest', function: 'feeds' },
  { method: 'GET', path: '/v1/stories/{id}', function: 'feeds' },
  ...lists('feeds', '/v1/stories/{id}/topic'),
  { method: 'GET', path: '/v1/hashtags/trending', function: 'feeds' },
  { method: 'GET', path: '/v1/sources', function: 'feeds' },
  { method: 'GET', path: '/v1/sources.opml', function: 'feeds' },
  { method: 'GET', path: '/v1/ingests/{id}', function: 'feeds' },
  { method: 'POST', path: '/v1/uploads', function: 'uploads' },
  { method: 'POST', path: '/v1/ingests/{id}/replay', function: 'uploads' },
  { method: 'GET', path: '/healthz', function: 'feeds' },
  { method: 'GET', path: '/openapi.json', function: 'feeds' },
  { method: 'GET', path: '/docs', function: 'feeds' },
  { method: 'GET', path: '/v1/articles', function: 'articles' },
  { method: 'GET', path: '/v1/articles/{id}', function: 'articles' },
  ...lists(
    'articles',
    '/v1/articles/{id}/related',
    '/v1/articles/{id}/background',
    '/v1/articles/{id}/copies',
  ),
  { method: 'POST', path: '/v1/articles/{id}/assist/ask', function: 'assist' },
  { method: 'GET', path: '/v1/articles/{id}/assist/summary', function: 'assist' },
  { method: 'POST', path: '/v1/articles/{id}/assist/translation', function: 'assist' },
  ...lists('comments', '/v1/articles/{id}/comments'),
  { method: 'POST', path: '/v1/articles/{id}/comments', function: 'comments' },
  { method: 'GET', path: '/v1/comments/{id}', function: 'comments' },
  { method: 'PATCH', path: '/v1/comments/{id}', function: 'comments' },
  { method: 'DELETE', path: '/v1/comments/{id}', function: 'comments' },
  { method: 'POST', path: '/v1/comments/{id}/reports', function: 'comments' },
  { method: 'GET', path: '/v1/me/comments', function: 'comments' },
  { method: 'DELETE', path: '/v1/me/comments', function: 'comments' },
  { method: 'POST', path: '/v1/me/comments/erasure', function: 'comments' },
  { method: 'POST', path: '/v1/moderation/session', function: 'comments' },
  { method: 'GET', path: '/v1/moderation/comments', function: 'comments' },
  { method: 'GET', path: '/v1/moderation/comments/{id}', function: 'comments' },
  { method: 'POST', path: '/v1/moderation/comments/{id}/approve', function: 'comments' },
  { method: 'POST', path: '/v1/moderation/comments/{id}/reject', function: 'comments' },
  // Pages with forms about comments: they need the secrets that sign them.
  { method: 'GET', path: '/comments/{page}', function: 'comments' },
  { method: 'GET', path: '/moderation', function: 'comments' },
  { method: 'GET', path: '/v1/subscriptions', function: 'subscriptions' },
  { method: 'POST', path: '/v1/subscriptions', function: 'subscriptions' },
  { method: 'GET', path: '/v1/subscriptions.opml', function: 'subscriptions' },
  { method: 'POST', path: '/v1/subscriptions/import', function: 'subscriptions' },
  { method: 'GET', path: '/v1/subscriptions/{id}', function: 'subscriptions' },
  { method: 'PATCH', path: '/v1/subscriptions/{id}', function: 'subscriptions' },
  { method: 'DELETE', path: '/v1/subscriptions/{id}', function: 'subscriptions' },
  { method: 'POST', path: '/v1/subscriptions/{id}/poll', function: 'subscriptions' },
  // Hubs call back here.
  { method: 'GET', path: '/v1/websub/{id}/{token}', function: 'subscriptions' },
  { method: 'POST', path: '/v1/websub/{id}/{token}', function: 'subscriptions' },
  { method: 'GET', path: '/subscriptions', function: 'subscriptions' },
  { method: 'POST', path: '/subscriptions', function: 'subscriptions' },
];

/** The function behind the gateway's `$default` route: it answers for addresses that are none. */
export const DEFAULT_FUNCTION = 'pages';
