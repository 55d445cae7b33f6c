import { attributeInstant, attributeText } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import type { SourceItem } from './read-store.ts';
import { attributesOf, sourceKey } from './table.ts';

export function sourceItem({ key, name, domain, lastPublished }: SourceItem): Item {
  return {
    ...attributesOf(sourceKey(key)),
    ...layoutOf('source'),
    n: { S: name },
    d: { S: lastPublished },
    ...(domain !== undefined && { o: { S: domain } }),
  };
}

/** The source whose articles those of this one became; undefined for one that stands. */
export function movedTo(item: Item): string | undefined {
  return readItem('source', item, ({ m }) => m && attributeText(m, 'm'));
}

export function storedSource(item: Item): SourceItem {
  return readItem('source', item, ({ sk, n, d, o }) => ({
    key: attributeText(sk, 'sk'),
    name: attributeText(n, 'n'),
    lastPublished: attributeInstant(d, 'd'),
    ...(o && { domain: attributeText(o, 'o') }),
  }));
}
