import { Parser } from 'htmlparser2';

/** A feed that a site may have, by its address. */
export interface Candidate {
  readonly url: string;
  readonly title?: string;
  /** How it was found: the page says so, a link looks like one, or feeds are often there. */
  readonly by: 'link' | 'anchor' | 'path' | 'sitemap';
}

const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf|feed|x\.atom|x-netcdf)\+(?:xml|json)|application\/(?:json|xml)|text\/xml)\b/i;
const FEED_PATH = /(?:^|[/._-])(?:feeds?|rss|atom|rdf)(?:[/._-]|$)|\.(?:rss|atom|rdf)$|feed\.json$/i;
/** Where feeds are when nobody says so, most common first; tried one after the other until one is there. */
const COMMON_PATHS = [
  '/feed',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feed/',
  '/feed.json',
];
const SITEMAP_PATHS = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap.xml'];
const MAX_CANDIDATES = 20;

/**
 * The feeds that a page names, best first: link elements (HTML, "Link type alternate" with a feed's type), then
 * links that look like feeds. Feeds of comments come last.
 */
export function feedsOfPage(html: string, pageUrl: string): Candidate[] {
  const found = new Map<string, Candidate>();
  let base = pageUrl;
  let anchor: { href: string; text: string } | undefined;
  const add = (href: string | undefined, by: Candidate['by'], title?: string) => {
    const url = resolve(href, base);
    if (url === undefined || found.has(url)) return;
    found.set(url, { url, by, ...(title?.trim() && { title: title.trim().slice(0, 100) }) });
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes['href']) base = resolve(attributes['href'], pageUrl) ?? base;
      if (name === 'link' && isFeedLink(attributes)) add(attributes['href'], 'link', attributes['title']);
      if (name === 'a' && attributes['href']) anchor = { href: attributes['href'], text: '' };
    },
    ontext(text) {
      if (anchor) anchor.text += text;
    },
    onclosetag(name) {
      if (name !== 'a' || !anchor) return;
      const { href, text } = anchor;
      if (looksLikeFeed(href, base)) add(href, 'anchor', text);
      anchor = undefined;
    },
  });
  parser.end(html);
  const all = [...found.values()];
  const rank = ({ by, url }: Candidate) => (by === 'link' ? 0 : 1) + (/comments/i.test(url) ? 2 : 0);
  return all.sort((a, b) => rank(a) - rank(b)).slice(0, MAX_CANDIDATES);
}

function isFeedLink({ rel = '', type = '', href = '' }: Readonly<Record<string, string>>): boolean {
  const relations = rel.toLowerCase().split(/\s+/);
  if (relations.includes('feed')) return true;
  if (!relations.includes('alternate') || !FEED_TYPE.test(type)) return false;
  // WordPress names its JSON and oEmbed endpoints in the same way.
  return !/\/wp-json\/|oembed/i.test(href) && (!/^application\/json/i.test(type) || FEED_PATH.test(href));
}

function looksLikeFeed(href: string, base: string): boolean {
  const url = resolve(href, base);
  if (url === undefined) return false;
  const { host, pathname } = new URL(url);
  const [own = ''] = new URL(base).host.split(':');
  return FEED_PATH.test(pathname) && host.endsWith(own.split('.').slice(-2).join('.'));
}

/** Where else to look on the host of `pageUrl`: the usual paths, then sitemaps, those that robots.txt names first. */
export function usualPlaces(pageUrl: string, sitemaps: readonly string[] = []): Candidate[] {
  const { origin } = new URL(pageUrl);
  return [
    ...COMMON_PATHS.map((path): Candidate => ({ url: `${origin}${path}`, by: 'path' })),
    ...[
      ...sitemaps.filter((each) => URL.canParse(each)).slice(0, 3),
      ...SITEMAP_PATHS.map((path) => `${origin}${path}`),
    ].map((url): Candidate => ({ url, by: 'sitemap' })),
  ];
}

function resolve(href: string | undefined, base: string): string | undefined {
  if (href === undefined || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}
