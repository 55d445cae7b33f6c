import type { ArticleId } from '../article/article.ts';
import { bytesOf } from './card-item.ts';
import { compressed, decompressed } from './compressed.ts';
import { type PackedEdge, packEdge, type StoredEdge, storedEdge, unpackEdge } from './edge-item.ts';
import type { Item } from './item-bytes.ts';
import type { Position } from './read-store.ts';
import { attributesOf, chosenKey, EDGE_PREFIX, edgeKey } from './table.ts';

/** The edges that an article chose: one item of 4–5 KB for ten, cards and reasons compressed, vectors as they are. */
export function chosenItem(id: ArticleId, edges: readonly StoredEdge[]): Item {
  const packed = edges.map((edge) => [edge.vector.length, packEdge(edge)] as const);
  return {
    ...attributesOf(chosenKey(id)),
    v: { B: new Uint8Array(Buffer.concat(edges.map(({ vector }) => vector))) },
    z: { B: compressed(packed) },
  };
}

export function chosenEdges(item: Item): StoredEdge[] {
  const packed = decompressed<[vectorBytes: number, edge: PackedEdge][]>(bytesOf(item['z'], 'z'));
  const vectors = item['v']?.B ?? new Uint8Array();
  let end = 0;
  return packed.map(([bytes, edge]) => {
    end += bytes;
    return unpackEdge(edge, vectors.subarray(end - bytes, end));
  });
}

/** An edge of a related set and its place there. */
export type RelatedAt = StoredEdge & { readonly position: Position };

/** A related set as far as it was read. */
export interface RelatedItems {
  /** Best first. Two articles that chose each other stand once, under the score of the holder. */
  readonly edges: readonly RelatedAt[];
  /** The places of those that chose the holder, in order. */
  readonly backPlaces: readonly Position[];
}

/** The related set of `id` among items of its partition: what it chose, and what chose it. */
export function relatedItems(id: ArticleId, items: readonly Item[]): RelatedItems {
  const own = items.find((item) => item['sk']?.S === chosenKey(id).sk);
  const chosen = own ? chosenEdges(own) : [];
  const known = new Set(chosen.map(({ card }) => card.id));
  const back = items.filter(({ sk }) => sk?.S?.startsWith(EDGE_PREFIX)).map(storedEdge);
  const placed = (edge: StoredEdge) => ({ ...edge, position: edgeKey(id, edge.score, edge.card.id).sk });
  const edges = [...chosen, ...back.filter(({ card }) => !known.has(card.id))].map(placed);
  return {
    edges: edges.sort((a, b) => (a.position < b.position ? -1 : 1)),
    backPlaces: back.map((edge) => placed(edge).position),
  };
}
