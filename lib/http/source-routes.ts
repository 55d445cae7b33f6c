import { PAGING_NAMES, pageAddresses, readPaging } from '../read/paging.ts';
import { listSources } from '../read/sources.ts';
import type { SourceItem } from '../store/read-store.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { routeGroup } from '../web/route.ts';
import { pageLinks } from './page-links.ts';
import { element, escapeXml } from './xml.ts';

const PATH = '/v1/sources';
const CACHE = { 'cache-control': 'public, max-age=300' };
/** Sources that one OPML document lists; a reader's subscriptions are not paged. */
const OPML_LIMIT = 1000;

/** The sources that have published, and the same as subscriptions. */
export const SOURCE_ROUTES = routeGroup(
  { function: 'feeds', table: 'read' },
  {
    'GET /v1/sources': { query: PAGING_NAMES, answer: answerSources },
    'GET /v1/sources.opml': { answer: answerOpml },
  },
);

/** With their feeds and what was refused of them lately. One Query a page. */
async function answerSources(context: AppContext, deps: AppDeps): Promise<Response> {
  const site = siteUrlOf(context, deps);
  const parameters = new URL(context.req.url).searchParams;
  const address = { path: site + PATH, parameters, cursorName: PATH, secrets: deps.cursorSecrets };
  const paging = readPaging(address);
  if (!paging.ok) return problem(context, paging.error);
  const found = await listSources(deps, paging.value);
  const { first, next } = pageAddresses(address, found.next);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([...found.versions, next ?? '']) },
    {
      'content-type': 'application/json; charset=utf-8',
      ...CACHE,
      ...pageLinks({ firstUrl: first, nextUrl: next }),
    },
    () =>
      JSON.stringify({
        sources: found.value.map((source) => ({
          ...source,
          ...ownershipOf(source, deps),
          feed: feedOf(site, source),
        })),
        ...(next && { next_url: next }),
      }),
  );
}

/** All sources as subscriptions (OPML 2.0, http://opml.org/spec2.opml). One Query. */
async function answerOpml(context: AppContext, deps: AppDeps): Promise<Response> {
  const found = await listSources(deps, { limit: OPML_LIMIT });
  const site = siteUrlOf(context, deps);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf(found.versions) },
    { 'content-type': 'text/x-opml; charset=utf-8', ...CACHE },
    () =>
      [
        '<?xml version="1.0" encoding="utf-8"?>',
        `<opml version="2.0"><head><title>${escapeXml(`Sources of ${deps.siteName ?? 'newsloom'}`)}</title></head><body>`,
        ...found.value.map((source) =>
          element('outline', undefined, {
            type: 'rss',
            text: source.name,
            title: source.name,
            xmlUrl: `${feedOf(site, source)}.rss`,
            htmlUrl: source.domain === undefined ? pageOf(site, source) : `https://${source.domain}/`,
          }),
        ),
        '</body></opml>',
      ].join('\n'),
  );
}

function ownershipOf({ key }: SourceItem, { labels = {} }: AppDeps) {
  const ownership = labels[key];
  return ownership === undefined ? {} : { ownership };
}

function pageOf(site: string, { key }: SourceItem): string {
  return `${site}/sources/${encodeURIComponent(key)}`;
}

function feedOf(site: string, { key }: SourceItem): string {
  return `${site}/v1/feeds/sources/${encodeURIComponent(key)}`;
}
