import type { Article } from '../article/article.ts';
import { type Spokesmen, standingOf } from '../article/sender.ts';
import { mergeArticles, mergeForeign } from '../article/version.ts';
import { haveOneHeadline } from '../normalize/one-article.ts';
import type { FoundArticle } from '../store/write-store.ts';

/** What is to become of an article of an upload. */
export interface Decided {
  /** The article as it is to be stored; what is stored, where nothing changes. */
  readonly article: Article;
  readonly outcome: 'stored' | 'updated' | 'unchanged' | 'superseded';
  /** Fields of another sender's article that this one may not change. */
  readonly heldBack?: readonly string[];
}

/**
 * Decides what a payload makes of the article that is stored: which version wins among those of one sender or of those
 * who speak for the source; what one may fill in that belongs to another, under the headline that it has; that who speaks for the source replaces what
 * others stored of it, whatever version they gave it. A withdrawal of what was never there is nobody's. Pure.
 */
export function decide(
  found: FoundArticle | undefined,
  incoming: Article,
  spokesmen: Spokesmen | undefined,
): Decided {
  if (!found) return { article: incoming, outcome: 'stored' };
  const { article: stored, state, generation } = found.record;
  const standing = standingOf(stored, incoming, spokesmen);
  const wasNeverThere = state === 'withdrawn' && generation === 1;
  if (standing === 'takesOver' || (standing === 'foreign' && wasNeverThere))
    return { article: withIdentifiers(incoming, stored), outcome: 'updated' };
  const merged =
    standing === 'same'
      ? mergeArticles(stored, incoming)
      : mergeForeign(stored, incoming, haveOneHeadline(stored, incoming));
  const { article, heldBack } = merged;
  const held = heldBack && { heldBack };
  const isStillWithdrawn = state === 'withdrawn' && article.creativeWorkStatus !== 'usable';
  if (isStillWithdrawn) return { article: stored, outcome: 'unchanged', ...held };
  return { article, outcome: merged.outcome === 'filled' ? 'updated' : merged.outcome, ...held };
}

function withIdentifiers(incoming: Article, { identifier: [first, ...rest] }: Article): Article {
  const others = [...rest, ...incoming.identifier].filter((each) => each !== first);
  return { ...incoming, identifier: [first, ...new Set(others)] };
}
