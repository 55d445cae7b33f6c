import type { Citation } from '../article/article.ts';
import type { RelatedEdge } from '../article/related.ts';
import { partsOfRelated } from '../read/related-set.ts';

/** What the page of an article shows of its related set. */
export interface ShownRelated {
  /** Coverage of its event, and what the article itself names as related, however improbable that is. */
  readonly related: readonly RelatedEdge[];
  readonly background: readonly RelatedEdge[];
}

/** A related set as a page shows it, best first. Copies are told of below the text. */
export function shownRelated(
  edges: readonly RelatedEdge[],
  citation: readonly Citation[],
  story?: string,
): ShownRelated {
  const { related, background } = partsOfRelated(edges, { story, isWhole: true });
  const shown = edges.filter(
    (edge) =>
      (related.includes(edge) && edge.relation !== 'copy') ||
      (edge.relation === 'background' && citation.some((cited) => isOf(cited, edge.card))),
  );
  return { related: shown, background: background.filter((edge) => !shown.includes(edge)) };
}

/** An address tells more than a headline, which others may have as well. */
function isOf({ url, headline }: Citation, card: RelatedEdge['card']): boolean {
  return url !== undefined && card.url !== undefined ? url === card.url : headline === card.headline;
}
