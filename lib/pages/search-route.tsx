import type { Context } from 'hono';
import type { ReadRefusal } from '../read/answer.ts';
import { versionsOfCards } from '../read/card-versions.ts';
import type { Filters } from '../read/filters.ts';
import { pageAddresses, readPaging } from '../read/paging.ts';
import { type FoundPage, searchArticles } from '../read/search.ts';
import { readSearchParameters, type SearchParameters } from '../read/search-request.ts';
import { answerMessage, answerPage, badPage, listAddress, type PageDeps } from './page-answer.tsx';
import { SearchForm, SearchPage } from './search-page.tsx';

/** What `q` finds, as a page. It costs what `/v1/search` costs. */
export async function answerSearch(context: Context, deps: PageDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const asked = parameters.get('q') ?? '';
  const search = await readSearchParameters(parameters, 'relevance', deps.sourceAliases);
  if (!search.ok) {
    const isEmpty = asked.trim() === '';
    return answerMessage(context, deps, 400, ({ words }) => ({
      title: isEmpty ? words.search.title : words.search.nothing,
      detail: isEmpty ? words.search.help : words.search[reasonOf(search.error)],
      children: <SearchForm id="again" asked={asked} words={words} />,
    }));
  }
  const query = queryOf(search.value);
  const path = `/search?${query}`;
  const address = listAddress(context, deps, '/search', path);
  const paging = readPaging(address);
  if (!paging.ok) return badPage(context, deps);
  const { filters, ...rest } = search.value;
  const found = await searchArticles(deps, { ...rest, ...filters, ...paging.value });
  const { next } = pageAddresses(address, found.next);
  const view = { search: search.value, query, path, found, labels: deps.labels, nextPath: next };
  return answerPage(context, deps, 'list', versionsOf(path, next, found), (site) => (
    <SearchPage view={view} site={site} />
  ));
}

/** Which sentence tells why a search was refused. */
function reasonOf({ errors = [] }: ReadRefusal): 'noWords' | 'tooLong' | 'badFilter' {
  const code = errors[0]?.code;
  return code === 'noWords' || code === 'tooLong' ? code : 'badFilter';
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
