import { cutBytes } from '../article/card.ts';
import type { Instant } from '../article/instant.ts';
import { toInstant } from '../article/instant.ts';
import type { Page } from '../store/read-store.ts';
import { type AppContext, type AppDeps, type FeedText, problem, siteUrlOf } from './app.ts';
import { conditional, etagOf, movedPermanently, seePage } from './conditional.ts';
import { encodeCursor } from './cursor.ts';
import { acceptedFormat, LIST_FORMATS, type ListFormat, prefersHtml } from './formats.ts';
import type { List, ListItem } from './list.ts';
import { type Paging, readPaging } from './list-query.ts';
import { pageLinks } from './page-links.ts';
import type { Problem } from './problem.ts';

/** One list that a route answers with. */
export interface ListRoute {
  /** Path of the list without suffix, as in the address. */
  readonly path: string;
  readonly format?: ListFormat | undefined;
  readonly title: string;
  /** Its page for people. */
  readonly homePath: string;
  /** Reads one page; a problem when there is no such list. */
  readonly read: (paging: Paging) => Promise<ListPage | MovedList | Problem>;
}

/** A list that is another one now. */
export interface MovedList {
  /** Path of the list that it became, without suffix. */
  readonly movedTo: string;
}

export interface ListPage {
  readonly page: Page<Omit<ListItem, 'url' | 'pageUrl' | 'ownership'>>;
  readonly title?: string;
  /** Versions beside those of the items' cards that the answer depends on. */
  readonly versions?: readonly string[];
}

/** Bytes of a text in a list: a hundred of them stay under the 6 MB that a function may answer. */
const TEXT_BYTES = 40_000;
const CACHE = 'public, max-age=30, stale-while-revalidate=60';
const EPOCH = toInstant(0);

/**
 * Answers a list: format by suffix or Accept, paging, one read, validators from stored versions, Link headers
 * (RFC 8288). Refuses a bad query before anything is read. Full texts are read, where the operator wants them, only
 * for a JSON Feed that the client does not have yet.
 */
export async function answerList(context: AppContext, deps: AppDeps, route: ListRoute): Promise<Response> {
  const accept = context.req.header('accept');
  const asked = new URL(context.req.url);
  if (route.format === undefined && isWholeList(route, asked) && prefersHtml(accept))
    return seePage(`${siteUrlOf(context, deps)}${route.homePath}`);
  const format = route.format ?? acceptedFormat(accept);
  if (format === undefined) {
    const types = Object.values(LIST_FORMATS).map(({ type }) => type);
    return problem(context, { code: 'notAcceptable', detail: `To be had: ${types.join(', ')}.` });
  }
  const query = queryName(route.path, asked.searchParams);
  const paging = readPaging(asked.searchParams, query, deps.cursorSecrets);
  if (!paging.ok) return problem(context, paging.error);
  const read = await route.read(paging.value);
  if ('code' in read) return problem(context, read);
  if ('movedTo' in read) return moved(context, deps, read.movedTo);
  const list = listOf(asked, siteUrlOf(context, deps), deps, route, read, query);
  const updated = lastChange(list.items);
  const { type, present } = LIST_FORMATS[format];
  return conditional(
    context.req.raw.headers,
    {
      etag: etagOf([format, textIn(deps, format), context.req.url, ...versionsOf(read, list.nextUrl)]),
      lastModified: updated,
    },
    {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': CACHE,
      vary: 'Accept',
      ...pageLinks(list, type),
    },
    textIn(deps, format) === 'full'
      ? async () => present(await withTexts(list, deps), updated)
      : () => present(list, updated),
  );
}

/** The page of a list shows it without filters: `q` of a search stands in the page's own address. */
function isWholeList({ homePath }: ListRoute, { searchParams }: URL): boolean {
  const inPage = new URL(homePath, 'https://any.example').searchParams;
  return [...searchParams.keys()].every((name) => name === 'limit' || inPage.has(name));
}

function textIn({ feedText = 'excerpt' }: AppDeps, format: ListFormat): FeedText {
  return format === 'json' ? feedText : 'excerpt';
}

async function withTexts(list: List, { store }: AppDeps): Promise<List> {
  const texts = await store.getTexts(list.items.map(({ card }) => card.id));
  const cut = (text: string | undefined) => text && cutBytes(text, TEXT_BYTES);
  return { ...list, items: list.items.map((item) => ({ ...item, text: cut(texts.get(item.card.id)) })) };
}

/** 308 (RFC 9110, 15.4.9) to the same query of another list; its cursor is of this one and stays behind. */
function moved(context: AppContext, deps: AppDeps, path: string): Response {
  const here = new URL(context.req.url);
  const [suffix = ''] = /\.(?:json|atom|rss)$/.exec(here.pathname) ?? [];
  here.searchParams.delete('cursor');
  return movedPermanently(`${siteUrlOf(context, deps)}${path}${suffix}${here.search}`);
}

/** What a cursor is signed for: the list and its filters, without the cursor itself and the size of a page. */
function queryName(path: string, parameters: URLSearchParams): string {
  if (parameters.size === 0) return `${path}?`;
  const kept = [...parameters].filter(([name]) => name !== 'cursor' && name !== 'limit');
  kept.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1));
  return `${path}?${new URLSearchParams(kept)}`;
}

function listOf(
  here: URL,
  site: string,
  deps: AppDeps,
  route: ListRoute,
  read: ListPage,
  query: string,
): List {
  const address = (change: (parameters: URLSearchParams) => void) => {
    const parameters = new URLSearchParams(here.search);
    change(parameters);
    return `${site}${here.pathname}${parameters.size > 0 ? `?${parameters}` : ''}`;
  };
  const { next } = read.page;
  return {
    title: read.title ?? route.title,
    homePageUrl: `${site}${route.homePath}`,
    feedUrl: address(() => undefined),
    firstUrl: address((parameters) => parameters.delete('cursor')),
    ...(next !== undefined && {
      nextUrl: address((parameters) =>
        parameters.set('cursor', encodeCursor(next, query, deps.cursorSecrets)),
      ),
    }),
    // Field by field: to spread an object costs more than to write it as JSON.
    items: read.page.items.map(({ card, copies, related, story }) => ({
      card,
      url: `${site}/v1/articles/${card.id}`,
      pageUrl: `${site}/articles/${card.id}`,
      ownership: deps.labels?.[card.source.key],
      copies,
      related,
      story,
    })),
  };
}

function versionsOf({ page, versions = [] }: ListPage, nextUrl: string | undefined): string[] {
  const items = page.items.map(({ card, related }) => `${card.id} ${card.revision} ${related?.score ?? ''}`);
  return [...items, nextUrl ?? '', ...versions];
}

/** When the list became what it is, as far as what is on it can tell: the latest that came in or whose time came. */
function lastChange(items: readonly ListItem[]): Instant {
  let last = EPOCH;
  for (const { card } of items) {
    if (card.datePublished > last) last = card.datePublished;
    if (card.receivedAt !== undefined && card.receivedAt > last) last = card.receivedAt;
    if (card.embargoedUntil !== undefined && card.embargoedUntil > last) last = card.embargoedUntil;
  }
  return last;
}
