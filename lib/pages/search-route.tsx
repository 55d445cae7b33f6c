import type { Context } from 'hono';
import { versionsOfCards } from '../read/card-versions.ts';
import type { Filters } from '../read/filters.ts';
import { pageAddresses, readPaging } from '../read/paging.ts';
import { type FoundPage, searchArticles } from '../read/search.ts';
import { readSearchParameters, type SearchParameters } from '../read/search-request.ts';
import { answerMessage, answerPage, badPage, listAddress, type PageDeps, siteOf } from './page-answer.tsx';
import { SearchForm, SearchPage } from './search-page.tsx';

const HELP =
  'Words find articles that have all of them, "quotation marks" find words that stand together, OR finds either, -word leaves out, word* finds all that begins so, and #hashtags find what is tagged so.';

/** What `q` finds, as a page. It costs what `/v1/search` costs. */
export async function answerSearch(context: Context, deps: PageDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const asked = parameters.get('q') ?? '';
  const search = await readSearchParameters(parameters, 'relevance', deps.sourceAliases);
  if (!search.ok) {
    const isEmpty = asked.trim() === '';
    return answerMessage(context, deps, 400, {
      title: isEmpty ? 'Search' : 'Nothing to search for',
      detail: isEmpty ? HELP : search.error.detail,
      children: <SearchForm id="again" asked={asked} />,
    });
  }
  const query = queryOf(search.value);
  const path = `/search?${query}`;
  const address = listAddress(context, deps, '/search', path);
  const paging = readPaging(address);
  if (!paging.ok) return badPage(context, deps, 'The address is not one of ours.');
  const { filters, ...rest } = search.value;
  const found = await searchArticles(deps, { ...rest, ...filters, ...paging.value });
  const { next } = pageAddresses(address, found.next);
  const view = { search: search.value, query, path, found, labels: deps.labels, nextPath: next, help: HELP };
  return answerPage(context, deps, 'list', versionsOf(path, next, found), () => (
    <SearchPage view={view} site={siteOf(context, deps)} />
  ));
}

/** The query of the page's address, its pages aside. */
function queryOf({ text, order, filters, groupsStories }: SearchParameters): URLSearchParams {
  const query = new URLSearchParams({ q: text });
  if (order === 'newest') query.set('order', order);
  if (groupsStories) query.set('group', 'story');
  for (const [name, value] of filterParameters(filters)) query.append(name, value);
  return query;
}

function filterParameters({ constraints, since, until }: Filters): [string, string][] {
  return [
    ...constraints.flatMap(({ kind, keys }) => keys.map((key): [string, string] => [kind, key])),
    ...(since === undefined ? [] : [['since', since] as [string, string]]),
    ...(until === undefined ? [] : [['until', until] as [string, string]]),
  ];
}

function versionsOf(
  path: string,
  next: string | undefined,
  { items, next: _, ...facts }: FoundPage,
): string[] {
  return [path, next ?? '', JSON.stringify(facts), ...versionsOfCards(items)];
}
