import { createHash } from 'node:crypto';
import type { ArticleId } from '../article/article.ts';
import { base32Id } from '../article/base32-id.ts';
import { absoluteUrl } from './canonical-url.ts';
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

/** The id of the article of an identity key: `base32Id` of its SHA-256. */
export function articleId(key: string): ArticleId {
  return base32Id(createHash('sha256').update(key).digest());
}
