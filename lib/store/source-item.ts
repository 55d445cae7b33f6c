import type { Instant } from '../article/instant.ts';
import { textOf } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import type { SourceItem } from './read-store.ts';
import { attributesOf, sourceKey } from './table.ts';

export function sourceItem({ key, name, domain, lastPublished }: SourceItem): Item {
  return {
    ...attributesOf(sourceKey(key)),
    n: { S: name },
    d: { S: lastPublished },
    ...(domain !== undefined && { o: { S: domain } }),
  };
}

/** The source whose articles those of this one became; undefined for one that stands. */
export function movedTo(item: Item): string | undefined {
  return item['m']?.S;
}

export function storedSource(item: Item): SourceItem {
  return {
    key: textOf(item['sk'], 'sk'),
    name: textOf(item['n'], 'n'),
    lastPublished: textOf(item['d'], 'd') as Instant,
    ...(item['o']?.S !== undefined && { domain: item['o'].S }),
  };
}
