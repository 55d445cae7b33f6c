import type { Context } from 'hono';
import { encodeCursor } from '../http/cursor.ts';
import { readPaging } from '../http/list-query.ts';
import { answerPage, badPage, type PageDeps, siteOf } from './page-answer.tsx';
import { SourcesPage } from './sources-page.tsx';

const SOURCES = 100;

/** One Query, as `/v1/sources`. */
export async function answerSources(context: Context, deps: PageDeps): Promise<Response> {
  const paging = readPaging(new URL(context.req.url).searchParams, '/sources', deps.cursorSecrets);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const { items, next } = await deps.store.listSources({ ...paging.value, limit: SOURCES, now: deps.now() });
  const site = siteOf(context, deps);
  const nextPath = next && `/sources?cursor=${encodeCursor(next, '/sources', deps.cursorSecrets)}`;
  const versions = items.map(({ key, name, lastPublished }) => `${key} ${name} ${lastPublished}`);
  return answerPage(context, deps, 'sources', [nextPath ?? '', ...versions], () => (
    <SourcesPage sources={items} nextPath={nextPath} labels={deps.labels} site={site} />
  ));
}
