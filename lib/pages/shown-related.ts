import type { Citation } from '../article/article.ts';
import type { RelatedEdge } from '../article/related.ts';

/** Background below this score shares words that anybody uses, not a subject; the API tells it all the same, with its score. */
const LEAST_BACKGROUND = 0.22;

/**
 * Whether an edge is worth the time of who reads an article's page: coverage of its story, what is like it, and what
 * the article itself names as related, however little they share. Copies are told of below the text.
 */
export function isShownRelated(
  { relation, score, card }: Pick<RelatedEdge, 'relation' | 'score' | 'card'>,
  citation: readonly Citation[],
): boolean {
  if (relation !== 'background') return relation === 'sameStory';
  return score >= LEAST_BACKGROUND || citation.some((cited) => isOf(cited, card));
}

/** An address tells more than a headline, which others may have as well. */
function isOf({ url, headline }: Citation, card: RelatedEdge['card']): boolean {
  return url !== undefined && card.url !== undefined ? url === card.url : headline === card.headline;
}
