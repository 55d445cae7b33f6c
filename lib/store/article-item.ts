import type { Article, ArticleId } from '../article/article.ts';
import { ARTICLE, COPY_LOCATION, ENRICHMENT } from '../article/article-check.ts';
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
import type { Enrichment } from '../article/enrichment.ts';
import type { Instant } from '../article/instant.ts';
import type { CopyLocation, CopyPlan, PlacedEdge } from '../article/placement.ts';
import { upgradedArticle } from './article-upgrade.ts';
import { attributeBytes, attributeText } from './attributes.ts';
import { compressed, decompressed } from './compressed.ts';
import { PACKED_REASON, type PackedReason, packReason, RELATION, unpackReason } from './edge-item.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
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
  /** One of a series of its outlet: headlines that differ in names and numbers only. */
  readonly isSeries?: true;
  /** Digest of what is shown of the article; changes with it, and comes back with it. */
  readonly revision: string;
  /** Digest of what the sender said, without the circumstances of receipt. */
  readonly contentHash: string;
  readonly storedAt: Instant;
  /** When what is shown of the article changed last, where no version names a date of modification as late. */
  readonly changedAt?: Instant;
  readonly placement: CopyPlan;
  /** The term vector that the postings carry. */
  readonly vector: Uint8Array;
  /** Copies of earlier revisions that this one does not have: to be deleted by whoever finishes the revision. */
  readonly removals: readonly CopyLocation[];
  /** Counts the writes of the record. Optimistic writes compare it. 1 for an article that was never changed: nobody can show another revision of it. */
  readonly generation: number;
  /** How many of these writes were second looks: the others are versions of the article. None when it is missing. */
  readonly looks?: number;
}

type PackedEdge = Omit<PlacedEdge, 'reasons'> & { readonly reasons: readonly PackedReason[] };

const PACKED: Check<Packed> = fields<Packed>({
  article: ARTICLE,
  enrichment: ENRICHMENT,
  story: optional(anyText),
  merges: optional(listOf(anyText)),
  nearCopyOf: optional(anyText),
  isSeries: optional(oneOf(true)),
  contentHash: anyText,
  storedAt: anyInstant,
  changedAt: optional(anyInstant),
  placement: fields({
    listedAt: anyInstant,
    feeds: listOf(anyText),
    terms: listOf(anyText),
    edges: listOf(
      fields<PackedEdge>({
        other: anyText,
        score: anyNumber,
        reverseScore: anyNumber,
        probability: anyNumber,
        relation: RELATION,
        reasons: listOf(PACKED_REASON),
        method: anyText,
      }),
    ),
  }),
  removals: listOf(COPY_LOCATION),
  generation: anyNumber,
  looks: optional(anyNumber),
});

interface Packed extends Omit<ArticleRecord, 'revision' | 'vector' | 'state' | 'placement'> {
  readonly placement: Omit<CopyPlan, 'edges'> & { readonly edges: readonly PackedEdge[] };
}

/** One item, 3–4 KB for most articles: JSON compressed, the vector beside it because it does not shrink. */
export function articleItem(record: ArticleRecord): Item {
  const { revision, vector, state, placement, ...rest } = record;
  const packed: Packed = {
    ...rest,
    placement: {
      ...placement,
      edges: placement.edges.map((edge) => ({ ...edge, reasons: edge.reasons.map(packReason) })),
    },
  };
  return {
    ...attributesOf(articleKey(record.article.id)),
    ...layoutOf('article'),
    r: { S: revision },
    g: { N: String(rest.generation) },
    ...(state === 'withdrawn' && { w: { BOOL: true } }),
    ...(vector.length > 0 && { v: { B: vector } }),
    z: { B: compressed(packed) },
  };
}

/** Throws UnreadableItem. */
export function articleRecord(item: Item): ArticleRecord {
  return readItem('article', item, readArticle);
}

function readArticle(item: Item, version: number): ArticleRecord {
  const json = decompressed(attributeBytes(item['z'], 'z'));
  const { placement, ...rest } = checked(PACKED, version < 2 ? upgradedArticle(json) : json);
  return {
    ...rest,
    placement: {
      ...placement,
      edges: placement.edges.map((edge) => ({ ...edge, reasons: edge.reasons.map(unpackReason) })),
    },
    revision: attributeText(item['r'], 'r'),
    state: item['w']?.BOOL === true ? 'withdrawn' : 'usable',
    vector: item['v']?.B ?? new Uint8Array(),
  };
}

/** Bytes that an article takes in its item, about. */
export function packedBytes(article: Article): number {
  return compressed(article).length;
}

/** The mark that says: every copy of `revision` is in its place. Written last. */
export function indexedItem(id: ArticleId, revision: string, generation: number): Item {
  return {
    ...attributesOf(indexedKey(id)),
    ...layoutOf('indexedMarker'),
    r: { S: revision },
    g: { N: String(generation) },
  };
}

/** Which revision and generation of an article have all copies in place. Throws UnreadableItem. */
export function indexedMarker(item: Item): { readonly revision: string; readonly generation: string } {
  return readItem('indexedMarker', item, ({ r, g }) => ({
    revision: attributeText(r, 'r'),
    generation: g?.N ?? '',
  }));
}
