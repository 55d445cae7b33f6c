import { LATEST, languageKey, sectionKey } from '../article/feed-key.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import { hashtagKey } from '../enrich/hashtag-key.ts';
import type { FeedKey } from '../store/read-store.ts';

/** What lists are of; also the first part of their keys in the table, and the names of the filters. */
export type FeedKind = 'story' | 'hashtag' | 'source' | 'section' | 'language';

/** A list by name: its key in the table, what people call it, where its page is. */
export interface NamedFeed {
  readonly feed: FeedKey;
  /** What its entries have in common; absent for the list of everything. */
  readonly of?: { readonly kind: FeedKind; readonly key: string };
  readonly title: string;
  readonly homePath: string;
}

export const LATEST_FEED: NamedFeed = { feed: LATEST, title: 'Latest articles', homePath: '/latest' };

const MAX_SECTION = 80;

/** The key of a name; '' for a name that nothing can have. */
const KEY_OF: Readonly<Record<FeedKind, (name: string) => string>> = {
  source: (name) => (/^[\p{L}\p{M}\p{N}.-]{1,120}$/u.test(name) ? name.toLowerCase() : ''),
  hashtag: hashtagKey,
  section: (name) => {
    const key = sectionKey(name);
    return key.length > MAX_SECTION ? '' : key;
  },
  language: (name) => (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(name) ? languageKey(name) : ''),
  story: (name) => (/^[a-z2-7]{26}$/.test(name) ? name : ''),
};

const TITLE_OF: Readonly<Record<FeedKind, (name: string) => string>> = {
  source: (name) => name,
  hashtag: (name) => `#${name}`,
  section: (name) => name,
  language: (name) => name,
  story: (name) => `Story ${name}`,
};

/** The names of kinds in addresses: `/v1/feeds/hashtags/…`. */
const PLURALS: ReadonlyMap<string, FeedKind> = new Map([
  ['sources', 'source'],
  ['hashtags', 'hashtag'],
  ['sections', 'section'],
  ['languages', 'language'],
  ['stories', 'story'],
]);

/** The key of a name; undefined for a name that no list of this kind can have. */
export function keyOfName(kind: FeedKind, name: string): string | undefined {
  return KEY_OF[kind](name) || undefined;
}

/** The key of the source that a list is of by another key; undefined for a list that stands. */
export function aliasedSource({ of }: NamedFeed, aliases: SourceAliases | undefined): string | undefined {
  return of?.kind === 'source' ? aliases?.get(of.key) : undefined;
}

/** The list that `/v1/feeds/<plural>/<name>` names; undefined for a name that no list can have. */
export function namedFeed(plural: string, name: string): NamedFeed | undefined {
  const kind = PLURALS.get(plural);
  const key = kind && keyOfName(kind, name);
  if (kind === undefined || key === undefined) return undefined;
  return {
    feed: `${kind}/${key}`,
    of: { kind, key },
    title: TITLE_OF[kind](name),
    homePath: `/${plural}/${encodeURIComponent(key)}`,
  };
}
