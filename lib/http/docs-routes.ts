import { createHash } from 'node:crypto';
import type { AppContext } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { routeGroup } from '../web/route.ts';
import { element, escapeXml } from './xml.ts';

const CACHE = 'public, max-age=300';
const STYLE =
  'body{font:1rem/1.5 system-ui;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}code{background:#eee;padding:.1em .3em}section{border-top:1px solid #999;padding:.5rem 0}dt{font-weight:600}@media(prefers-color-scheme:dark){body{color:#eee;background:#111}code{background:#333}a{color:#9cf}}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

interface Document {
  readonly info: { readonly title: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
  }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

/**
 * What the service tells of itself: the OpenAPI document, the same as a page that needs no script and loads nothing, and
 * whether it answers. The document is loaded at the first request for it.
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

async function answerPage(context: AppContext): Promise<Response> {
  const text = page(await readDocument());
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': CACHE,
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
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

function page({ info, paths }: Document): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method.toUpperCase(), path, operation)),
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `${element('title', `${info.title} API`)}<style>${STYLE}</style></head><body><main>`,
    element('h1', `${info.title} API`),
    element('p', info.description),
    '<p>For programs: <a href="/openapi.json">/openapi.json</a></p>',
    ...operations,
    '</main></body></html>',
  ].join('\n');
}

function section(
  method: string,
  path: string,
  { summary, description, parameters, responses }: Operation,
): string {
  const rows = parameters.map(
    (each) =>
      `<dt><code>${escapeXml(each.name)}</code> (${each.in})</dt>${element('dd', each.description ?? '')}`,
  );
  const answers = Object.entries(responses).map(
    ([status, answer]) => `<dt><code>${status}</code></dt>${element('dd', answer.description)}`,
  );
  return [
    `<section><h2><code>${method} ${escapeXml(path)}</code></h2>`,
    element('p', `${summary}. ${description}`),
    rows.length > 0 ? `<h3>Parameters</h3><dl>${rows.join('')}</dl>` : '',
    `<h3>Answers</h3><dl>${answers.join('')}</dl></section>`,
  ].join('');
}
