import { domainToASCII } from 'node:url';
import type { Publisher } from '../article/article.ts';
import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import { isSenderSource, senderOf, senderSource } from '../article/sender.ts';
import { slugOf } from '../article/slug.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import { absoluteUrl } from './canonical-url.ts';
import { isDetourHost } from './detour.ts';
import { domainLabel, plainHost, sourceDomain } from './hosts.ts';
import { AGGREGATOR_NAME, publisherName } from './publisher-name.ts';
import { NAME_RANKS, type NameRank, NO_SOURCES, type SourceMemory } from './source-memory.ts';
import { lineOf } from './text.ts';

/** What is known of sources beside the payload. */
export interface SourceRules {
  /** What the operator says. */
  readonly aliases?: SourceAliases | undefined;
  /** What payloads have told before. */
  readonly memory?: SourceMemory | undefined;
  /** Whose payload it is. */
  readonly sender?: string | undefined;
}

/** The publisher of an article, and where its name comes from. */
export interface FoundPublisher {
  readonly publisher: Publisher;
  readonly rank: NameRank;
}

/** What tells who published an article. */
export interface PublisherFacts {
  readonly raw: Pick<RawArticle, 'publisher'>;
  /** The article's own address. */
  readonly url?: string | undefined;
  readonly feed?: RawFeed | undefined;
  /** What its headline ends in behind a dash or bar. */
  readonly ending?: string | undefined;
}

/**
 * Who published an article. A source is kept under the registrable domain of the article's own address, whatever the
 * payload says; where that is of an aggregator or of nobody, under the domain that the payload gives of the publisher;
 * else under the domain that its name was seen with before; else under the slug of its name (`russia-today`). The
 * operator's aliases make one source of two. A name is shown before a bare domain, also one that only other articles
 * told. On an aggregator the end of the headline names the publisher. Undefined when nothing tells.
 */
export function publisherOf(
  { raw, url, feed, ending = '' }: PublisherFacts,
  rules: SourceRules = {},
): FoundPublisher | undefined {
  const { memory = NO_SOURCES } = rules;
  const own = domainOfAddress(url, rules);
  const party = domainOfAddress(raw.publisher?.url, rules);
  const written = raw.publisher?.name ?? '';
  const feedDomain = domainOfAddress(feed?.url, rules) ?? domainOfAddress(feed?.feedUrl, rules);
  const domain =
    own ??
    party ??
    domainOfAddress(hostName(written), rules) ??
    (written.trim() === '' ? feedDomain : undefined);
  const named =
    own === undefined || party === undefined || isTwin(own, party) ? publisherName(written, domain) : '';
  const isHost = hostName(written) !== undefined && domainOfAddress(hostName(written), rules) === undefined;
  const isForeign = domain !== undefined && AGGREGATOR_NAME.test(named);
  const isBare = named.toLowerCase() === domain;
  const given = isHost || isForeign || isBare || isAddress(written) ? '' : named;
  const isOfAggregator = isForeign || (domain === undefined && (given === '' || AGGREGATOR_NAME.test(given)));
  const outlet = isOfAggregator ? publisherName(ending) : '';
  const isOutlet = outlet !== '' && !AGGREGATOR_NAME.test(outlet);
  const isOwnFeed = domain === undefined || feedDomain === domain || (!feed?.url && !feed?.feedUrl);
  const told: readonly (readonly [NameRank, string])[] = [
    ['given', (isOutlet ? outlet : '') || given],
    // A feed's title names the items of its own site, not those that it links to elsewhere.
    [
      'feed',
      isOwnFeed && !AGGREGATOR_NAME.test(lineOf(feed?.title))
        ? publisherName(lineOf(feed?.title), domain)
        : '',
    ],
    ['domain', isBare ? named : (domain ?? outlet)],
  ];
  const [rank, name] = told.find(([, each]) => each !== '') ?? ['domain', ''];
  // "Headline - Lenta.ru": the outlet may be called by its domain.
  const ofOutlet = isOutlet ? domainOfAddress(hostName(outlet), rules) : undefined;
  const key = domain ?? ofOutlet ?? keyOfName(name, rules);
  if (key === '') return undefined;
  const known = memory.sources.get(key);
  const isBetterKnown = known !== undefined && NAME_RANKS.indexOf(known.rank) > NAME_RANKS.indexOf(rank);
  const best = isBetterKnown ? { name: known.name, rank: known.rank } : { name, rank };
  return { publisher: { name: best.name, key, ...(key.includes('.') && { domain: key }) }, rank: best.rank };
}

