import type { ArticleId } from '../article/article.ts';
import { anyNumber, type Check, checked, listOf, tupleOf } from '../article/check.ts';
import { attributeBytes } from './attributes.ts';
import { compressed, decompressed } from './compressed.ts';
import { packEdge, type StoredEdge, storedEdges, unpackEdge } from './edge-item.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import type { Position } from './read-store.ts';
import { attributesOf, EDGE_PREFIX, edgeKey, relatedSetKey } from './table.ts';

/** The edges that an article chose: one item of 4–5 KB for ten, cards and reasons compressed, vectors as they are. */
export function relatedSetItem(id: ArticleId, edges: readonly StoredEdge[]): Item {
  const packed = edges.map((edge) => [edge.vector.length, packEdge(edge)] as const);
  return {
    ...attributesOf(relatedSetKey(id)),
    ...layoutOf('relatedSet'),
    v: { B: new Uint8Array(Buffer.concat(edges.map(({ vector }) => vector))) },
    z: { B: compressed(packed) },
  };
}

/** Throws UnreadableItem. */
export function storedRelatedSet(item: Item): StoredEdge[] {
  return readItem('relatedSet', item, ({ z, v }) => {
    const packed = checked(PACKED_SET, decompressed(attributeBytes(z, 'z')));
    const vectors = v?.B ?? new Uint8Array();
    let end = 0;
    return packed.map(([bytes, edge]) => {
      end += bytes;
      return unpackEdge(edge, vectors.subarray(end - bytes, end));
    });
  });
}

const PACKED_SET: Check<readonly (readonly [vectorBytes: number, edge: unknown])[]> = listOf(
  tupleOf<readonly [number, unknown]>(anyNumber, () => undefined),
);

/** An edge and its place in a related set. */
export interface RelatedAt {
  readonly edge: StoredEdge;
  readonly position: Position;
}

/** A related set as far as it was read. */
export interface RelatedItems {
  /** The first `limit` behind `after`, best first. Two articles that chose each other stand once, under the score of the target. */
  readonly edges: readonly RelatedAt[];
  /** The places of those that chose the target, in order. */
  readonly backPlaces: readonly Position[];
}

/** The related set of `id` among items of its partition: what it chose, and what chose it. Only what is asked for is unpacked. */
export function relatedItems(
  id: ArticleId,
  items: readonly Item[],
  { limit, after = '' }: { limit: number; after?: Position | undefined },
): RelatedItems {
  const own = items.find((item) => item['sk']?.S === relatedSetKey(id).sk);
  const chosen = (own ? storedRelatedSet(own) : []).map((edge) => ({
    edge,
    position: edgeKey(id, edge.score, edge.card.id).sk,
  }));
  const known = new Set(chosen.map(({ edge }) => edge.card.id));
  const back = items.flatMap((item) => {
    const position = item['sk']?.S ?? '';
    return position.startsWith(EDGE_PREFIX) ? [{ item, position }] : [];
  });
  const open = [...chosen, ...back.filter(({ position }) => !known.has(otherOf(position)))]
    .filter(({ position }) => position > after)
    .sort((a, b) => (a.position < b.position ? -1 : 1))
    .slice(0, limit);
  const unpacked = storedEdges(open.flatMap((place) => ('item' in place ? [place.item] : []))).values();
  return {
    edges: open.map((place) => ({
      edge: 'edge' in place ? place.edge : (unpacked.next().value as StoredEdge),
      position: place.position,
    })),
    backPlaces: back.map(({ position }) => position),
  };
}

/** The article that the place of an edge names. */
function otherOf(position: Position): ArticleId {
  return position.slice(position.lastIndexOf('#') + 1);
}
