import type { Card } from '../article/card.ts';
import type { Instant } from '../article/instant.ts';
import { packCard, textOf, unpackCard } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import type { FeedEntry, FeedKey } from './read-store.ts';
import { attributesOf, feedEntryKey, TTL_ATTRIBUTE } from './table.ts';

/** The card of an article in one feed: under 1 KB, so one write unit, and 21 of them read in 2.5 units. */
export function feedEntryItem(feed: FeedKey, listedAt: Instant, card: Card): Item {
  return {
    ...attributesOf(feedEntryKey(feed, listedAt, card.id)),
    c: { S: packCard(card) },
    ...(card.expires && { [TTL_ATTRIBUTE]: { N: String(Math.floor(Date.parse(card.expires) / 1000)) } }),
  };
}

export function feedEntry(item: Item): FeedEntry {
  return { card: unpackCard(textOf(item['c'], 'c')), position: textOf(item['sk'], 'sk') };
}
