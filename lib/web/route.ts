import type { Hono } from 'hono';
import { loadOnce } from '../article/load-once.ts';
import { type AppContext, problem } from './app.ts';

/** The names in braces of a path. */
export type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Method and path of a route: `GET /v1/articles/{id}`. `{x}` is one segment of the path. */
export type RouteKey = `${Method} /${string}`;

/** What one route takes and who answers it. Its documentation stands in lib/openapi, which no function loads. */
export interface RouteSettings<Deps, Key extends string> {
  /** The names that its query may have, none unless told. Every other name is refused with `badParameter`. */
  readonly query?: readonly string[] | 'any';
  /** A list, which has an address for each format beside its own. */
  readonly isList?: true;
  /** `names` are what the request has in the place of the braces, decoded, without the suffix of a list. */
  readonly answer: (
    context: AppContext,
    deps: Deps,
    names: { readonly [Name in NamesIn<Key>]: string },
  ) => Response | Promise<Response>;
}

/** Routes that one function serves, by method and path. */
export interface RouteGroup<Deps = never, Key extends string = string> {
  /** The file of `functions/` that mounts them. */
  readonly function: string;
  /** What they do with the table, which its function may do then. */
  readonly table: TableRight;
  readonly routes: { readonly [Each in Key]: RouteSettings<Deps, Each> };
}

/** What may be done with the table: `subscriptions` reads and writes what the collector keeps and nothing else. */
export type TableRight = 'none' | 'read' | 'readWrite' | 'subscriptions';

/** One address as the gateway knows it. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly function: string;
}

/** The formats of lists, by which suffixes of their addresses are named. */
export type ListFormat = 'json' | 'atom' | 'rss';
const SUFFIXES = ['', '.json', '.atom', '.rss'];

/** Defines the routes of a group. What their handlers need of `Deps` is what whoever mounts them has to give. */
export function routeGroup<Deps, Key extends RouteKey>(
  { function: name, table }: { readonly function: string; readonly table: TableRight },
  routes: { readonly [Each in Key]: RouteSettings<Deps, Each> },
): RouteGroup<Deps, Key> {
  return { function: name, table, routes };
}

/** Every address of a group. Only fixed names need one for each format: `{x}` takes the suffix along. */
export function addressesOf(group: RouteGroup): (Route & { readonly key: string })[] {
  return Object.entries(group.routes).flatMap(([key, { isList }]) => {
    const [method, path = ''] = key.split(' ');
    const suffixes = isList && !path.endsWith('}') ? SUFFIXES : [''];
    return suffixes.map((suffix) => ({
      key,
      method: method as Method,
      path: `${path}${suffix}`,
      function: group.function,
    }));
  });
}

/** Lets an app answer the routes of groups. */
export function mountRoutes<Deps>(app: Hono, deps: Deps, ...groups: readonly RouteGroup<Deps>[]): void {
  for (const group of groups) {
    for (const { key, method, path } of addressesOf(group as RouteGroup)) {
      const route = group.routes[key] as RouteSettings<Deps, never>;
      const last = route.isList && /\{(\w+)\}$/.exec(path)?.[1];
      app.on(method, path.replace(/\{(\w+)\}/g, ':$1'), (context) => {
        const unknown = unknownName(context, route.query);
        if (unknown !== undefined) return refuseName(context, unknown, route.query);
        const names: Record<string, string> = context.req.param();
        return route.answer(context, deps, last ? withoutSuffix(names, last) : names);
      });
    }
  }
}

function withoutSuffix(names: Record<string, string>, last: string): Record<string, string> {
  return { ...names, [last]: splitSuffix(names[last] ?? '').path };
}

/** A path without the suffix that names a format, and that format. */
export function splitSuffix(path: string): { path: string; format?: ListFormat } {
  const [, stem, format] = /^(.*)(?:\.|%2[eE])(json|atom|rss)$/s.exec(path) ?? [];
  return stem !== undefined && format !== undefined ? { path: stem, format: format as ListFormat } : { path };
}

type Query = RouteSettings<never, never>['query'];

/** Most requests have no query. */
function unknownName(context: AppContext, query: Query = []): string | undefined {
  if (query === 'any' || !context.req.url.includes('?')) return undefined;
  return [...new URL(context.req.url).searchParams.keys()].find((name) => !query.includes(name));
}

const refusal = loadOnce(() => import('./unknown-parameter.ts'));

/** A filter with a slip in its name would be answered as if it were not there. */
async function refuseName(context: AppContext, name: string, query: Query = []): Promise<Response> {
  const { unknownParameter } = await refusal();
  return problem(context, unknownParameter(name, query === 'any' ? [] : query));
}
