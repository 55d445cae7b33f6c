import type { Instant } from '../article/instant.ts';
import type { Answer, Found } from '../read/answer.ts';
import { type Paging, pageAddresses, readPaging } from '../read/paging.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf, movedPermanently, seePage } from '../web/conditional.ts';
import { splitSuffix } from '../web/route.ts';
import { formatOf, LIST_FORMATS, NOT_ACCEPTABLE, prefersHtml } from './formats.ts';
import { contentOf } from './item-content.ts';
import type { List, ListItem, SearchFacts } from './list.ts';
import { missingProblem } from './missing.ts';
import { pageLinks } from './page-links.ts';

/** One list that a route answers with. */
export interface ListRoute {
  readonly title: string;
  /** The one language of all that may stand in it. */
  readonly language?: string;
  /** Its page for people. */
  readonly homePath: string;
  /** What is not there when it is unknown; an article unless told. */
  readonly of?: 'article' | 'list';
  /** True for feeds, which keep the instant of their last change: other lists lose it with what goes, and tell none. */
  readonly isFeed?: boolean;
  /** Reads one page. */
  readonly read: (paging: Paging) => Promise<Answer<ListPage>>;
  /** Path, without suffix, of the list that this one became part of. */
  readonly movedPath?: (to: string) => string;
}

export interface ListPage {
  readonly items: readonly Omit<ListItem, 'url' | 'pageUrl' | 'ownership'>[];
  readonly title?: string | undefined;
  /** When something that stood on the page left or expired last. */
  readonly changedAt?: Instant | undefined;
  readonly search?: SearchFacts | undefined;
}

const CACHE = 'public, max-age=30, stale-while-revalidate=60';

/**
 * Answers a list: format by suffix or Accept, paging, one read, validators from stored versions, Link headers
 * (RFC 8288). Refuses a bad query before anything is read. Full texts are read, where the operator wants them, only
 * for a list that the client does not have yet.
 */
export async function answerList(context: AppContext, deps: AppDeps, route: ListRoute): Promise<Response> {
  const here = new URL(context.req.url);
  const site = siteUrlOf(context, deps);
  const { path, format: suffix } = splitSuffix(context.req.path);
  const wantsPage = suffix === undefined && prefersHtml(context.req.header('accept'));
  if (wantsPage && isWholeList(route, here)) return seePage(`${site}${route.homePath}`);
  const format = formatOf(context);
  if (format === undefined) return problem(context, NOT_ACCEPTABLE);
  const address = {
    path: `${site}${here.pathname}`,
    parameters: here.searchParams,
    cursorName: cursorNameOf(path, here.searchParams),
    secrets: deps.cursorSecrets,
  };
  const paging = readPaging(address);
  if (!paging.ok) return problem(context, paging.error);
  const answer = await route.read(paging.value);
  if (answer.state === 'moved') return moved(here, site, route.movedPath?.(answer.to) ?? path);
  if (answer.state !== 'found') return problem(context, missingProblem(answer, route.of ?? 'article'));
  const { first, next } = pageAddresses(address, answer.next);
  const list = listOf(site, deps, route, answer, {
    feedUrl: `${address.path}${here.search}`,
    firstUrl: first,
    ...(next !== undefined && { nextUrl: next }),
  });
  const changed = lastChange(list.items, answer.value.changedAt, deps.now());
  const { type, present } = LIST_FORMATS[format];
  const { feedText: text = 'excerpt' } = deps;
  return conditional(
    context.req.raw.headers,
    {
      etag: etagOf([
        format,
        text,
        siteNameOf(deps),
        `${deps.feedHubs ?? ''}`,
        context.req.url,
        ...answer.versions,
        next ?? '',
      ]),
      ...(route.isFeed && changed !== undefined && { lastModified: changed }),
    },
    {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': CACHE,
      vary: 'Accept',
      ...pageLinks(list, type),
    },
    text === 'full'
      ? async () => present(await withTexts(list, deps), changed, deps.now())
      : () => present(list, changed, deps.now()),
  );
}

