import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { loadOnce } from '../article/load-once.ts';
import { type OperatorSite, PLAIN_SITE } from '../article/site.ts';
import type { ListAddress } from '../read/paging.ts';
import type { SearchReadStore } from '../search/search-store.ts';
import type { CommentStore } from '../store/comment-store.ts';
import { type AppDeps, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { siteFiles } from './asset-paths.ts';
import type { OwnershipLabels } from './card-item.tsx';
import { chooseLanguage } from './choose-language.ts';
import type { Site } from './layout.tsx';
import { type Locale, localeOf } from './locale.ts';
import { type PictureSettings, pictureLinks } from './picture-links.ts';

/** What every page needs beside what the API needs. */
export interface SiteDeps extends AppDeps {
  readonly siteName: string;
  /** Looks and languages; those of a plain site in English unless the operator says otherwise. */
  readonly operatorSite?: () => Promise<OperatorSite>;
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
 * parties who reads what; but for the origins that the operator trusts. No script of ours connects: what audits a page
 * asks from within it for robots.txt.
 */
const policyWith = (origins: readonly string[]) =>
  `default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src ${["'self'", ...origins].join(' ')}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

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
  trends: 'public, max-age=60, stale-while-revalidate=300',
} as const;

/** A page, or 304 for whoever has it; `versions` are those of all that it shows. */
export async function answerPage(
  context: Context,
  deps: PageDeps,
  cache: keyof typeof CACHE,
  versions: readonly string[],
  render: (site: Site) => { toString(): string },
): Promise<Response> {
  const site = await siteOf(context, deps);
  const etag = etagOf([
    site.locale.language,
    ...Object.values(site.files),
    site.name,
    deps.indexing ?? '',
    `${deps.fetchesPictures} ${deps.pictureOrigins}`,
    JSON.stringify([deps.labels, deps.leans]),
    site.url,
    ...versions,
  ]);
  const headers = {
    ...HTML,
    ...languageHeaders(site),
    'content-security-policy': policyWith(deps.pictureOrigins ?? []),
    'cache-control': CACHE[cache],
  };
  return conditional(context.req.raw.headers, { etag }, headers, () => render(site).toString());
}

/** A page that is one visitor's own, with a form of theirs: nothing stores it. */
export function answerOwnPage(site: Site, page: { toString(): string }, setCookie?: string): Response {
  const headers = {
    ...HTML,
    ...languageHeaders(site),
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
  say: (locale: Locale) => { title: string; detail: string; children?: Child },
): Promise<Response> {
  const [{ MessagePage }, site] = await Promise.all([import('./message-page.tsx'), siteOf(context, deps)]);
  const { title, detail, children } = say(site.locale);
  const page = (
    <MessagePage title={title} detail={detail} path={context.req.path} site={site}>
      {children}
    </MessagePage>
  );
  const isFinal = status === 404 || status === 410;
  const headers = {
    ...HTML,
    ...languageHeaders(site),
    'cache-control': isFinal ? 'public, max-age=30' : 'no-store',
  };
  return new Response(page.toString(), { status, headers });
}

/** A query that cannot be shown: a cursor of another list, a limit that is none. */
export function badPage(context: Context, deps: SiteDeps): Promise<Response> {
  return answerMessage(context, deps, 400, ({ words: { errors } }) => ({
    title: errors.badPage,
    detail: errors.badAddress,
  }));
}

export function notFound(context: Context, deps: SiteDeps): Promise<Response> {
  return answerMessage(context, deps, 404, ({ words: { errors } }) => ({
    title: errors.nothing,
    detail: errors.nothingDetail,
  }));
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

/** What the pages of this site say of it, in the language that this reader likes best of those that it has. */
export async function siteOf(context: Context, deps: SiteDeps & PictureSettings): Promise<Site> {
  const operator = await operatorSiteOf(deps);
  const { languages } = operator;
  return {
    url: siteUrlOf(context, deps),
    name: deps.siteName,
    locale: await localeOf(chooseLanguage(context.req.header('accept-language'), languages)),
    isChosen: languages.length > 1,
    files: siteFiles(operator),
    pictures: pictureLinks(deps),
  };
}

/** How the operator wants the site, read once. */
export async function operatorSiteOf({ operatorSite }: SiteDeps): Promise<OperatorSite> {
  return operatorSite ? operatorSite() : PLAIN_SITE;
}

/** Caches tell readers apart only where the site has several languages (RFC 9110, 12.5.5). */
function languageHeaders({ locale, isChosen }: Site): Readonly<Record<string, string>> {
  return { 'content-language': locale.language, ...(isChosen && { vary: 'Accept-Language' }) };
}

const loadAssets = loadOnce(() => import('./assets.ts'));

/** Style sheet, script, icon or logo: 404 for an older name. Loaded on demand, because no page needs it to be made. */
export async function answerAsset(context: Context, deps: SiteDeps): Promise<Response> {
  const [assets, site] = await Promise.all([loadAssets(), operatorSiteOf(deps)]);
  const asset = assets.assetsOf(site).find(({ path }) => path === context.req.path);
  if (!asset) return notFound(context, deps);
  const cache = { 'cache-control': 'public, max-age=31536000, immutable' };
  return new Response(asset.content, { headers: { 'content-type': asset.type, ...cache, ...SECURITY } });
}
