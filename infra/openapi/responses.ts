import type { Model } from '../../lib/openapi/model.ts';
import type { RouteDocs } from '../../lib/openapi/route-docs.ts';
import { PROBLEMS } from '../../lib/web/problem.ts';
import type { Route } from '../../lib/web/route.ts';
import { definitionOf, queryOf } from '../routes.ts';

const XML_TYPES = ['application/atom+xml', 'application/rss+xml'];

const NEVER_KEPT: readonly string[] = ['/healthz', '/v1/me/comments'];

/** What may be kept, and asked for again by its tag. */
export function isKept({ method, path }: Route, { needsToken, status = 200 }: RouteDocs): boolean {
  return method === 'GET' && status === 200 && !needsToken && !NEVER_KEPT.includes(path);
}

/** The headers of that answer. */
export function headersOf(route: Route, operation: RouteDocs) {
  const told: Record<string, string> = {};
  if (isKept(route, operation)) {
    told['etag'] = 'Sent back in If-None-Match, it is answered by 304 until something changes.';
    told['cache-control'] = 'For how long the answer may be kept.';
  }
  if (queryOf(`${route.method} ${route.path}`).some((name) => name === 'cursor' || name === 'limit'))
    told['link'] = 'The pages `first` and, when there are more, `next` (RFC 8288).';
  const headers = Object.entries(told).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ]);
  return headers.length > 0 ? { headers: Object.fromEntries(headers) } : {};
}

/** What an operation answers when all is well. */
export function answerOf(route: Route, operation: RouteDocs, status: number) {
  if (status === 303)
    return { description: 'Back to a page.', headers: { location: { schema: { type: 'string' } } } };
  if (status === 308)
    return { description: 'It is there.', headers: { location: { schema: { type: 'string' } } } };
  if (status === 204) return { description: 'Done.' };
  const isList = definitionOf(`${route.method} ${route.path}`)?.isList;
  return {
    description: 'As asked for.',
    content: contentOf(operation, isList ? 'application/feed+json' : 'application/json'),
    // Clients type an answer by all the media types that it has, and a text beside the object leaves no field that is sure.
    ...(isList && { 'x-formats': XML_TYPES }),
  };
}

function contentOf({ answer, type }: RouteDocs, usual: string): Record<string, unknown> {
  if (answer) return content(type ?? usual, answer);
  return { [type ?? 'text/plain']: { schema: { type: type?.endsWith('json') ? 'object' : 'string' } } };
}

/** A body of one media type. */
export function content(type: string, { name }: Model) {
  return { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
}

const RETRIED: readonly number[] = [429, 503];
const RETRY_AFTER = {
  'retry-after': { description: 'Seconds until it may work.', schema: { type: 'integer' } },
};

/** What it answers with another status. */
export function problemOf(status: number) {
  if (status === 308)
    return { description: 'Moved for ever.', headers: { location: { schema: { type: 'string' } } } };
  if (status === 304) return { description: 'What the client has is what there is.' };
  const codes = Object.entries(PROBLEMS).filter(([, problem]) => problem.status === status);
  const told = codes.map(([code, { title }]) => `${code}: ${title}.`).join(' ');
  const schema = { $ref: '#/components/schemas/Problem' };
  const gateway = status === 429 ? " The gateway's own is application/json with a `message`." : '';
  return {
    description: `${told}${gateway}`,
    ...(RETRIED.includes(status) && { headers: RETRY_AFTER }),
    content: { 'application/problem+json': { schema } },
  };
}
