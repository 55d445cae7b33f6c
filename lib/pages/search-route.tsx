import type { Context } from 'hono';
import { encodeCursor } from '../http/cursor.ts';
import { readFilters } from '../http/filters.ts';
import { readPaging } from '../http/list-query.ts';
import { readSearch } from '../http/search-query.ts';
import { readSearchPage } from '../http/search-routes.ts';
import { versionOf } from './card-version.ts';
import { ListPage } from './list-page.tsx';
import { answerMessage, answerPage, badPage, type PageDeps, siteOf } from './page-answer.tsx';

const HELP =
  'Words find articles that speak of them, "quotation marks" find words that stand together, and #hashtags find what is tagged so.';

/** What `q` finds, as a page. It costs what `/v1/search` costs. */
export async function answerSearch(context: Context, deps: PageDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const asked = parameters.get('q') ?? '';
  const query = `?q=${encodeURIComponent(asked)}`;
  const path = `/search${query}`;
  const search = await readSearch(asked, undefined);
  if (!search.ok && asked.trim() === '')
    return answerMessage(context, deps, 400, { title: 'Search', detail: HELP, children: <Again /> });
  if (!search.ok)
    return answerMessage(context, deps, 400, {
      title: 'Nothing to search for',
      detail: search.error.detail,
      children: <Again asked={asked} />,
    });
  const paging = readPaging(parameters, path, deps.cursorSecrets);
  const filters = readFilters(new URLSearchParams());
  if (!filters.ok || !paging.ok) return badPage(context, deps, 'The address is not one of ours.');
  const { page: found } = await readSearchPage(deps, search.value, filters.value, paging.value);
  const site = siteOf(context, deps);
  const cards = found.items.map(({ card }) => card);
  const nextPath = found.next && `${path}&cursor=${encodeCursor(found.next, path, deps.cursorSecrets)}`;
  const view = {
    title: asked,
    kicker: 'Search',
    description: `Articles about ${asked}`,
    path,
    feedPath: '/v1/search',
    feedQuery: query,
    cards,
    labels: deps.labels,
    nextPath,
    intro: cards.length === 0 && <Again asked={asked} />,
    empty: `No article of the last weeks speaks of this. ${HELP}`,
    unlisted: true,
  };
  return answerPage(context, deps, 'list', [path, nextPath ?? '', ...cards.map(versionOf)], () => (
    <ListPage view={view} site={site} />
  ));
}

function Again({ asked = '' }: { asked?: string }) {
  return (
    <form class="search again" action="/search">
      <label class="hidden" for="again">
        Search for
      </label>
      <input id="again" name="q" type="search" required maxlength={200} value={asked} />
      <button type="submit">Search</button>
    </form>
  );
}
