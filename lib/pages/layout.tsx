import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { PictureLinks } from './picture-links.ts';
import { Pictures } from './pictures.tsx';

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
  /** Paths of style sheet, script and icons, with the hash of their content in the name. */
  readonly styles: string;
  readonly script: string;
  readonly icon: string;
  readonly touchIcon: string;
  /** Where pictures of articles are loaded from. */
  readonly pictures: PictureLinks;
}

const FORMATS = [
  ['json', 'application/feed+json', 'JSON Feed'],
  ['atom', 'application/atom+xml', 'Atom'],
  ['rss', 'application/rss+xml', 'RSS'],
] as const;
const LATEST_FEED: PageFeedLink = { title: 'Latest articles', path: '/v1/feeds/latest' };
const SECTIONS = [
  ['/', 'Stories'],
  ['/latest', 'Latest'],
  ['/sources', 'Sources'],
  ['/docs', 'API'],
] as const;

/** A whole document: head, masthead, `children` as its main part, foot. */
export function Layout({ head, site, children }: { head: PageHead; site: Site; children: Child }) {
  const feed = head.feed ?? LATEST_FEED;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${head.title} – ${site.name}`}</title>
          {head.description && <meta name="description" content={head.description} />}
          {head.unlisted && <meta name="robots" content="noindex" />}
          <link rel="canonical" href={head.canonical ?? `${site.url}${head.path}`} />
          {head.nextPath && <link rel="next" href={head.nextPath} />}
          <link rel="icon" href={site.icon} type="image/svg+xml" />
          <link rel="apple-touch-icon" href={site.touchIcon} />
          <link rel="stylesheet" href={site.styles} />
          <script src={site.script} defer />
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
            Skip to the content
          </a>
          <div class="page">
            <Masthead site={site} path={head.path} />
            <main id="main">
              <Pictures.Provider value={site.pictures}>{children}</Pictures.Provider>
            </main>
            <Foot feed={head.feed} />
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
    ['og:locale', (head.inLanguage ?? 'en').replace('-', '_')],
    ...(head.description ? [['og:description', head.description] as const] : []),
    ['og:image', head.article?.image ?? `${site.url}${site.touchIcon}`],
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
  return (
    <header class="masthead">
      <p class="name">
        <a href="/">{site.name}</a>
      </p>
      <search>
        <form class="search" action="/search">
          <label class="hidden" for="q">
            Search the news
          </label>
          <input id="q" name="q" type="search" required maxlength={200} placeholder="Search the news" />
          <button type="submit">Search</button>
        </form>
      </search>
      <nav aria-label="Sections">
        {SECTIONS.map(([href, name]) => (
          <a href={href} aria-current={href === path ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}

function Foot({ feed }: { feed: PageFeedLink | undefined }) {
  return (
    <footer class="foot">
      {feed && (
        <p class="feeds">
          This list as a feed:{' '}
          {FORMATS.map(([suffix, , name], index) => (
            <>
              {index > 0 && ', '}
              <a href={`${feed.path}.${suffix}${feed.query ?? ''}`}>{name}</a>
            </>
          ))}
        </p>
      )}
      <p>
        Related articles, hashtags and summaries are computed without a language model, unless it says so
        beside them.
      </p>
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
