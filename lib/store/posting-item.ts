import { anyInstant, checked } from '../article/check.ts';
import type { Instant } from '../article/instant.ts';
import type { Posting, TermKey } from '../article/related.ts';
import { attributeBytes, attributeText } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import { attributesOf, postingKey, TTL_ATTRIBUTE } from './table.ts';

/** A posting: the whole term vector under one of its terms. It leaves the table at `expiresAt`. */
export function postingItem(term: TermKey, posting: Posting, expiresAt: Instant): Item {
  return {
    ...attributesOf(postingKey(term, posting.datePublished, posting.id)),
    ...layoutOf('posting'),
    v: { B: posting.vector },
    [TTL_ATTRIBUTE]: { N: String(Math.floor(Date.parse(expiresAt) / 1000)) },
  };
}

export function storedPosting(item: Item): Posting {
  return readItem('posting', item, ({ sk: position, v }) => {
    const sk = attributeText(position, 'sk');
    const hash = sk.indexOf('#');
    return {
      id: sk.slice(hash + 1),
      datePublished: checked(anyInstant, sk.slice(0, hash)),
      vector: attributeBytes(v, 'v'),
    };
  });
}
