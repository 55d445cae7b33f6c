import type { Card } from '../../lib/article/card.ts';
import type { Instant } from '../../lib/article/instant.ts';
import { ARTICLE_ROUTES } from '../../lib/http/article-routes.ts';
import { DOCS_ROUTES } from '../../lib/http/docs-routes.ts';
import { FEED_ROUTES } from '../../lib/http/feed-routes.ts';
import { HASHTAG_ROUTES } from '../../lib/http/hashtag-routes.ts';
import { INGEST_ROUTES } from '../../lib/http/ingest-record.ts';
import { SEARCH_ROUTES, type SearchAppDeps } from '../../lib/http/search-routes.ts';
import { SOURCE_ROUTES } from '../../lib/http/source-routes.ts';
import { STORY_ROUTES } from '../../lib/http/story-routes.ts';
import { dynamoCommentStore } from '../../lib/store/dynamo-comment-store.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import type { ReadStore } from '../../lib/store/read-store.ts';
import type { WriteStore } from '../../lib/store/write-store.ts';
import { type AppDeps, createApp } from '../../lib/web/app.ts';
import { mountRoutes } from '../../lib/web/route.ts';
import { memorySearchStore } from '../search/memory-store.ts';
import { at } from './articles.ts';
import { startTable, type TestTable } from './table.ts';

/** The query functions' app over an embedded table, without gateway and bundles. */
export interface TestApi {
  readonly table: TestTable;
  readonly write: WriteStore;
  readonly deps: SearchAppDeps;
  get(path: string, init?: RequestInit): Promise<Response>;
  json<T>(path: string): Promise<T>;
  /** Puts cards into feeds, listed under their dates of publication. */
  place(cards: readonly Card[], feeds: (card: Card) => readonly string[]): Promise<void>;
  withdraw(card: Card, feed: string): Promise<void>;
  close(): Promise<void>;
}

export const NOW = at('2026-11-21T00:00:00Z');
export const SITE = 'https://news.example';

/** Starts an API whose present is `NOW`; `changes` replace what it is given. */
export async function startApi(changes: Partial<SearchAppDeps> = {}): Promise<TestApi> {
  const table = await startTable();
  const write = dynamoWriteStore(table);
  const stores = {
    store: dynamoReadStore(table),
    index: dynamoSearchStore(table),
    comments: dynamoCommentStore(table),
  };
  const deps = appDeps({ ...stores, ...changes });
  const get = requester(deps);
  return {
    table,
    write,
    deps,
    get,
    json: async <T>(path: string) => (await get(path)).json() as Promise<T>,
    async place(cards, feeds) {
      const entries = cards.flatMap((card) =>
        feeds(card).map((feed) => ({ feed, listedAt: card.datePublished, card })),
      );
      await write.writeCopies({ entries, postings: [], edges: [], removals: [] });
    },
    withdraw: ({ id, datePublished: listedAt }, feed) =>
      write.writeCopies({
        entries: [],
        postings: [],
        edges: [],
        removals: [{ type: 'entry', feed, listedAt, id }],
        leftAt: NOW,
      }),
    close: table.close,
  };
}

/** What an app is given, with a clock that stands still. */
export function appDeps(fields: Partial<SearchAppDeps> & { store: ReadStore }): SearchAppDeps {
  return {
    now: (): Instant => NOW,
    cursorSecrets: ['first secret'],
    siteUrl: SITE,
    log: () => undefined,
    index: memorySearchStore(),
    ...fields,
  };
}

/** Asks an app of all query routes. */
export function requester(
  given: AppDeps & Partial<SearchAppDeps>,
): (path: string, init?: RequestInit) => Promise<Response> {
  const deps = { index: memorySearchStore(), ...given };
  const lists = [FEED_ROUTES, STORY_ROUTES, SEARCH_ROUTES, HASHTAG_ROUTES, SOURCE_ROUTES];
  const groups = [...lists, INGEST_ROUTES, DOCS_ROUTES, ARTICLE_ROUTES];
  const app = createApp(deps, (each) => mountRoutes(each, deps, ...groups));
  return async (path, init) => app.request(path.startsWith('http') ? path : `${SITE}${path}`, init);
}

/** An article id that is valid and tells its number, in its first letters: the rest of ids is often cut. */
export function idOf(number: number): string {
  const letters = [...number.toString(26)].map((digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  );
  return letters.join('').padStart(6, 'a').padEnd(26, 'z');
}