/**
 * A source as it is shown: one whose name looks like that of another source has its domain behind it, or its key where
 * it has none, in the letters of domains (UTS 39, UTS 46). Pure.
 */
export function shownPublisher(publisher: Publisher, { keyOfLook }: SourceMemory): Publisher {
  const { name, key, domain } = publisher;
  const owner = keyOfLook(name);
  if (owner === undefined || owner === key || name === domain) return publisher;
  return { ...publisher, name: `${name} (${domain ?? (domainToASCII(key) || key)})` };
}

/** True for a key under which a source was kept before its domain was known: a host of the domain, or its name. */
export function isKeyOfSource(key: string, { key: domain, name }: Publisher): boolean {
  return sourceDomain(key) === domain || slugOf(name) === key;
}

/** Articles that name no publisher are their sender's. */
export function senderAsPublisher(upload: string): Publisher {
  const sender = senderOf(upload);
  return { name: sender ?? 'Sender without a name', key: senderSource(sender) };
}

/** The source that an address is of, by the operator's word or by its domain; undefined for detours and for what names nobody. */
function domainOfAddress(address: string | undefined, { aliases }: SourceRules): string | undefined {
  const absolute =
    absoluteUrl(address) ?? absoluteUrl(address && !address.includes(' ') ? `https://${address}` : undefined);
  if (absolute === undefined) return undefined;
  const url = new URL(absolute);
  if (isDetourHost(url)) return undefined;
  const domain = sourceDomain(url.hostname);
  return aliases?.get(plainHost(url.hostname)) ?? (domain && (aliases?.get(domain) ?? domain));
}

function keyOfName(
  name: string,
  { aliases, memory = NO_SOURCES, sender }: SourceRules,
  trust: 'own' | 'any' = 'any',
): string {
  const slug = slugOf(name);
  return aliases?.get(slug) ?? memory.keyOfName(slug, sender, trust) ?? slug;
}

/**
 * The source that a publisher without a domain is known as by now, where its name has been seen with one since; undefined
 * where it stays what it is. What another sender says of a name moves nobody's articles. Pure.
 */
export function knownPublisher(publisher: Publisher, rules: SourceRules): Publisher | undefined {
  const { name, key, domain } = publisher;
  if (domain !== undefined || isSenderSource(key)) return undefined;
  const known = keyOfName(name, rules, 'own');
  if (known === key || !known.includes('.')) return undefined;
  const { memory = NO_SOURCES } = rules;
  return shownPublisher({ name: memory.sources.get(known)?.name ?? name, key: known, domain: known }, memory);
}

/** Domains that differ in their suffix alone: `a.example.com` and `a.example.co.uk`. Not one source, but called the same. */
function isTwin(a: string, b: string): boolean {
  return a === b || domainLabel(a) === domainLabel(b);
}

/** With a scheme or www. it is an address; "Express.co.uk" is the domain as its owner writes it. */
function isAddress(name: string): boolean {
  return /^\s*(?:https?:|www\.)/i.test(name) && hostName(name) !== undefined;
}

/** Some senders give their address or host as their name. */
function hostName(name: string): string | undefined {
  return /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/?$/i.test(name.trim()) ? name.trim() : undefined;
}
