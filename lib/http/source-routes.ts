import type { ListedSource, SourceItem } from '../store/read-store.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from './app.ts';
import { conditional, etagOf } from './conditional.ts';
import { encodeCursor } from './cursor.ts';
import { readPaging } from './list-query.ts';
import { pageLinks } from './page-links.ts';
import { element, escapeXml } from './xml.ts';

const QUERY = '/v1/sources';
const CACHE = { 'cache-control': 'public, max-age=300' };
/** Sources that one OPML document lists; a reader's subscriptions are not paged. */
const OPML_LIMIT = 1000;

/** The sources that have published, with their feeds and what was refused of them lately. One Query a page. */
export async function answerSources(context: AppContext, deps: AppDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const paging = readPaging(parameters, QUERY, deps.cursorSecrets);
  if (!paging.ok) return problem(context, paging.error);
  const { items: stored, next } = await deps.store.listSources({ ...paging.value, now: deps.now() });
  const items = withoutAliases(stored, deps);
  const site = siteUrlOf(context, deps);
  const nextUrl =
    next &&
    `${site}${QUERY}?limit=${paging.value.limit}&cursor=${encodeCursor(next, QUERY, deps.cursorSecrets)}`;
  return conditional(
    context.req.raw.headers,
    {
      etag: etagOf([...versionsOf(items), ...items.map((each) => `${each.refusedLastDay}`), nextUrl ?? '']),
    },
    {
      'content-type': 'application/json; charset=utf-8',
      ...CACHE,
      ...pageLinks({ firstUrl: `${site}${QUERY}?limit=${paging.value.limit}`, nextUrl }),
    },
    () =>
      JSON.stringify({
        sources: items.map((source) => ({
          ...source,
          ...ownershipOf(source, deps),
          feed: feedOf(site, source),
        })),
        ...(nextUrl && { next_url: nextUrl }),
      }),
  );
}

/** All sources as subscriptions (OPML 2.0, http://opml.org/spec2.opml). One Query. */
export async function answerOpml(context: AppContext, deps: AppDeps): Promise<Response> {
  const stored = await deps.store.listSources({ limit: OPML_LIMIT, now: deps.now() });
  const items = withoutAliases(stored.items, deps);
  const site = siteUrlOf(context, deps);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf(versionsOf(items)) },
    { 'content-type': 'text/x-opml; charset=utf-8', ...CACHE },
    () =>
      [
        '<?xml version="1.0" encoding="utf-8"?>',
        `<opml version="2.0"><head><title>${escapeXml('Sources of newsloom')}</title></head><body>`,
        ...items.map((source) =>
          element('outline', undefined, {
            type: 'rss',
            text: source.name,
            xmlUrl: `${feedOf(site, source)}.rss`,
            htmlUrl: source.domain === undefined ? undefined : `https://${source.domain}/`,
          }),
        ),
        '</body></opml>',
      ].join('\n'),
  );
}

/** Sources that were kept before the operator said that they are others stay stored and are not shown. */
function withoutAliases(items: readonly ListedSource[], { sourceAliases }: AppDeps): readonly ListedSource[] {
  return sourceAliases?.size ? items.filter(({ key }) => !sourceAliases.has(key)) : items;
}

function ownershipOf({ key }: SourceItem, { labels = {} }: AppDeps) {
  const ownership = labels[key];
  return ownership === undefined ? {} : { ownership };
}

function feedOf(site: string, { key }: SourceItem): string {
  return `${site}/v1/feeds/sources/${encodeURIComponent(key)}`;
}

function versionsOf(items: readonly SourceItem[]): string[] {
  return items.map(({ key, name, lastPublished }) => `${key} ${name} ${lastPublished}`);
}
