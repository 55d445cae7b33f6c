import type { Card } from '../article/card.ts';
import { hashtagKey } from '../enrich/hashtag-key.ts';

/** A hashtag, and how many of some articles carry it. */
export interface TagCount {
  readonly key: string;
  readonly display: string;
  readonly count: number;
}

/** The hashtags of some articles, most frequent first, without the one that they have in common. */
export function countTags(cards: readonly Card[], most: number, without?: string): TagCount[] {
  const counts = new Map<string, { display: string; count: number }>();
  for (const display of cards.flatMap(({ hashtags }) => hashtags)) {
    const key = hashtagKey(display);
    if (key === '' || key === without) continue;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { display, count: 1 });
  }
  return [...counts]
    .map(([key, found]) => ({ key, ...found }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, most);
}
