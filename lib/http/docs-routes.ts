import { type AppContext, type AppDeps, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { routeGroup } from '../web/route.ts';
import type { Document } from './docs/document.ts';

const CACHE = 'public, max-age=300';
/**
 * What the service tells of itself: the OpenAPI document, the same as a page, and whether it answers. Document and page are loaded at the first request for them.
 */
export const DOCS_ROUTES = routeGroup(
  { function: 'feeds', table: 'read' },
  {
    'GET /openapi.json': { answer: answerDocument },
    'GET /docs': { query: 'any', answer: answerPage },
    'GET /healthz': { answer: answerHealth },
  },
);

async function answerDocument(context: AppContext): Promise<Response> {
  const text = JSON.stringify(await readDocument());
  const headers = {
    'content-type': 'application/vnd.oai.openapi+json;version=3.1',
    'cache-control': CACHE,
  };
  return conditional(context.req.raw.headers, { etag: etagOf([text]) }, headers, () => text);
}

async function answerPage(context: AppContext, deps: AppDeps): Promise<Response> {
  const { DOCS_POLICY, docsPage } = await import('./docs/docs-page.tsx');
  const text = docsPage(await readDocument(), siteUrlOf(context, deps));
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': CACHE,
    'content-security-policy': DOCS_POLICY,
  };
  return conditional(context.req.raw.headers, { etag: etagOf([text]) }, headers, () => text);
}

/** Asks nothing of the table. */
function answerHealth(context: AppContext): Response {
  return context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
}

async function readDocument(): Promise<Document> {
  const { default: document } = await import('./openapi.data.json', { with: { type: 'json' } });
  return document as unknown as Document;
}
