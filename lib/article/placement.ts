import type { ArticleId } from './article.ts';
import type { Instant } from './instant.ts';
import type { Reason, Relation, TermKey } from './related.ts';

/**
 * Where the copies of an article lie: decided once, stored with the article before any copy is written. So a
 * run that died can be finished by the next delivery exactly as it was begun, and a correction or a
 * withdrawal knows whom to visit.
 */
export interface CopyPlan {
  /** The instant under which lists sort the article: its publication, or the end of its embargo. */
  readonly listedAt: Instant;
  /** Feed keys with an entry. */
  readonly feeds: readonly string[];
  /** Term keys with a posting. */
  readonly terms: readonly TermKey[];
  /** Related articles. Each stands in both related sets, or in neither; both follow from this record. */
  readonly edges: readonly PlacedEdge[];
}

/** A pair of edges: the other article in this one's related set, and this one in the other's. */
export interface PlacedEdge {
  readonly other: ArticleId;
  /** Score of the other in this article's set; in [0, 1], four decimals. */
  readonly score: number;
  /** Score of this article in the other's set. */
  readonly reverseScore: number;
  /** That a reader calls both related. */
  readonly probability: number;
  readonly relation: Relation;
  readonly reasons: readonly Reason[];
  /** Version of the method that made the scores. */
  readonly method: string;
}

/**
 * One copy of an article, its mark in the trends, or the set that it chose: enough to name the item that holds it.
 * `edge` is the card of `other` in the set of `target`, which did not choose it.
 */
export type CopyLocation =
  | { readonly type: 'entry'; readonly feed: string; readonly listedAt: Instant; readonly id: ArticleId }
  | { readonly type: 'posting'; readonly term: TermKey; readonly listedAt: Instant; readonly id: ArticleId }
  | {
      readonly type: 'hashtagUse';
      readonly language: string;
      readonly listedAt: Instant;
      readonly id: ArticleId;
    }
  | { readonly type: 'edge'; readonly target: ArticleId; readonly score: number; readonly other: ArticleId }
  | { readonly type: 'relatedSet'; readonly id: ArticleId };

/** The places of an article's copies: entries, postings, the set that it chose, and its card in the sets of those. */
export function placesOf(id: ArticleId, { listedAt, feeds, terms, edges }: CopyPlan): CopyLocation[] {
  return [
    ...feeds.map((feed) => ({ type: 'entry', feed, listedAt, id }) as const),
    ...terms.map((term) => ({ type: 'posting', term, listedAt, id }) as const),
    ...(edges.length > 0 ? [{ type: 'relatedSet', id } as const] : []),
    ...edges.map((edge) => backPlaceOf(id, edge)),
  ];
}

/** Where the card of an article stands in the set of one that it chose. */
export function backPlaceOf(id: ArticleId, { other, reverseScore }: PlacedEdge): CopyLocation {
  return { type: 'edge', target: other, score: reverseScore, other: id };
}

/** The places of `before` that are not in `after`, each once. */
export function leftPlaces(before: readonly CopyLocation[], after: readonly CopyLocation[]): CopyLocation[] {
  const kept = new Set(after.map(placeText));
  return [...new Map(before.map((place) => [placeText(place), place])).entries()]
    .filter(([text]) => !kept.has(text))
    .map(([, place]) => place);
}

function placeText(place: CopyLocation): string {
  if (place.type === 'entry') return `entry ${place.feed} ${place.listedAt} ${place.id}`;
  // Uses of one hour are one.
  if (place.type === 'hashtagUse')
    return `hashtagUse ${place.language} ${place.listedAt.slice(0, 13)} ${place.id}`;
  if (place.type === 'posting') return `posting ${place.term} ${place.listedAt} ${place.id}`;
  if (place.type === 'relatedSet') return `relatedSet ${place.id}`;
  return `edge ${place.target} ${place.score} ${place.other}`;
}
