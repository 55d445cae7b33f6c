import type { RawIdentifier } from '../article/raw-article.ts';
import {
  absoluteUrl,
  addressInside,
  canonicalUrl,
  isDetour,
  isFrontPage,
  ofMainHost,
  urlIdentity,
  writtenUrlIdentity,
} from './canonical-url.ts';
import { type TextFacts, textKey } from './text-key.ts';

/** What identity is decided on. */
export interface IdentityFacts extends TextFacts {
  readonly identifiers: readonly RawIdentifier[];
  readonly url: string | undefined;
  /** Further addresses of the article. */
  readonly sameAs: readonly string[];
  /** The slug of the publisher's name where the payload tells one: what an item without an address is known by. */
  readonly publisherSlug?: string | undefined;
  /** Pages within which a fragment names an article; see `pagesOfFragments`. */
  readonly pages?: ReadonlySet<string> | undefined;
}

/** What a key begins with, before its first colon. */
export type KeyScheme = 'news' | 'url' | 'guid' | 'text';

/**
 * When two items that share a key are one article: `always`, since its issuer vouches for it; `unlessApart`, unless
 * their headlines, texts and dates say that they are two; `whereAlone`, unless each has an identifier of another
 * rule that the other does not have.
 */
export type Binding = 'always' | 'unlessApart' | 'whereAlone';

/** One rule of identity: what it makes a key of, and what that is worth. The texts stand in README.md. */
export interface IdentityRule {
  readonly scheme: KeyScheme;
  readonly is: string;
  readonly holds: string;
  readonly isUselessWhen: string;
  readonly binding: Binding;
  readonly keysOf: (facts: IdentityFacts) => readonly string[];
}

/** The rules of identity, best first: the first key that an article has names it, the others are its aliases. */
export const IDENTITY_RULES: readonly IdentityRule[] = [
  {
    scheme: 'news',
    is: 'the id that a news system gives',
    holds: 'everywhere where it is a URI, else within its scope or publisher',
    isUselessWhen: 'it is empty',
    binding: 'always',
    keysOf: ({ identifiers, publisherKey }) =>
      newsIds(identifiers).flatMap((identifier) => newsKey(identifier, publisherKey)),
  },
  {
    scheme: 'url',
    is: 'its own address, without scheme, tracking, AMP and the host of a copy (`www.`, `m.`, `amp.`)',
    holds: 'everywhere',
    isUselessWhen: 'it is a front page, or stands on other articles too',
    binding: 'unlessApart',
    keysOf: ({ url, pages }) => addressKeys(url, pages),
  },
  {
    scheme: 'guid',
    is: 'a redirect that does not tell where it leads',
    holds: 'everywhere',
    isUselessWhen: 'it stands on other articles too',
    binding: 'unlessApart',
    keysOf: ({ url }) => (url !== undefined && isDetour(url) && !isFrontPage(url) ? [`guid:${url}`] : []),
  },
  {
    scheme: 'guid',
    is: 'the guid of its feed',
    holds: 'within its feed; everywhere where it is an address, urn or tag',
    isUselessWhen: 'it stands on other articles too',
    binding: 'unlessApart',
    keysOf: ({ identifiers, pages }) =>
      identifiers.filter(({ type }) => type !== 'newsId').flatMap((guid) => guidKeys(guid, pages)),
  },
  {
    scheme: 'url',
    is: 'the id of a news system that is an address, and other addresses that it gives',
    holds: 'everywhere',
    isUselessWhen: 'they are front pages or redirects, or stand on other articles too',
    binding: 'unlessApart',
    keysOf: ({ identifiers, sameAs }) => [
      ...newsIds(identifiers).flatMap(({ value }) => addressKeys(absoluteUrl(httpOnly(value)))),
      ...sameAs.flatMap((address) => addressKeys(address)),
    ],
  },
  {
    scheme: 'text',
    is: 'what it says: publisher (by its key and by its name), headline, and the day or else the beginning of the body',
    holds: 'everywhere',
    isUselessWhen: 'both articles have identifiers of one rule, and these differ',
    binding: 'whereAlone',
    keysOf: (facts) => [
      textKey(facts),
      ...(facts.publisherSlug ? [textKey({ ...facts, publisherKey: facts.publisherSlug })] : []),
    ],
  },
];

/** The scheme of an identity key. */
export function schemeOf(key: string): KeyScheme {
  return key.slice(0, key.indexOf(':')) as KeyScheme;
}

/** `keys` without those of `others`, and without the addresses of the same pages under the hosts of copies. */
export function keysWithout(keys: readonly string[], others: ReadonlySet<string>): string[] {
  return keys.filter((key) => !others.has(key) && !others.has(ofMainKey(key)));
}

function ofMainKey(key: string): string {
  return schemeOf(key) === 'url' ? `url:${ofMainHost(key.slice('url:'.length))}` : key;
}

const BINDINGS = new Map(IDENTITY_RULES.map(({ scheme, binding }) => [scheme, binding]));

/** What a key that two items share is worth; see `IdentityRule`. */
export function bindingOf(key: string): Binding | undefined {
  return BINDINGS.get(schemeOf(key));
}

function newsIds(identifiers: readonly RawIdentifier[]): readonly RawIdentifier[] {
  return identifiers.filter(({ type }) => type === 'newsId');
}

/** Ids of news systems are URIs; one that is not is kept apart by its sender, or number 17 of two senders would be one article. */
function newsKey({ value, scope }: RawIdentifier, publisherKey: string): string[] {
  const id = value.trim();
  if (id === '') return [];
  if (scope !== undefined) return [`news:${scope}:${id}`];
  return [/^[a-z][a-z\d+.-]*:/i.test(id) ? `news:${id}` : `news:${publisherKey}:${id}`];
}

/** The keys of an address, or of the one that it leads to: as it is compared, and as it was before hosts of copies were folded. */
export function addressKeys(address: string | undefined, pages?: ReadonlySet<string>): string[] {
  if (address === undefined || isFrontPage(address)) return [];
  if (!isDetour(address))
    return [`url:${urlIdentity(address, pages)}`, `url:${writtenUrlIdentity(address, pages)}`];
  const inside = addressInside(address);
  return inside === undefined ? [] : addressKeys(inside, pages);
}

function guidKeys({ type, value, scope }: RawIdentifier, pages?: ReadonlySet<string>): string[] {
  const id = value.trim();
  if (id === '') return [];
  const address = absoluteUrl(httpOnly(id));
  if (address !== undefined && isDetour(address))
    return [...addressKeys(address, pages), `guid:${canonicalUrl(address)}`];
  if (address !== undefined) return addressKeys(address, pages);
  if (type === 'url') return [];
  return [/^(?:urn|tag):/i.test(id) ? `guid:${id}` : `guid:${scope ?? ''}:${id}`];
}

/** `value` where it is written as an address of the web. */
export function httpOnly(value: string): string | undefined {
  return /^https?:/i.test(value.trim()) ? value : undefined;
}
