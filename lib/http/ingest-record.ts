import { pageAddresses, readPaging } from '../read/paging.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { routeGroup } from '../web/route.ts';
import { pageLinks } from './page-links.ts';

const HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' };

/** What became of an upload; of a long one `next_url` goes on with its article ids. One Query, or two. */
export const INGEST_ROUTES = routeGroup(
  { function: 'feeds', table: 'read' },
  { 'GET /v1/ingests/{id}': { query: ['cursor'], answer: answerIngest } },
);

async function answerIngest(
  context: AppContext,
  deps: AppDeps,
  { id: given }: { readonly id: string },
): Promise<Response> {
  const id = given.slice(0, 64);
  const name = `/v1/ingests/${id}`;
  const address = {
    path: `${siteUrlOf(context, deps)}${name}`,
    parameters: new URL(context.req.url).searchParams,
    cursorName: name,
    secrets: deps.cursorSecrets,
  };
  const paging = readPaging(address);
  if (!paging.ok) return problem(context, paging.error);
  const found = await deps.store.getIngest(id, paging.value.after);
  if (!found) return problem(context, { code: 'notFound', detail: 'No upload has this ingest record.' });
  const { first, next } = pageAddresses(address, found.next);
  const text = JSON.stringify({ ...found.record, ...(next && { next_url: next }) });
  const headers = { ...HEADERS, ...pageLinks({ firstUrl: first, nextUrl: next }) };
  return conditional(context.req.raw.headers, { etag: etagOf([text]) }, headers, () => text);
}
