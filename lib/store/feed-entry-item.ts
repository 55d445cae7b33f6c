import type { ArticleId } from '../article/article.ts';
import type { Card } from '../article/card.ts';
import type { Instant } from '../article/instant.ts';
import { attributeInstant, attributeText } from './attributes.ts';
import { packCard, unpackCard } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import type { FeedEntry, FeedKey } from './read-store.ts';
import { attributesOf, feedEntryKey, type Key, TTL_ATTRIBUTE } from './table.ts';

/** The card of an article in one feed: under 1 KB, so one write unit, and 21 of them read in 2.5 units. */
export function feedEntryItem(feed: FeedKey, listedAt: Instant, card: Card): Item {
  return {
    ...attributesOf(feedEntryKey(feed, listedAt, card.id)),
    ...layoutOf('feedEntry'),
    c: { S: packCard(card) },
    ...(card.expires && { [TTL_ATTRIBUTE]: { N: String(Math.floor(Date.parse(card.expires) / 1000)) } }),
  };
}

/**
 * What an entry leaves in its place when it goes: the instant since which the list is without it, which `Last-Modified`
 * and the difference between a list that is empty and one that never was are made of. About 100 bytes; it never expires.
 */
export function leftEntryItem(place: Key, leftAt: Instant): Item {
  return { ...attributesOf(place), ...layoutOf('feedEntry'), d: { S: leftAt } };
}

/** When an entry left this place; undefined for an entry. */
export function leftAt(item: Item): Instant | undefined {
  return item['c'] ? undefined : readItem('feedEntry', item, ({ d }) => attributeInstant(d, 'd'));
}

/** The article whose entry stands, or stood, in this place. */
export function articleOfEntry({ sk }: Item): ArticleId {
  return attributeText(sk, 'sk').split('#')[1] ?? '';
}

/** The entries among the items of a feed, in their order. */
export function feedEntries(items: readonly Item[]): FeedEntry[] {
  return items.flatMap((item) => (item['c'] ? [readItem('feedEntry', item, entryOf)] : []));
}

function entryOf({ c, sk }: Item): FeedEntry {
  return { card: unpackCard(attributeText(c, 'c')), position: attributeText(sk, 'sk') };
}
