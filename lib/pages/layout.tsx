import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { SiteFiles } from './asset-paths.ts';
import { fill } from './fill.ts';
import type { Locale } from './locale.ts';
import type { PictureLinks } from './picture-links.ts';
import { Pictures } from './pictures.tsx';
import { LocaleOfPage, useLocale } from './use-locale.ts';

/** A list as a feed: path of its JSON route without suffix, and the query behind it. */
export interface PageFeedLink {
  readonly title: string;
  readonly path: string;
  readonly query?: string | undefined;
}

/** What every page says of itself. Addresses are paths; `site` makes them absolute where that is needed. */
export interface PageHead {
  readonly title: string;
  readonly description?: string;
  readonly path: string;
  readonly inLanguage?: string;
  /** The list of the page as a feed; every page without one offers the latest articles. */
  readonly feed?: PageFeedLink | undefined;
  readonly nextPath?: string | undefined;
  /** What social cards show of an article: names and values of `article:` properties, and its picture. */
  readonly article?: {
    readonly properties: readonly (readonly [string, string])[];
    readonly image?: string;
    /** What the picture shows. */
    readonly imageAlt?: string;
  };
  /** A JSON-LD document of the page. */
  readonly jsonLd?: unknown;
  /** The address where it was published first, where that is elsewhere. */
  readonly canonical?: string | undefined;
  /** Kept out of search engines: forms, errors, results. */
  readonly unlisted?: boolean;
}

/** What pages know of the site around them. */
export interface Site {
  readonly url: string;
  readonly name: string;
  /** How it speaks to this reader. */
  readonly locale: Locale;
  /** Whether others are answered in another language. */
  readonly isChosen: boolean;
  /** Paths of style sheet, script, icons and logo, with the hash of their content in the name. */
  readonly files: SiteFiles;
  /** Where pictures of articles are loaded from. */
  readonly pictures: PictureLinks;
}

const FORMATS = [
  ['json', 'application/feed+json', 'JSON Feed'],
  ['atom', 'application/atom+xml', 'Atom'],
  ['rss', 'application/rss+xml', 'RSS'],
] as const;
const SECTIONS = [
  ['/', 'stories'],
  ['/latest', 'latest'],
  ['/sources', 'sources'],
  ['/docs', 'api'],
] as const;

/** A whole document: head, masthead, `children` as its main part, foot. */
export function Layout({ head, site, children }: { head: PageHead; site: Site; children: Child }) {
  const { files, locale } = site;
  const { layout } = locale.words;
  const feed = head.feed ?? { title: layout.latestArticles, path: '/v1/feeds/latest' };
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={locale.language} dir={locale.direction}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${head.title} – ${site.name}`}</title>
          {head.description && <meta name="description" content={head.description} />}
          {head.unlisted && <meta name="robots" content="noindex" />}
          <link rel="canonical" href={head.canonical ?? `${site.url}${head.path}`} />
          {head.nextPath && <link rel="next" href={head.nextPath} />}
          <link rel="icon" href={files.icon} type="image/svg+xml" />
          <link rel="apple-touch-icon" href={files.touchIcon} />
          <link rel="stylesheet" href={files.styles} />
          <script src={files.script} defer />
          <ShareCard head={head} site={site} />
          {FORMATS.map(([suffix, type, name]) => (
            <link
              rel="alternate"
              type={type}
              title={`${feed.title} (${name})`}
              href={`${feed.path}.${suffix}${feed.query ?? ''}`}
            />
          ))}
          {head.jsonLd !== undefined && (
            <script type="application/ld+json">{raw(jsonForHtml(head.jsonLd))}</script>
          )}
        </head>
        <body>
          <a class="skip" href="#main">
            {layout.skip}
          </a>
          <div class="page">
            <LocaleOfPage.Provider value={locale}>
              <Masthead site={site} path={head.path} />
              <main id="main">
                <Pictures.Provider value={site.pictures}>{children}</Pictures.Provider>
              </main>
              <Foot feed={head.feed} />
            </LocaleOfPage.Provider>
          </div>
        </body>
      </html>
    </>
  );
}

/** The Open Graph protocol (https://ogp.me/), which social sites and messengers read. */
function ShareCard({ head, site }: { head: PageHead; site: Site }) {
  const properties = [
    ['og:title', head.title],
    ['og:type', head.article ? 'article' : 'website'],
    ['og:url', `${site.url}${head.path}`],
    ['og:site_name', site.name],
    ['og:locale', (head.inLanguage ?? site.locale.language).replace('-', '_')],
    ...(head.description ? [['og:description', head.description] as const] : []),
    ['og:image', head.article?.image ?? `${site.url}${site.files.touchIcon}`],
    ['og:image:alt', (head.article?.image && head.article.imageAlt) || site.name],
    ...(head.article?.properties ?? []),
  ] as const;
  return (
    <>
      {properties.map(([property, content]) => (
        <meta property={property} content={content} />
      ))}
      <meta name="twitter:card" content={head.article?.image ? 'summary_large_image' : 'summary'} />
    </>
  );
}

function Masthead({ site, path }: { site: Site; path: string }) {
  const { layout } = useLocale().words;
  const { logo } = site.files;
  return (
    <header class="masthead">
      <p class="name">
        <a href="/">{logo ? <img class="logo" src={logo} alt={site.name} /> : site.name}</a>
      </p>
      <search>
        <form class="search" action="/search">
          <label class="hidden" for="q">
            {layout.searchNews}
          </label>
          <input id="q" name="q" type="search" required maxlength={200} placeholder={layout.searchNews} />
          <button type="submit">{layout.search}</button>
        </form>
      </search>
      <nav aria-label={layout.sections}>
        {SECTIONS.map(([href, name]) => (
          <a href={href} aria-current={href === path ? 'page' : undefined}>
            {layout[name]}
          </a>
        ))}
      </nav>
    </header>
  );
}

function Foot({ feed }: { feed: PageFeedLink | undefined }) {
  const { layout } = useLocale().words;
  return (
    <footer class="foot">
      {feed && (
        <p class="feeds">
          {fill(layout.asFeed, {
            formats: FORMATS.map(([suffix, , name], index) => (
              <>
                {index > 0 && ', '}
                <a href={`${feed.path}.${suffix}${feed.query ?? ''}`}>{name}</a>
              </>
            )),
          })}
        </p>
      )}
      <p>{layout.method}</p>
    </footer>
  );
}

/** JSON that may stand in a script element: nothing in it can end the element or open a comment. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
