import type { Publisher } from '../article/article.ts';
import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import { slugOf } from '../article/slug.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import { absoluteUrl, domainOf, isDetour } from './canonical-url.ts';
import { cleanLine, lineOf } from './text.ts';

const MAX_NAME = 120;
/** Hosts where many publish: their domain names nobody. */
const SHARED =
  /(?:^|\.)(?:medium\.com|substack\.com|blogspot\.com|wordpress\.com|facebook\.com|x\.com|twitter\.com|youtube\.com|msn\.com|yahoo\.com|smartnews\.com|flipboard\.com)$/;

const NO_ALIASES: SourceAliases = new Map();

/** The publisher of an article, and whether its name had to be taken from its address. */
export interface FoundPublisher {
  readonly publisher: Publisher;
  readonly fromUrl: boolean;
}

/**
 * Who published an article: the party that the payload names, else the feed it came in, else the host of its
 * address. Feeds are kept under the domain where one is known, so that all spellings of a name are one source,
 * and otherwise under the slug of the name: `russia-today`. The operator's aliases make one source of two. Undefined
 * when nothing tells.
 */
export function publisherOf(
  raw: Pick<RawArticle, 'publisher'>,
  url: string | undefined,
  feed: RawFeed | undefined,
  aliases: SourceAliases = NO_ALIASES,
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
  const publisher = { name, key, ...(domain !== undefined && { domain }) };
  return { publisher: underOneKey(publisher, aliases), fromUrl: name === domain };
}

/** A domain of its own is what a source of the operator's is kept under. */
function underOneKey(publisher: Publisher, aliases: SourceAliases): Publisher {
  const key = aliases.get(publisher.key);
  return key === undefined ? publisher : { ...publisher, key, ...(key.includes('.') && { domain: key }) };
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
