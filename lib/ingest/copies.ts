import type { ArticleId } from '../article/article.ts';
import { type Card, cardOf } from '../article/card.ts';
import { addMs } from '../article/instant.ts';
import { leftPlaces, type Place, type PlacedEdge } from '../article/placement.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { StoredEdge } from '../store/edge-item.ts';
import type { Copies, HeldEdge } from '../store/write-store.ts';

/**
 * Every copy that a stored article has in the table, and the places that it has left.
 *
 * `others` are the related articles of its placement; one that is missing or withdrawn gets no edge.
 * `earlier` is its related set as it stands: edges that newcomers made are kept, their mirrors rewritten with
 * the present card. `windowMs` is how long its postings are wanted.
 */
export function copiesOf(
  record: ArticleRecord,
  others: ReadonlyMap<ArticleId, ArticleRecord>,
  earlier: readonly StoredEdge[],
  windowMs: number,
): Copies {
  const { article, placement, story } = record;
  const { id } = article;
  const { listedAt } = placement;
  if (record.state === 'withdrawn') {
    return {
      entries: [],
      postings: [],
      edges: [],
      removals: [...record.removals, ...earlier.flatMap((edge) => pairPlaces(id, edge.card.id, edge))],
    };
  }
  const card = cardOfRecord(record);
  const edges = placement.edges.flatMap((edge) => pairOf(record, card, edge, others.get(edge.other)));
  const planned = new Set(placement.edges.map(({ other }) => other));
  const gone = placement.edges.filter(({ other }) => others.get(other)?.state !== 'usable');
  const mirrors = earlier
    .filter((edge) => !planned.has(edge.card.id))
    .map((edge) => mirrorOf(record, card, edge));
  const replaced = earlier
    .filter((edge) => planned.has(edge.card.id))
    .flatMap((edge) => pairPlaces(id, edge.card.id, edge));
  const posting = {
    id,
    datePublished: listedAt,
    vector: record.vector,
    ...(story !== undefined && { story }),
  };
  return {
    entries: placement.feeds.map((feed) => ({ feed, listedAt, card })),
    postings: placement.terms.map((term) => ({ term, posting, expiresAt: addMs(listedAt, windowMs) })),
    edges: [...edges, ...mirrors],
    removals: [
      ...record.removals,
      ...gone.flatMap((edge) => pairPlaces(id, edge.other, edge)),
      ...leftPlaces(replaced, edges.map(placeOfEdge)),
    ],
  };
}

/** The card of an article as it is stored. */
export function cardOfRecord({ article, enrichment, story, nearCopyOf, revision }: ArticleRecord): Card {
  return cardOf(article, { hashtags: enrichment.hashtags, revision, story, nearCopyOf });
}

function pairOf(
  record: ArticleRecord,
  card: Card,
  edge: PlacedEdge,
  other: ArticleRecord | undefined,
): HeldEdge[] {
  if (!other || other.state === 'withdrawn') return [];
  const { score, reverseScore, relation, why, method } = edge;
  const shared = { relation, why, method };
  const theirs = { card: cardOfRecord(other), vector: other.vector, listedAt: other.placement.listedAt };
  const ours = { card, vector: record.vector, listedAt: record.placement.listedAt };
  return [
    { holder: edge.other, edge: { ...shared, ...ours, score: reverseScore, reverseScore: score } },
    { holder: record.article.id, edge: { ...shared, ...theirs, score, reverseScore } },
  ];
}

/** The edge to this article in the set of an article that once related to it. */
function mirrorOf(record: ArticleRecord, card: Card, edge: StoredEdge): HeldEdge {
  const { relation, why, method, score, reverseScore } = edge;
  const ours = { card, vector: record.vector, listedAt: record.placement.listedAt };
  return {
    holder: edge.card.id,
    edge: { relation, why, method, ...ours, score: reverseScore, reverseScore: score },
  };
}

function pairPlaces(
  id: ArticleId,
  other: ArticleId,
  { score, reverseScore }: Pick<StoredEdge, 'score' | 'reverseScore'>,
): Place[] {
  return [
    { type: 'edge', holder: other, score: reverseScore, other: id },
    { type: 'edge', holder: id, score, other },
  ];
}

function placeOfEdge({ holder, edge }: HeldEdge): Place {
  return { type: 'edge', holder, score: edge.score, other: edge.card.id };
}