/** The page of a list shows it without filters: `q` of a search stands in the page's own address. */
function isWholeList({ homePath }: ListRoute, { searchParams }: URL): boolean {
  const inPage = new URL(homePath, 'https://any.example').searchParams;
  return [...searchParams.keys()].every((name) => name === 'limit' || inPage.has(name));
}

async function withTexts(list: List, { store }: AppDeps): Promise<List> {
  const { items } = list;
  const texts = await store.getTexts(items.map(({ card }) => card.id));
  const shown = items.map((item) => {
    const text = texts.get(item.card.id);
    return text === undefined ? item : { ...item, content: contentOf(text, items.length) };
  });
  return { ...list, items: shown };
}

/** 308 (RFC 9110, 15.4.9) to the same query of another list; its cursor is of this one and stays behind. */
function moved(here: URL, site: string, path: string): Response {
  const [suffix = ''] = /\.(?:json|atom|rss)$/.exec(here.pathname) ?? [];
  here.searchParams.delete('cursor');
  return movedPermanently(`${site}${path}${suffix}${here.search}`);
}

/** What a cursor is good for: the list and its filters, without the cursor itself and the size of a page. */
function cursorNameOf(path: string, parameters: URLSearchParams): string {
  if (parameters.size === 0) return `${path}?`;
  const filters = [...parameters].filter(([name]) => name !== 'cursor' && name !== 'limit');
  filters.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1));
  return `${path}?${new URLSearchParams(filters)}`;
}

function listOf(
  site: string,
  deps: AppDeps,
  route: ListRoute,
  { value: { items, title, search } }: Found<ListPage>,
  addresses: Pick<List, 'feedUrl' | 'firstUrl' | 'nextUrl'>,
): List {
  return {
    title: `${title ?? route.title} · ${siteNameOf(deps)}`,
    icon: `${site}/favicon.ico`,
    language: route.language ?? languageOf(items),
    ...(search && { search, description: understoodText(search) }),
    hubs: route.isFeed && deps.feedHubs?.length ? deps.feedHubs : undefined,
    homePageUrl: `${site}${route.homePath}`,
    ...addresses,
    // Field by field: to spread an object costs more than to write it as JSON.
    items: items.map(({ card, copies, related, story, found }) => ({
      card,
      url: `${site}/v1/articles/${card.id}`,
      pageUrl: `${site}/articles/${card.id}`,
      ownership: deps.labels?.[card.source.key],
      copies,
      related,
      story,
      found,
    })),
  };
}

function siteNameOf({ siteName = 'newsloom' }: AppDeps): string {
  return siteName;
}

/** The language of a list whose articles are all in one. */
function languageOf(items: ListPage['items']): string | undefined {
  const [first, ...others] = new Set(items.map(({ card }) => card.inLanguage));
  return first === 'und' || others.length > 0 ? undefined : first;
}

/** What was understood of a query, for readers of feeds. */
function understoodText({ understood: { all, none, inTitle, languages } }: SearchFacts): string {
  const parts = [
    `all of: ${all.join(', ')}`,
    ...(none.length > 0 ? [`none of: ${none.join(', ')}`] : []),
    ...(inTitle ? ['in the headline'] : []),
    `language: ${languages === 'any' ? 'any' : languages.join(', ')}`,
  ];
  return parts.join('; ');
}

/**
 * When the list became what it is, as far as what is on it, and what has left it at `leftAt`, can tell: the latest that
 * came in, was changed or whose time came. Undefined for a list that was always empty, and never later than now.
 */
function lastChange(
  items: readonly ListItem[],
  leftAt: Instant | undefined,
  now: Instant,
): Instant | undefined {
  let last = leftAt !== undefined && leftAt > now ? now : leftAt;
  for (const { card } of items) {
    for (const instant of [card.datePublished, card.dateModified, card.receivedAt, card.embargoedUntil]) {
      if (instant !== undefined && instant <= now && (last === undefined || instant > last)) last = instant;
    }
  }
  return last;
}
