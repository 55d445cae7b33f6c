import type { Hashtag } from '../article/article.ts';
import type { Enrichment } from '../article/enrichment.ts';
import type { PlacedEdge } from '../article/placement.ts';
import type { Reason } from '../article/related.ts';
import type { Slot } from '../relate/fill-slots.ts';
import { RELATE } from '../relate/parameters.ts';
import { relationOf } from '../relate/relation.ts';
import type { ArticleRecord } from '../store/article-item.ts';

/** The edge to a neighbor, which is of the same story when its own is one of `stories`. */
export function edgeOf(
  { hashtags }: Enrichment,
  stories: ReadonlySet<string | undefined>,
  { neighbor, other, isCopy }: Slot<ArticleRecord>,
): PlacedEdge {
  const { id, score, reverseScore, probability, reasons } = neighbor;
  const relation = relationOf({ isCopy, isOneStory: stories.has(other.story), probability });
  const shared = sharedHashtags(hashtags, other.enrichment.hashtags);
  return {
    other: id,
    score,
    reverseScore,
    probability,
    relation,
    reasons: [...reasons, ...shared],
    method: RELATE.method,
  };
}

function sharedHashtags(own: readonly Hashtag[], others: readonly Hashtag[]): Reason[] {
  const keys = new Set(others.map(({ key }) => key));
  return own.filter(({ key }) => keys.has(key)).map(({ display }) => ({ type: 'hashtag', hashtag: display }));
}
