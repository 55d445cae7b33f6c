import { createHash } from 'node:crypto';
import type { Article, ArticleId } from '../article/article.ts';
import { base32Id } from '../article/base32-id.ts';
import type { RawIdentifier } from '../article/raw-article.ts';
import {
  absoluteUrl,
  addressInside,
  canonicalUrl,
  isDetour,
  isFrontPage,
  urlIdentity,
} from './canonical-url.ts';

/** What identity is decided on. */
export interface IdentityFacts {
  readonly identifiers: readonly RawIdentifier[];
  readonly url: string | undefined;
  /** Further addresses of the article. */
  readonly sameAs: readonly string[];
  /** True where the payload had no address of the article itself, and `url` was taken from a detour. */
  readonly isDetoured?: boolean;
  readonly publisherKey: string;
  readonly headline: string;
  readonly articleBody: string;
  /** The day of publication, when the payload gave one; undefined for a relative or missing date. */
  readonly day: string | undefined;
  /** Pages within which a fragment names an article; see `pagesOfFragments`. */
  readonly pages?: ReadonlySet<string> | undefined;
}

/** What a key is made of: the part of it before its first colon. */
export type IdentityRule = 'news' | 'url' | 'guid' | 'text';

/** The rule that made an identity key. */
export function ruleOfKey(key: string): IdentityRule {
  return key.slice(0, key.indexOf(':')) as IdentityRule;
}

const MAX_KEYS = 12;
const MAX_IDENTIFIERS = 100;
/** Characters of a body that tell two articles of one headline apart. */
const BODY_START = 200;

/**
 * The identity keys of an article, best first: id of a news system, canonical address, guid, and only where
 * there is none of these a hash of what it says. A guid that is an address, urn or tag holds everywhere, any
 * other only inside its feed. The address of a front page is nobody's: feeds give it to all their items.
 *
 * The hash takes publisher, headline and day; where the day is not the sender's word ("an hour ago", or nothing)
 * it takes the beginning of the body instead, or the same bytes sent tomorrow would be another article.
 */
export function identifiersOf(facts: IdentityFacts): readonly [string, ...string[]] {
  const { url, sameAs, pages } = facts;
  const identifiers = facts.identifiers.slice(0, MAX_IDENTIFIERS);
  const newsIds = identifiers.filter(({ type }) => type === 'newsId');
  const guids = identifiers.filter(({ type }) => type !== 'newsId');
  const isBareDetour = url !== undefined && isDetour(url) && !isFrontPage(url);
  const keys = [
    ...newsIds.flatMap((identifier) => newsKey(identifier, facts.publisherKey)),
    ...addressKey(url, pages),
    ...(isBareDetour ? [`guid:${url}`] : []),
    ...guids.flatMap((guid) => guidKey(guid, pages)),
    ...newsIds.flatMap(({ value }) => addressKey(absoluteUrl(httpOnly(value)))),
    ...sameAs.flatMap((address) => addressKey(address)),
    // One article has many addresses that only lead to it.
    ...(facts.isDetoured || isBareDetour ? [textKey(facts)] : []),
  ];
  const [first, ...rest] = [...new Set(keys)];
  return first === undefined ? [textKey(facts)] : [first, ...rest.slice(0, MAX_KEYS - 1)];
}

/** The identity key of another article that a payload names by its id or address; undefined for an empty name. */
export function keyOfNamed(name: string): string | undefined {
  const value = name.trim();
  if (value === '') return undefined;
  return addressKey(absoluteUrl(httpOnly(value)))[0] ?? `news:${value}`;
}

function addressKey(address: string | undefined, pages?: ReadonlySet<string>): string[] {
  if (address === undefined || isFrontPage(address)) return [];
  if (!isDetour(address)) return [`url:${urlIdentity(address, pages)}`];
  const inside = addressInside(address);
  return inside === undefined ? [] : addressKey(inside, pages);
}

/** Ids of news systems are URIs; one that is not is kept apart by its sender, or number 17 of two senders would be one article. */
function newsKey({ value, scope }: RawIdentifier, publisherKey: string): string[] {
  const id = value.trim();
  if (id === '') return [];
  if (scope !== undefined) return [`news:${scope}:${id}`];
  return [/^[a-z][a-z\d+.-]*:/i.test(id) ? `news:${id}` : `news:${publisherKey}:${id}`];
}

function guidKey({ type, value, scope }: RawIdentifier, pages?: ReadonlySet<string>): string[] {
  const id = value.trim();
  if (id === '') return [];
  const address = absoluteUrl(httpOnly(id));
  if (address !== undefined && isDetour(address))
    return [...addressKey(address, pages), `guid:${canonicalUrl(address)}`];
  if (address !== undefined) return addressKey(address, pages);
  if (type === 'url') return [];
  return [/^(?:urn|tag):/i.test(id) ? `guid:${id}` : `guid:${scope ?? ''}:${id}`];
}

function httpOnly(value: string): string | undefined {
  return /^https?:/i.test(value.trim()) ? value : undefined;
}

/** The day that a payload gives as the day of publication; undefined where it was not told. */
export function dayOf({
  datePublished,
  datePublishedSource,
}: Pick<Article, 'datePublished' | 'datePublishedSource'>): string | undefined {
  const isTold = datePublishedSource !== 'relative' && datePublishedSource !== 'received';
  return isTold ? datePublished.slice(0, 10) : undefined;
}

/** The key of what an article says: of publisher, headline, and the day or else the beginning of the body. */
export function textKey({
  publisherKey,
  headline,
  articleBody,
  day,
}: Pick<IdentityFacts, 'publisherKey' | 'headline' | 'articleBody' | 'day'>): string {
  const said = folded(headline) || headline;
  const discriminator = day ?? folded(articleBody).slice(0, BODY_START);
  return `text:${sha256(`${publisherKey}|${said}|${discriminator}`).toString('hex')}`;
}

/** Letters and digits alone, in one case: what a retyped text keeps. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The id of the article of an identity key: `base32Id` of its SHA-256. */
export function articleId(key: string): ArticleId {
  return base32Id(sha256(key));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
