import type { ArticleId } from '../article/article.ts';
import { type PackedCard, packedCard } from '../article/card-fields.ts';
import type { Instant } from '../article/instant.ts';
import type { Reason, RelatedEdge, Relation } from '../article/related.ts';
import { bytesOf, unpackCard } from './card-item.ts';
import { compressedPiece, decompressed, decompressedPieces } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, edgeKey } from './table.ts';

/** An edge as stored: what readers see, and what relating and corrections need of the other article. */
export interface StoredEdge extends RelatedEdge {
  /** The other article's term vector: the second hop scores with it. */
  readonly vector: Uint8Array;
  readonly listedAt: Instant;
  /** Score of the target in the other article's set, where the mirror of this edge stands. */
  readonly reverseScore: number;
}

export type PackedReason = [term: string, weight: number] | [hashtag: string] | { article: string } | number;

/** An edge without its vector, as it stands in an item. */
export interface PackedEdge {
  /** A text in items written before. */
  c: PackedCard | string;
  s: number;
  /** The probability; missing in items written before it was reckoned, whose score stands in for it. */
  b?: number;
  r: Relation;
  w: readonly PackedReason[];
  m: string;
  o: number;
  l?: Instant;
}

/** One item under 1 KB: card and reasons compressed, the vector as it is. */
export function edgeItem(target: ArticleId, edge: StoredEdge): Item {
  return {
    ...attributesOf(edgeKey(target, edge.score, edge.card.id)),
    v: { B: edge.vector },
    p: { B: compressedPiece(packEdge(edge)) },
  };
}

/** The edges of items, in order. Items written before there were pieces have Brotli. */
export function storedEdges(items: readonly Item[]): StoredEdge[] {
  const pieces = items.flatMap(({ p }) => (p?.B ? [p.B] : []));
  const packed = decompressedPieces<PackedEdge>(pieces).values();
  return items.map((item) => {
    const edge = item['p'] ? packed.next().value : decompressed<PackedEdge>(bytesOf(item['z'], 'z'));
    return unpackEdge(edge as PackedEdge, bytesOf(item['v'], 'v'));
  });
}

/** An edge without its vector, as JSON. */
export function packEdge(edge: StoredEdge): PackedEdge {
  return {
    c: packedCard(edge.card),
    s: edge.score,
    b: edge.probability,
    r: edge.relation,
    w: edge.reasons.map(packReason),
    m: edge.method,
    o: edge.reverseScore,
    ...(edge.listedAt !== edge.card.datePublished && { l: edge.listedAt }),
  };
}

export function unpackEdge(packed: PackedEdge, vector: Uint8Array): StoredEdge {
  const card = unpackCard(packed.c);
  return {
    card,
    score: packed.s,
    probability: packed.b ?? packed.s,
    relation: packed.r,
    reasons: packed.w.map(unpackReason),
    method: packed.m,
    reverseScore: packed.o,
    listedAt: packed.l ?? card.datePublished,
    vector,
  };
}

/** A reason as it stands in an item. */
export function packReason(reason: Reason): PackedReason {
  if (reason.type === 'term') return [reason.term, reason.weight];
  if (reason.type === 'article') return { article: reason.id };
  return reason.type === 'hashtag' ? [reason.hashtag] : reason.hoursApart;
}

/** A reason of an item. */
export function unpackReason(packed: PackedReason): Reason {
  if (typeof packed === 'number') return { type: 'time', hoursApart: packed };
  if ('article' in packed) return { type: 'article', id: packed.article };
  const [text, weight] = packed;
  return weight === undefined ? { type: 'hashtag', hashtag: text } : { type: 'term', term: text, weight };
}
