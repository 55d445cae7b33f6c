import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

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
  /** The list of the page as a feed. */
  readonly feed?: PageFeedLink;
  readonly type?: 'article' | 'website';
  readonly dateModified?: string;
  /** A JSON-LD document of the page. */
  readonly jsonLd?: unknown;
}

/** What pages know of the site around them. */
export interface Site {
  readonly url: string;
  readonly name: string;
  /** Paths of style sheet and script, with the hash of their text in the name. */
  readonly styles: string;
  readonly script: string;
}

const FORMATS = [
  ['json', 'application/feed+json', 'JSON Feed'],
  ['atom', 'application/atom+xml', 'Atom'],
  ['rss', 'application/rss+xml', 'RSS'],
] as const;

/** A whole document: head, masthead, `children` as its main part, foot. */
export function Layout({ head, site, children }: { head: PageHead; site: Site; children: Child }) {
  const language = head.inLanguage ?? 'en';
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${head.title} – ${site.name}`}</title>
          {head.description && <meta name="description" content={head.description} />}
          <link rel="canonical" href={`${site.url}${head.path}`} />
          <link
            rel="icon"
            href="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 16 16%27%3E%3Crect width=%2716%27 height=%2716%27 fill=%27%239b1c1f%27/%3E%3Cpath d=%27M3 12V4l10 8V4%27 fill=%27none%27 stroke=%27white%27 stroke-width=%272%27/%3E%3C/svg%3E"
          />
          <link rel="stylesheet" href={site.styles} />
          <script src={site.script} defer />
          <meta property="og:title" content={head.title} />
          <meta property="og:type" content={head.type ?? 'website'} />
          <meta property="og:url" content={`${site.url}${head.path}`} />
          <meta property="og:site_name" content={site.name} />
          <meta property="og:locale" content={language.replace('-', '_')} />
          {head.description && <meta property="og:description" content={head.description} />}
          {head.dateModified && <meta property="article:modified_time" content={head.dateModified} />}
          {head.feed &&
            FORMATS.map(([suffix, type, name]) => (
              <link
                rel="alternate"
                type={type}
                title={`${head.feed?.title} (${name})`}
                href={`${head.feed?.path}.${suffix}${head.feed?.query ?? ''}`}
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
            <Masthead site={site} />
            <main id="main">{children}</main>
            <Foot {...(head.feed && { feed: head.feed })} />
          </div>
        </body>
      </html>
    </>
  );
}

function Masthead({ site }: { site: Site }) {
  return (
    <header class="masthead">
      <p class="name">
        <a href="/">{site.name}</a>
      </p>
      <nav aria-label="Sections">
        <a href="/">Stories</a>
        <a href="/latest">Latest</a>
        <a href="/sources">Sources</a>
        <a href="/docs">API</a>
      </nav>
      <search>
        <form action="/search">
          <label class="hidden" for="q">
            Search the news
          </label>
          <input id="q" name="q" type="search" required maxlength={200} placeholder="Search the news" />
          <button type="submit">Search</button>
        </form>
      </search>
    </header>
  );
}

function Foot({ feed }: { feed?: PageFeedLink }) {
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
      <p>Summaries and related articles are made without a language model unless it says so beside them.</p>
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
