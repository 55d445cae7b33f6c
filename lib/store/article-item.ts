import type { Article, ArticleId } from '../article/article.ts';
import type { Enrichment, Entity, Span } from '../article/enrichment.ts';
import type { Instant } from '../article/instant.ts';
import type { Place, PlacedEdge, Placement } from '../article/placement.ts';
import { bytesOf, textOf } from './card-item.ts';
import { compressed, decompressed } from './compressed.ts';
import { type PackedReason, packReason, unpackReason } from './edge-item.ts';
import type { Item } from './item-bytes.ts';
import { articleKey, attributesOf, indexedKey } from './table.ts';

/** Everything that is known of one article, as one item. */
export interface ArticleRecord {
  readonly state: 'usable' | 'withdrawn';
  readonly article: Article;
  readonly enrichment: Enrichment;
  readonly story?: string;
  /** Stories that the article showed to be one with its own. */
  readonly merges?: readonly string[];
  /** The article whose text this one repeats. */
  readonly nearCopyOf?: string;
  /** Stamp of what is shown of the article; changes with it. Optimistic writes compare it. */
  readonly revision: string;
  /** Stamp of what the sender said, without the circumstances of receipt. */
  readonly contentHash: string;
  readonly storedAt: Instant;
  readonly placement: Placement;
  /** The term vector that the postings carry; empty for a withdrawn article. */
  readonly vector: Uint8Array;
  /** Copies of earlier revisions that this one does not have: to be deleted by whoever finishes the revision. */
  readonly removals: readonly Place[];
  /** 1 for an article that was never changed: nobody can show another revision of it. */
  readonly generation: number;
}

type PackedEdge = Omit<PlacedEdge, 'why'> & { readonly why: readonly PackedReason[] };

/** An entity, its spans as the gap from the one before and the length, in one list. */
type PackedEntity = Omit<Entity, 'spans'> & { readonly spans: readonly number[] };

interface Packed extends Omit<ArticleRecord, 'revision' | 'vector' | 'state' | 'placement' | 'enrichment'> {
  readonly placement: Omit<Placement, 'edges'> & { readonly edges: readonly PackedEdge[] };
  readonly enrichment: Omit<Enrichment, 'entities'> & { readonly entities: readonly PackedEntity[] };
}

/** One item, 3–4 KB for most articles: JSON compressed, the vector beside it because it does not shrink. */
export function articleItem(record: ArticleRecord): Item {
  const { revision, vector, state, placement, enrichment, ...rest } = record;
  const packed: Packed = {
    ...rest,
    placement: {
      ...placement,
      edges: placement.edges.map((edge) => ({ ...edge, why: edge.why.map(packReason) })),
    },
    enrichment: {
      ...enrichment,
      entities: enrichment.entities.map((entity) => ({ ...entity, spans: packSpans(entity.spans) })),
    },
  };
  return {
    ...attributesOf(articleKey(record.article.id)),
    r: { S: revision },
    ...(state === 'withdrawn' && { w: { BOOL: true } }),
    ...(vector.length > 0 && { v: { B: vector } }),
    z: { B: compressed(packed, { isWorthTime: true }) },
  };
}

export function articleRecord(item: Item): ArticleRecord {
  const { placement, enrichment, ...rest } = decompressed<Packed>(bytesOf(item['z'], 'z'));
  return {
    ...rest,
    placement: {
      ...placement,
      edges: placement.edges.map((edge) => ({ ...edge, why: edge.why.map(unpackReason) })),
    },
    enrichment: {
      ...enrichment,
      entities: enrichment.entities.map((entity) => ({ ...entity, spans: unpackSpans(entity.spans) })),
    },
    revision: textOf(item['r'], 'r'),
    state: item['w']?.BOOL === true ? 'withdrawn' : 'usable',
    vector: item['v']?.B ?? new Uint8Array(),
  };
}

function packSpans(spans: readonly Span[]): number[] {
  return spans.flatMap(({ start, end }, index) => [start - (spans[index - 1]?.end ?? 0), end - start]);
}

function unpackSpans(packed: readonly number[]): Span[] {
  let at = 0;
  return Array.from({ length: packed.length / 2 }, (_, index) => {
    const start = at + (packed[2 * index] ?? 0);
    at = start + (packed[2 * index + 1] ?? 0);
    return { start, end: at };
  });
}

/** The mark that says: every copy of `revision` is in its place. Written last. */
export function indexedItem(id: ArticleId, revision: string, generation: number): Item {
  return { ...attributesOf(indexedKey(id)), r: { S: revision }, g: { N: String(generation) } };
}
