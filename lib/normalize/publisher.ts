import type { Publisher } from '../article/article.ts';
import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import { absoluteUrl, domainOf, isDetour } from './canonical-url.ts';
import { cleanLine, lineOf } from './text.ts';

const MAX_NAME = 120;
/** Hosts where many publish: their domain names nobody. */
const SHARED =
  /(?:^|\.)(?:medium\.com|substack\.com|blogspot\.com|wordpress\.com|facebook\.com|x\.com|twitter\.com|youtube\.com|msn\.com|yahoo\.com|smartnews\.com|flipboard\.com)$/;

/** The publisher of an article, and whether its name had to be taken from its address. */
export interface FoundPublisher {
  readonly publisher: Publisher;
  readonly fromUrl: boolean;
}

/**
 * Who published an article: the party that the payload names, else the feed it came in, else the host of its
 * address. Feeds are kept under the domain where one is known, so that all spellings of a name are one source,
 * and otherwise under the slug of the name: `russia-today`. Undefined when nothing tells.
 */
export function publisherOf(
  raw: Pick<RawArticle, 'publisher'>,
  url: string | undefined,
  feed: RawFeed | undefined,
): FoundPublisher | undefined {
  const written = partyName(raw.publisher?.name ?? '');
  const domain = domainFrom(raw.publisher?.url) ?? domainFrom(url) ?? domainFrom(hostName(written));
  // "Express.co.uk" is a name; with a scheme or www. it is an address.
  const given = /^(?:https?:|www\.)/i.test(written) && domain !== undefined ? '' : written;
  const name =
    given ||
    (domain === undefined || isOfFeed(domain, feed) ? lineOf(feed?.title).slice(0, MAX_NAME) : '') ||
    domain;
  if (name === undefined) return undefined;
  const key = domain ?? slugOf(name);
  if (key === '') return undefined;
  return { publisher: { name, key, ...(domain !== undefined && { domain }) }, fromUrl: name === domain };
}

function domainFrom(address: string | undefined): string | undefined {
  const absolute =
    absoluteUrl(address) ?? absoluteUrl(address && !address.includes(' ') ? `https://${address}` : undefined);
  if (absolute === undefined || isDetour(absolute)) return undefined;
  const domain = domainOf(absolute);
  return SHARED.test(domain) && domain.split('.').length < 3 ? undefined : domain;
}

/** A name without the handle's sign and the bars that page titles leave at its end. */
function partyName(name: string): string {
  return cleanLine(name.slice(0, 1000))
    .replace(/[\s|•·–—-]+$/, '')
    .replace(/^@(?=\w+$)/, '')
    .slice(0, MAX_NAME);
}

/** Some senders give their address or host as their name. */
function hostName(name: string): string | undefined {
  return /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/?$/i.test(name) ? name : undefined;
}

/** A feed's title names the publisher of the items that lie on its own site, not of those that it links to elsewhere. */
function isOfFeed(domain: string, feed: RawFeed | undefined): boolean {
  const own = domainFrom(feed?.url) ?? domainFrom(feed?.feedUrl);
  return own === undefined || own === domain || domain.endsWith(`.${own}`) || own.endsWith(`.${domain}`);
}

/** Letters and digits of any script in lower case, without Latin accents, joined by hyphens. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
