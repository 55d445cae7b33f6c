import type { ArticleId } from '../article/article.ts';
import { type PackedCard, packedCard } from '../article/card-fields.ts';
import {
  anyInstant,
  anyNumber,
  anyText,
  type Check,
  checked,
  fields,
  listOf,
  oneOf,
  optional,
} from '../article/check.ts';
import type { Instant } from '../article/instant.ts';
import type { Reason, RelatedEdge, Relation } from '../article/related.ts';
import { attributeBytes } from './attributes.ts';
import { unpackCard } from './card-item.ts';
import { compressedPiece } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readPieces } from './layout.ts';
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
  c: PackedCard;
  s: number;
  /** The probability; missing in items written before it was reckoned, whose score stands in for it. */
  b?: number;
  r: Relation;
  w: readonly PackedReason[];
  m: string;
  o: number;
  l?: Instant;
}

export const RELATION = oneOf('copy', 'sameStory', 'background');

/** A term with its weight, a hashtag, an article, or hours. */
export const PACKED_REASON: Check<PackedReason> = (value) => {
  if (typeof value === 'number') return undefined;
  if (!Array.isArray(value)) return ARTICLE_REASON(value);
  const isRight = typeof value[0] === 'string' && (value.length === 1 || typeof value[1] === 'number');
  return isRight ? undefined : '';
};
const ARTICLE_REASON: Check<{ article: string }> = fields({ article: anyText });

/** The card, a text in items written before, is read by its own. */
const PACKED_EDGE = fields<Omit<PackedEdge, 'c'> & { c: unknown }>({
  c: () => undefined,
  s: anyNumber,
  b: optional(anyNumber),
  r: RELATION,
  w: listOf(PACKED_REASON),
  m: anyText,
  o: anyNumber,
  l: optional(anyInstant),
});

/** One item under 1 KB: card and reasons compressed, the vector as it is. */
export function edgeItem(target: ArticleId, edge: StoredEdge): Item {
  return {
    ...attributesOf(edgeKey(target, edge.score, edge.card.id)),
    ...layoutOf('edge'),
    v: { B: edge.vector },
    p: { B: compressedPiece(packEdge(edge)) },
  };
}

/** The edges of items, in order. Throws UnreadableItem. */
export function storedEdges(items: readonly Item[]): StoredEdge[] {
  return readPieces('edge', items, (item, packed) => unpackEdge(packed, attributeBytes(item['v'], 'v')));
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

/** Throws Malformed. */
export function unpackEdge(value: unknown, vector: Uint8Array): StoredEdge {
  const packed = checked(PACKED_EDGE, value);
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
