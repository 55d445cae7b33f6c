import { LATEST } from '../article/feed-key.ts';
import { FEED_KINDS, FEEDS, type FeedKind, feedKey } from '../feeds/feed-kinds.ts';
import type { FeedKey } from '../store/read-store.ts';

/** A list by name: its key in the table, what people call it, where its page is. */
export interface NamedFeed {
  readonly feed: FeedKey;
  /** What its entries have in common; absent for the list of everything. */
  readonly of?: { readonly kind: FeedKind; readonly key: string };
  readonly title: string;
  readonly homePath: string;
}

export const LATEST_FEED: NamedFeed = { feed: LATEST, title: 'Latest articles', homePath: '/latest' };

/** The key of a name; undefined for a name that no list of this kind can have. */
export function keyOfName(kind: FeedKind, name: string): string | undefined {
  return FEEDS[kind].keyOf(name) || undefined;
}

/** The list that `/v1/feeds/<plural>/<name>` names; undefined for a name that no list can have. */
export function namedFeed(plural: string, name: string): NamedFeed | undefined {
  const definition = FEED_KINDS.find((each) => each.plural === plural);
  const key = definition?.keyOf(name);
  if (!definition || !key) return undefined;
  const { kind, titleOf } = definition;
  return {
    feed: feedKey(kind, key),
    of: { kind, key },
    title: titleOf(name),
    homePath: `/${plural}/${encodeURIComponent(key)}`,
  };
}
