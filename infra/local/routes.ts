/** The function that consumes the queue of uploads. */
export const QUEUE_FUNCTION = 'ingest';

/** Which function answers which paths: the first prefix that fits, as the HTTP API's routes have it. */
const ROUTES: readonly { readonly prefix: string; readonly functionName: string }[] = [
  { prefix: '/v1/feeds', functionName: 'feeds' },
  { prefix: '/v1/sources', functionName: 'feeds' },
  { prefix: '/v1/hashtags', functionName: 'feeds' },
  { prefix: '/v1/search', functionName: 'feeds' },
  { prefix: '/v1/stories', functionName: 'feeds' },
  { prefix: '/v1/ingests', functionName: 'feeds' },
  { prefix: '/healthz', functionName: 'feeds' },
  { prefix: '/openapi.json', functionName: 'feeds' },
  { prefix: '/v1/articles', functionName: 'articles' },
];

/** Everything else: the reader's pages. */
const DEFAULT_FUNCTION = 'pages';

/** The name of the function that serves `path`. */
export function functionOfPath(path: string): string {
  const route = ROUTES.find(
    ({ prefix }) => path.startsWith(prefix) && /^$|^[/.]/.test(path.slice(prefix.length)),
  );
  return route?.functionName ?? DEFAULT_FUNCTION;
}
