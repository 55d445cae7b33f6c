import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ListAddress } from '../read/paging.ts';
import type { SearchReadStore } from '../search/search-store.ts';
import type { CommentStore } from '../store/comment-store.ts';
import { type AppDeps, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { ICON_PATH, SCRIPT_PATH, STYLES_PATH, TOUCH_ICON_PATH } from './asset-paths.ts';
import type { OwnershipLabels } from './card-item.tsx';
import type { Site } from './layout.tsx';
import { type PictureSettings, pictureLinks } from './picture-links.ts';

/** What every page needs beside what the API needs. */
export interface SiteDeps extends AppDeps {
  readonly siteName: string;
}

/** What the pages of articles and lists need. */
export interface PageDeps extends SiteDeps, PictureSettings {
  readonly labels: OwnershipLabels;
  /** Which articles search engines may list: those that no other publisher has, or all. */
  readonly indexing?: 'own' | 'all';
  /** Where holes in the safety of the site are told. */
  readonly securityContact?: string;
  readonly index: SearchReadStore;
  /** Loaded when first asked for: most pages need no comments. */
  readonly commentStore: () => Promise<Pick<CommentStore, 'listComments'>>;
}

/**
 * Nothing runs, loads or styles but our own files. Pictures of articles come through us, since they would tell third
 * parties who reads what; but for the origins that the operator trusts.
 */
const policyWith = (origins: readonly string[]) =>
  `default-src 'none'; style-src 'self'; script-src 'self'; img-src ${["'self'", ...origins].join(' ')}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const SECURITY = {
  'content-security-policy': policyWith([]),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
const HTML = { 'content-type': 'text/html; charset=utf-8', ...SECURITY };

/** How long caches keep a page: as long as what its JSON route answers. */
export const CACHE = {
  list: 'public, max-age=30, stale-while-revalidate=60',
  article: 'public, max-age=60, stale-while-revalidate=60',
  sources: 'public, max-age=300',
} as const;

/** A page, or 304 for whoever has it; `versions` are those of all that it shows. */
export function answerPage(
  context: Context,
  deps: PageDeps,
  cache: keyof typeof CACHE,
  versions: readonly string[],
  render: () => { toString(): string },
): Response {
  const etag = etagOf([
    STYLES_PATH,
    deps.siteName,
    deps.indexing ?? '',
    `${deps.fetchesPictures} ${deps.pictureOrigins}`,
    JSON.stringify(deps.labels),
    siteUrlOf(context, deps),
    ...versions,
  ]);
  const headers = {
    ...HTML,
    'content-security-policy': policyWith(deps.pictureOrigins ?? []),
    'cache-control': CACHE[cache],
  };
  return conditional(context.req.raw.headers, { etag }, headers, () => render().toString());
}

/** A page that is one visitor's own, with a form of theirs: nothing stores it. */
export function answerOwnPage(page: { toString(): string }, setCookie?: string): Response {
  const headers = {
    ...HTML,
    'cache-control': 'private, no-store',
    ...(setCookie && { 'set-cookie': setCookie }),
  };
  return new Response(page.toString(), { headers });
}

/** A page that says one thing, with a status; what is final may be kept for half a minute. Loaded with the first of them. */
export async function answerMessage(
  context: Context,
  deps: SiteDeps,
  status: number,
  { title, detail, children }: { title: string; detail: string; children?: Child },
): Promise<Response> {
  const { MessagePage } = await import('./message-page.tsx');
  const page = (
    <MessagePage title={title} detail={detail} path={context.req.path} site={siteOf(context, deps)}>
      {children}
    </MessagePage>
  );
  const isFinal = status === 404 || status === 410;
  const headers = { ...HTML, 'cache-control': isFinal ? 'public, max-age=30' : 'no-store' };
  return new Response(page.toString(), { status, headers });
}

/** A query that cannot be shown: a cursor of another list, a limit that is none. */
export function badPage(context: Context, deps: SiteDeps, detail: string): Promise<Response> {
  return answerMessage(context, deps, 400, { title: 'This page cannot be shown', detail });
}

export function notFound(context: Context, deps: SiteDeps): Promise<Response> {
  return answerMessage(context, deps, 404, {
    title: 'There is nothing here',
    detail: 'The address may be mistyped, or what it named was never published.',
  });
}

/** The list at `path` as this request asks for it; further pages have its query but for `cursor`. */
export function listAddress(
  context: Context,
  { cursorSecrets }: SiteDeps,
  path: string,
  cursorName = path,
): ListAddress {
  const parameters = new URL(context.req.url).searchParams;
  return { path, parameters, cursorName, secrets: cursorSecrets };
}

/** What the pages of this site say of it. */
export function siteOf(context: Context, deps: SiteDeps & PictureSettings): Site {
  const files = { styles: STYLES_PATH, script: SCRIPT_PATH, icon: ICON_PATH, touchIcon: TOUCH_ICON_PATH };
  return { url: siteUrlOf(context, deps), name: deps.siteName, pictures: pictureLinks(deps), ...files };
}

/** Style sheet, script or icon: 404 for an older name. Loaded on demand, because no page needs it to be made. */
export async function answerAsset(context: Context, deps: SiteDeps): Promise<Response> {
  const { ASSETS } = await import('./assets.ts');
  const asset = ASSETS.find(({ path }) => path === context.req.path);
  if (!asset) return notFound(context, deps);
  const cache = { 'cache-control': 'public, max-age=31536000, immutable' };
  return new Response(asset.content, { headers: { 'content-type': asset.type, ...cache, ...SECURITY } });
}
