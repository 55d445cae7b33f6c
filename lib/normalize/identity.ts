import { createHash } from 'node:crypto';
import type { ArticleId } from '../article/article.ts';
import { base32Id } from '../article/base32-id.ts';
import { absoluteUrl, canonicalUrl } from './canonical-url.ts';
import { addressKeys, httpOnly, IDENTITY_RULES, type IdentityFacts, schemeOf } from './identity-rules.ts';
import { textKey } from './text-key.ts';

/** Keys of an article; that of its text is always one of them. */
const MAX_KEYS = 12;
const MAX_IDENTIFIERS = 100;

/**
 * The identity keys of an article, best first, by `IDENTITY_RULES`. Its text is an alias where it has identifiers, and
 * names it where it has none. An article without a headline has no text to be known by, unless it has nothing else.
 */
export function identifiersOf(facts: IdentityFacts): readonly [string, ...string[]] {
  const bounded = { ...facts, identifiers: facts.identifiers.slice(0, MAX_IDENTIFIERS) };
  const keys = [...new Set(IDENTITY_RULES.flatMap(({ keysOf }) => keysOf(bounded)))];
  const texts = keys.filter((key) => schemeOf(key) === 'text');
  const [first, ...rest] = keys.filter((key) => schemeOf(key) !== 'text');
  if (first === undefined) return [textKey(facts), ...texts.slice(1)];
  return [first, ...rest.slice(0, MAX_KEYS - 1 - texts.length), ...(facts.headline === '' ? [] : texts)];
}

/** The identity key of another article that a payload names by its id or address; undefined for an empty name. */
export function keyOfNamed(name: string): string | undefined {
  const value = name.trim();
  if (value === '') return undefined;
  return addressKeys(absoluteUrl(httpOnly(value)))[0] ?? `news:${value}`;
}

/** The identity keys that an article may have by this address, the likeliest first; none for what is no address of an article. */
export function keysOfAddress(given: string): string[] {
  const address = absoluteUrl(httpOnly(given));
  if (address === undefined) return [];
  // On some pages a fragment names an article; which these are, only a whole payload tells.
  const page = new URL(canonicalUrl(address));
  page.hash = '';
  return [...new Set([...addressKeys(address, new Set([page.href])), ...addressKeys(address)])];
}

/** The id of the article of an identity key: `base32Id` of its SHA-256. */
export function articleId(key: string): ArticleId {
  return base32Id(sha256(key));
}

/** The first 128 bits of SHA-256 in hexadecimal: what the table binds an identifier to its article by. */
export function identifierHash(key: string): string {
  return sha256(key).toString('hex').slice(0, 32);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
