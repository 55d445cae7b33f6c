import { isDetourHost, unwrapped } from './detour.ts';
import { isRegistrable, plainHost } from './hosts.ts';
import { isTracking } from './tracking.ts';

/** Longer addresses are no addresses of pages; RFC 9110, 4.1 recommends support of 8 000. */
const MAX_LENGTH = 2048;

/**
 * `text` as an absolute http(s) address, resolved against `base`, without credentials; undefined when it is none
 * (another scheme, a host without a point, more than 2048 characters).
 */
export function absoluteUrl(text: string | undefined, base?: string): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return undefined;
  try {
    const url = withoutGluedPath(new URL(/^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed, base));
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
    if (!/\.|^localhost$|^\[/.test(url.hostname)) return undefined;
    url.username = '';
    url.password = '';
    return url.href.length > MAX_LENGTH ? undefined : url.href;
  } catch {
    return undefined;
  }
}

/** A well-known ending of a domain with a word glued to it: there is no such one. */
const GLUED = /^(.+\.(?:com|org|net|(?:com?|org|net|gov|ac)\.[a-z]{2}))([a-z][a-z-]{2,})$/;

/** Some senders join a host and a path without the slash between: `a.comsport/2026/x` is `a.com/sport/2026/x`. */
function withoutGluedPath(url: URL): URL {
  const [, host = '', start = ''] = GLUED.exec(url.hostname) ?? [];
  if (host === '' || isRegistrable(url.hostname)) return url;
  const mended = new URL(url);
  mended.pathname = `/${start}${url.pathname}`;
  mended.hostname = host;
  return mended;
}

/**
 * The one spelling of an address: https, host in lower case and punycode, no default port, no fragment but one
 * that is a path (`#!/story/1`), no session, no tracking parameters, the rest of the query sorted, escapes as
 * RFC 3986, 6.2.2 has them. The path keeps its case and its slash. The fragment stays where it names one of the
 * articles of a page of `pages`.
 */
export function canonicalUrl(absolute: string, pages?: ReadonlySet<string>): string {
  const url = new URL(absolute);
  if (url.port === '' || url.port === '80' || url.port === '443') {
    url.port = '';
    url.protocol = 'https:';
  }
  const { hash } = url;
  if (!/^#!?\//.test(hash)) url.hash = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  url.pathname = plainEscapes(url.pathname.replace(/;jsessionid=[^/;]*/i, ''));
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair, url.hostname));
  // With its own question mark: a query that begins with another one would lose that.
  url.search = kept.length === 0 ? '' : `?${kept.map(plainEscapes).sort().join('&')}`;
  if (pages?.has(url.href)) url.hash = hash;
  return url.href;
}

/** RFC 3986, 6.2.2: escapes in capitals, and none for characters that need none. */
function plainEscapes(text: string): string {
  return text.replace(/%[\da-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });
}

/** An address for comparing: canonical, without scheme, the host of a copy (`www.`, `m.`) and a final slash. */
export function urlIdentity(absolute: string, pages?: ReadonlySet<string>): string {
  const url = new URL(canonicalUrl(absolute, pages));
  return plainHost(url.host) + restOf(url);
}

/** The same of a host as it is written but for `www.`: what articles were known by before. */
export function writtenUrlIdentity(absolute: string, pages?: ReadonlySet<string>): string {
  const url = new URL(canonicalUrl(absolute, pages));
  return url.host.replace(/^www\./, '') + restOf(url);
}

/** The address for comparing that one of a host as it is written stands for. */
export function ofMainHost(written: string): string {
  const end = written.search(/[/?#]|$/);
  return plainHost(written.slice(0, end)) + written.slice(end);
}

function restOf({ pathname, search, hash }: URL): string {
  return `${pathname.replace(/\/+$/, '')}${search}${hash}`;
}

/** True for the front page of a site: the address of no article, whatever a feed says. */
export function isFrontPage(absolute: string): boolean {
  const { pathname, search, hash } = new URL(canonicalUrl(absolute));
  return /^\/(?:index\.\w+)?$/.test(pathname) && search === '' && hash === '';
}

/** True for addresses that lead to the article without being its own: redirects, caches, proxies, AMP copies. */
export function isDetour(absolute: string): boolean {
  const url = new URL(absolute);
  if (isDetourHost(url)) return true;
  return (
    url.hostname.startsWith('amp.') ||
    /(?:^|\/)amp(?:\/|$)|\.amp(?:\.html?)?$/.test(url.pathname) ||
    url.searchParams.get('outputType') === 'amp' ||
    /^(?:|1|true|amp)$/.test(url.searchParams.get('amp') ?? 'no')
  );
}

/**
 * The article's own address where a detour carries it in itself, or where it is an AMP copy on the publisher's own
 * site; undefined otherwise.
 */
export function addressInside(absolute: string): string | undefined {
  const url = new URL(absolute);
  const inner = absoluteUrl(unwrapped(url) ?? withoutAmp(url));
  if (inner === undefined || inner === absolute) return undefined;
  return isDetour(inner) ? addressInside(inner) : inner;
}

/** What is left of an AMP address without what makes it one: `amp.` before the host, `/amp` in the path, `?amp=1`. */
function withoutAmp(url: URL): string | undefined {
  if (isDetourHost(url)) return undefined;
  const plain = new URL(url);
  plain.hostname = plain.hostname.replace(/^amp\.(?=.*\.)/, '');
  plain.searchParams.delete('amp');
  if (plain.searchParams.get('outputType') === 'amp') plain.searchParams.delete('outputType');
  plain.pathname = plain.pathname
    .replace(/\.amp(?=\.html?$|$)/, '')
    .replace(/\/amp(?=\/|$)/, '')
    .replace(/^$/, '/');
  return plain.href;
}
