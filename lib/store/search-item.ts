import type { Manifest } from '../search/manifest.ts';
import type { StoredManifest, TailItem, WrittenPart } from '../search/search-store.ts';
import { bytesOf, textOf } from './card-item.ts';
import { compressed, decompressed } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, searchManifestKey, searchPartKey, searchTailKey, TTL_ATTRIBUTE } from './table.ts';

/** Articles that no segment of the search index has yet. */
export function searchTailItem({ place, bytes }: TailItem, expiresAtSeconds: number): Item {
  return { ...attributesOf(searchTailKey(place)), b: { B: bytes }, ...endingAt(expiresAtSeconds) };
}

export function storedTail(item: Item): TailItem {
  return { place: textOf(item['sk'], 'sk'), bytes: bytesOf(item['b'], 'b') };
}

/** A part of a segment. Nothing is compressed here: blocks are already. */
export function searchPartItem(part: WrittenPart, expiresAtSeconds: number): Item {
  return { ...attributesOf(searchPartKey(part)), b: { B: part.bytes }, ...endingAt(expiresAtSeconds) };
}

/** The segments that stand, a kilobyte or two: JSON compressed. */
export function searchManifestItem(manifest: Manifest, revision: number): Item {
  return {
    ...attributesOf(searchManifestKey()),
    z: { B: compressed(manifest) },
    n: { N: String(revision) },
  };
}

export function storedManifest(item: Item): StoredManifest {
  return { manifest: decompressed<Manifest>(bytesOf(item['z'], 'z')), revision: Number(item['n']?.N) };
}

function endingAt(expiresAtSeconds: number): Item {
  return { [TTL_ATTRIBUTE]: { N: String(expiresAtSeconds) } };
}
