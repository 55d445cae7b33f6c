import { parse } from 'tldts';

/** Sites that show what others wrote, and have pages about publishers: their domains are no sources. */
const NOBODYS = new Set([
  // aggregators and search engines
  'yahoo.com',
  'yahoo.co.jp',
  'msn.com',
  'smartnews.com',
  'flipboard.com',
  'newsbreak.com',
  'dailyhunt.in',
  'ground.news',
  'headtopics.com',
  'upday.com',
  'feedly.com',
  'inoreader.com',
  'feedburner.com',
  'newsnow.co.uk',
  'bing.com',
  'baidu.com',
  'toutiao.com',
  'duckduckgo.com',
  // social networks
  'facebook.com',
  'twitter.com',
  'x.com',
  'instagram.com',
  'threads.net',
  'threads.com',
  'linkedin.com',
  'youtube.com',
  'youtu.be',
  'tiktok.com',
  'pinterest.com',
  'reddit.com',
  'redd.it',
  't.me',
  'telegram.me',
  'vk.com',
  'ok.ru',
  'weibo.com',
  'bsky.app',
  'mastodon.social',
  'whatsapp.com',
  // knowledge bases
  'wikipedia.org',
  'wikidata.org',
  'wikimedia.org',
  'dbpedia.org',
  'freebase.com',
  'crunchbase.com',
  'musicbrainz.org',
  'imdb.com',
  'viaf.org',
  'isni.org',
  'd-nb.info',
  'loc.gov',
  'schema.org',
]);

/** Hosts that give each of their writers a host of their own; the public suffix list has others. */
const OF_WRITERS = new Set([
  'medium.com',
  'substack.com',
  'wordpress.com',
  'tumblr.com',
  'livejournal.com',
  'ghost.io',
  'typepad.com',
  'over-blog.com',
  'beehiiv.com',
  'hatenablog.com',
  'note.com',
]);

/** Further domains under which an outlet publishes the same pages. Editions of other editors are sources of their own. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['bbc.co.uk', 'bbc.com'],
  ['bbci.co.uk', 'bbc.com'],
  ['guardian.co.uk', 'theguardian.com'],
  ['theguardian.co.uk', 'theguardian.com'],
  ['dailymail.com', 'dailymail.co.uk'],
  ['mailonline.co.uk', 'dailymail.co.uk'],
  ['thetimes.com', 'thetimes.co.uk'],
  ['the-independent.com', 'independent.co.uk'],
  ['huffingtonpost.com', 'huffpost.com'],
  ['dw.de', 'dw.com'],
  ['rian.ru', 'ria.ru'],
  ['tass.ru', 'tass.com'],
  ['itar-tass.com', 'tass.com'],
  ['russiatoday.com', 'rt.com'],
]);

/** Where a search engine has its results; its other hosts are its own. */
const SEARCH_HOST = /^(?:www\.|news\.|feedproxy\.|amp\.)?google\.[a-z.]{2,6}$/;

/** Hosts of copies for other devices and countries. */
const COPY_HOST = /^(?:www\d?|m|mobile|touch|wap|amp|edition)\.(?=.*\.)/;

const LIST = { allowPrivateDomains: true } as const;

/** A host without `www.`, the hosts of copies, and a final point. */
export function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '').replace(COPY_HOST, '');
}

/**
 * The domain that names the source of the pages of a host: what was registered under a public suffix
 * (https://publicsuffix.org), so `sport.a.example` and `www.a.example` are one. On platforms of many writers the
 * writer's own host is a source. Undefined for aggregators, social networks, knowledge bases and the fronts of
 * platforms: they name nobody.
 */
export function sourceDomain(hostname: string): string | undefined {
  const host = plainHost(hostname);
  const { domain, publicSuffix } = parse(host, LIST);
  if (publicSuffix === host && host.includes('.')) return undefined;
  const registered = domain ?? host;
  if (OF_WRITERS.has(registered)) return host === registered ? undefined : host;
  if (NOBODYS.has(registered) || SEARCH_HOST.test(host)) return undefined;
  return TWINS.get(registered) ?? registered;
}

/** True for a host under a suffix of the public suffix list. */
export function isRegistrable(hostname: string): boolean {
  const { isIcann, isPrivate } = parse(hostname, LIST);
  return isIcann === true || isPrivate === true;
}

/** The part of a domain that its owner chose: `bbc` of `bbc.co.uk`. */
export function domainLabel(domain: string): string {
  return parse(domain, LIST).domainWithoutSuffix || domain;
}
