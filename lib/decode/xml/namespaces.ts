/**
 * The usual prefix of the namespaces that feeds and news documents use; '' for the namespaces of RSS itself and
 * of NITF, whose documents come alone as well as inside NewsML-G2.
 * Addresses are compared in lower case and without a closing slash, because feeds write them either way.
 */
const USUAL_PREFIX: ReadonlyMap<string, string> = new Map([
  ['http://purl.org/rss/1.0', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss2.1', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://cyber.law.harvard.edu/rss', ''],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://example.com/newformat#', 'atom'],
  ['http://example.com/necho', 'atom'],
  ['http://purl.org/echo', 'atom'],
  ['uri/of/echo/namespace#', 'atom'],
  ['http://purl.org/pie', 'atom'],
  ['http://purl.org/atompub/tombstones/1.0', 'at'],
  ['http://purl.org/syndication/thread/1.0', 'thr'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/slash', 'slash'],
  ['http://purl.org/rss/1.0/modules/taxonomy', 'taxo'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.rssboard.org/media-rss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['http://www.pheedo.com/namespace/pheedo', 'pheedo'],
  ['http://prismstandard.org/namespaces/basic/2.0', 'prism'],
  ['http://prismstandard.org/namespaces/1.2/basic', 'prism'],
  ['http://www.georss.org/georss', 'georss'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/1998/math/mathml', 'mathml'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
  ['http://www.google.com/schemas/sitemap-news/0.9', 'news'],
  ['http://www.google.com/schemas/sitemap-image/1.1', 'image'],
  ['http://www.sitemaps.org/schemas/sitemap/0.9', 'sm'],
  ['http://iptc.org/std/nar/2006-10-01', 'nar'],
  ['http://iptc.org/std/nitf/2006-10-18', ''],
  ['http://wordpress.org/export/1.0', 'wp'],
  ['http://wordpress.org/export/1.1', 'wp'],
  ['http://wordpress.org/export/1.2', 'wp'],
  ['http://wordpress.org/export/1.0/excerpt', 'excerpt'],
  ['http://wordpress.org/export/1.1/excerpt', 'excerpt'],
  ['http://wordpress.org/export/1.2/excerpt', 'excerpt'],
]);

/** The prefixes in force inside an element: its own declarations, then those of its ancestors. */
export interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
  /** Names already looked up here; a document repeats few names often. */
  readonly names: Map<string, string>;
}

/** The scope around a document: only `xml:` is known there. */
export function outermostScope(): Scope {
  const declared = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
  return { declared, outer: undefined, names: new Map() };
}

/** The scope inside an element that declares `declared`. */
export function scopeWithin(outer: Scope, declared: ReadonlyMap<string, string>): Scope {
  return { declared, outer, names: new Map() };
}

/** The address that `prefix` ('' for none) stands for. */
export function namespaceOf(scope: Scope, prefix: string): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const address = at.declared.get(prefix);
    if (address !== undefined) return address;
  }
  return undefined;
}

/**
 * The name of an element by which decoders know it: bare in `core`, the namespace of the format; with the usual
 * prefix of a known namespace; else with the prefix as written, so that `dc:date` is read even where its
 * declaration was lost. A default namespace that nobody knows counts as the format's own.
 */
export function elementName(scope: Scope, tag: string, core: string | undefined): string {
  const colon = tag.indexOf(':');
  const prefix = tag.slice(0, Math.max(colon, 0));
  const local = tag.slice(colon + 1).toLowerCase();
  const address = namespaceOf(scope, prefix);
  if (address !== undefined && address === core) return local;
  const usual = address === undefined ? undefined : usualPrefix(address);
  const shown = usual ?? prefix.toLowerCase();
  return shown === '' ? local : `${shown}:${local}`;
}

/** The name of an attribute: as written, with the usual prefix of a known namespace. */
export function attributeName(scope: Scope, written: string): string {
  const colon = written.indexOf(':');
  if (colon <= 0) return written;
  const address = namespaceOf(scope, written.slice(0, colon));
  const usual = address === undefined ? undefined : usualPrefix(address);
  return usual ? `${usual}:${written.slice(colon + 1)}` : written;
}

function usualPrefix(address: string): string | undefined {
  return USUAL_PREFIX.get(address.trim().toLowerCase().replace(/\/$/, ''));
}
