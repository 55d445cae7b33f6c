import type { Context } from 'hono';
import { pageAddresses, readPaging } from '../read/paging.ts';
import { listSources } from '../read/sources.ts';
import { answerPage, badPage, listAddress, type PageDeps } from './page-answer.tsx';
import { SourcesPage } from './sources-page.tsx';

const SOURCES = 100;

/** The sources of `/v1/sources`, a hundred on a page. One Query. */
export async function answerSources(context: Context, deps: PageDeps): Promise<Response> {
  const address = listAddress(context, deps, '/sources');
  const paging = readPaging(address);
  if (!paging.ok) return badPage(context, deps);
  const found = await listSources(deps, { ...paging.value, limit: SOURCES });
  const { next } = pageAddresses(address, found.next);
  return answerPage(context, deps, 'sources', [next ?? '', ...found.versions], (site) => (
    <SourcesPage sources={found.value} nextPath={next} labels={deps.labels} site={site} />
  ));
}
