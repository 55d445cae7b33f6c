import { anyNumber, anyText, checked, fields, listOf, optional, valuesOf } from '../article/check.ts';
import type { Manifest, RetiredSegment, Segment } from '../search/manifest.ts';
import type { StoredManifest, TailItem, WrittenPart } from '../search/search-store.ts';
import { attributeBytes, attributeNumber, attributeText } from './attributes.ts';
import { compressed, decompressed } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import { attributesOf, searchManifestKey, searchPartKey, searchTailKey, TTL_ATTRIBUTE } from './table.ts';

/** Stored, `mergedUpTo` is called `mark`. */
const MANIFEST = fields<Omit<Manifest, 'mergedUpTo'> & { readonly mark: string }>({
  mark: anyText,
  segments: listOf(
    fields<Segment>({
      name: anyText,
      documents: anyNumber,
      blocks: anyNumber,
      spellings: optional(anyNumber),
      bytes: anyNumber,
      words: anyNumber,
      changed: anyNumber,
      times: listOf(anyNumber),
      languages: valuesOf(anyNumber),
      expiresAt: anyNumber,
    }),
  ),
  retired: listOf(fields<RetiredSegment>({ name: anyText, since: anyNumber })),
});

/** Articles that no segment of the search index has yet. */
export function searchTailItem({ place, bytes }: TailItem, expiresAtSeconds: number): Item {
  return {
    ...attributesOf(searchTailKey(place)),
    ...layoutOf('searchTail'),
    b: { B: bytes },
    ...endingAt(expiresAtSeconds),
  };
}

export function storedTail(item: Item): TailItem {
  return readItem('searchTail', item, ({ sk, b }) => ({
    place: attributeText(sk, 'sk'),
    bytes: attributeBytes(b, 'b'),
  }));
}

/** A part of a segment. Nothing is compressed here: blocks are already. */
export function searchPartItem(part: WrittenPart, expiresAtSeconds: number): Item {
  return {
    ...attributesOf(searchPartKey(part)),
    ...layoutOf('searchPart'),
    b: { B: part.bytes },
    ...endingAt(expiresAtSeconds),
  };
}

/** The segments that stand, a kilobyte or two: JSON compressed. */
export function searchManifestItem({ mergedUpTo, ...manifest }: Manifest, revision: number): Item {
  return {
    ...attributesOf(searchManifestKey()),
    ...layoutOf('searchManifest'),
    z: { B: compressed({ mark: mergedUpTo, ...manifest }) },
    n: { N: String(revision) },
  };
}

export function storedManifest(item: Item): StoredManifest {
  return readItem('searchManifest', item, ({ z, n }) => {
    const { mark, ...manifest } = checked(MANIFEST, decompressed(attributeBytes(z, 'z')));
    return { manifest: { mergedUpTo: mark, ...manifest }, revision: attributeNumber(n, 'n') };
  });
}

function endingAt(expiresAtSeconds: number): Item {
  return { [TTL_ATTRIBUTE]: { N: String(expiresAtSeconds) } };
}

/** The bytes of a part of a segment. Throws UnreadableItem. */
export function storedPartBytes(item: Item): Uint8Array {
  return readItem('searchPart', item, ({ b }) => attributeBytes(b, 'b'));
}
