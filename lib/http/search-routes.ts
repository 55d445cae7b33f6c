import { loadOnce } from '../article/load-once.ts';
import type { Found } from '../read/answer.ts';
import { versionsOfCards } from '../read/card-versions.ts';
import { FILTER_NAMES } from '../read/filters.ts';
import { PAGING_NAMES } from '../read/paging.ts';
import type { FoundPage } from '../read/search.ts';
import type { SearchReadStore } from '../search/search-store.ts';
import { type AppContext, type AppDeps, problem } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { routeGroup } from '../web/route.ts';
import { answerList, type ListPage } from './answer-list.ts';
import { formatOf } from './formats.ts';

/** Most instances answer lists and never search. */
const searching = loadOnce(async () => ({
  ...(await import('../read/search-request.ts')),
  ...(await import('../read/search.ts')),
  ...(await import('../read/suggest.ts')),
}));

/** What searching needs beside what all routes do. */
export interface SearchAppDeps extends AppDeps {
  readonly index: SearchReadStore;
}

/** Search over all words of the articles of the last weeks. */
export const SEARCH_ROUTES = routeGroup(
  { function: 'feeds', table: 'read' },
  {
    'GET /v1/search': {
      isList: true,
      query: ['q', 'order', 'group', ...PAGING_NAMES, ...FILTER_NAMES],
      answer: answerSearch,
    },
    'GET /v1/search/suggest': { query: ['q'], answer: answerSuggest },
  },
);

/** Best first for whoever asks for JSON, newest first for feed readers, which show what is new in the order of its coming. */
async function answerSearch(context: AppContext, deps: SearchAppDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const asked = formatOf(context);
  const isForReaders = asked === 'atom' || asked === 'rss';
  const { readSearchParameters, searchArticles } = await searching();
  const search = await readSearchParameters(
    parameters,
    isForReaders ? 'newest' : 'relevance',
    deps.sourceAliases,
  );
  if (!search.ok) return problem(context, search.error);
  const { filters, ...rest } = search.value;
  return answerList(context, deps, {
    title: `Search: ${search.value.text}`,
    homePath: `/search?q=${encodeURIComponent(search.value.text)}`,
    read: async (paging) => foundList(await searchArticles(deps, { ...rest, ...filters, ...paging })),
  });
}

/** Words come and go slowly: whoever types asks the same beginnings again and again. */
const SUGGEST_CACHE = 'public, max-age=300, stale-while-revalidate=600';

async function answerSuggest(context: AppContext, deps: SearchAppDeps): Promise<Response> {
  const { readTyped, suggest } = await searching();
  const text = await readTyped(new URL(context.req.url).searchParams);
  if (!text.ok) return problem(context, text.error);
  const body = JSON.stringify({ q: text.value, ...(await suggest(deps, text.value)) });
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([body]) },
    { 'content-type': 'application/json; charset=utf-8', 'cache-control': SUGGEST_CACHE },
    () => body,
  );
}

function foundList({ items, next, ...search }: FoundPage): Found<ListPage> {
  const facts = JSON.stringify(search);
  return {
    state: 'found',
    value: {
      items: items.map(({ card, copies, score, passage, headlineMarks, grouped }) => ({
        card,
        copies,
        found: { score, passage, headlineMarks, grouped: grouped?.map(({ id }) => id) },
      })),
      search,
    },
    versions: [facts, ...versionsOfCards(items)],
    next,
  };
}
