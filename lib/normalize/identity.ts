import { createHash } from 'node:crypto';
import type { ArticleId } from '../article/article.ts';
import { base32Id } from '../article/base32-id.ts';
import type { RawIdentifier } from '../article/raw-article.ts';
import { absoluteUrl, canonicalUrl, isDetour, urlIdentity } from './canonical-url.ts';

/** What identity is decided on. */
export interface IdentityFacts {
  readonly identifiers: readonly RawIdentifier[];
  readonly url: string | undefined;
  /** Further addresses of the article. */
  readonly sameAs: readonly string[];
  readonly publisherKey: string;
  readonly headline: string;
  readonly articleBody: string;
  /** The day of publication, when the payload gave one; undefined for a relative or missing date. */
  readonly day: string | undefined;
}

/**
 * The identity keys of an article, best first: id of a news system, canonical address, guid, and only where
 * there is none of these a hash of what it says. A guid that is an address, urn or tag holds everywhere, any
 * other only inside its feed.
 *
 * The hash takes publisher, headline and day; where the day is not the sender's word ("an hour ago", or nothing)
 * it takes the beginning of the body instead, or the same bytes sent tomorrow would be another article.
 */
export function identifiersOf(facts: IdentityFacts): readonly [string, ...string[]] {
  const keys = [
    ...facts.identifiers.filter(({ type }) => type === 'newsId').map(({ value }) => `news:${value.trim()}`),
    ...(facts.url === undefined ? [] : [`url:${urlIdentity(facts.url)}`]),
    ...facts.identifiers.filter(({ type }) => type !== 'newsId').flatMap(identifierKey),
    ...facts.sameAs.filter((address) => !isDetour(address)).map((address) => `url:${urlIdentity(address)}`),
  ];
  const [first, ...rest] = [...new Set(keys.filter((key) => key.length < 1000))];
  return first === undefined ? [textKey(facts)] : [first, ...rest.slice(0, 9)];
}

function identifierKey({ type, value, scope }: RawIdentifier): string[] {
  const text = value.trim();
  if (text === '') return [];
  const address = /^https?:/i.test(text) ? absoluteUrl(text) : undefined;
  if (address !== undefined)
    return isDetour(address) ? [`guid:${canonicalUrl(address)}`] : [`url:${urlIdentity(address)}`];
  if (type === 'url') return [];
  if (/^(?:urn|tag):/i.test(text)) return [`guid:${text}`];
  return [`guid:${scope ?? ''}:${text}`];
}

function textKey({ publisherKey, headline, articleBody, day }: IdentityFacts): string {
  const discriminator = day ?? folded(articleBody).slice(0, 200);
  return `text:${sha256(`${publisherKey}|${folded(headline)}|${discriminator}`).toString('hex')}`;
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
