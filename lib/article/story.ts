import type { ArticleId } from './article.ts';
import type { Card } from './card.ts';
import type { Instant } from './instant.ts';

/** A stored cluster of coverage of one event. */
export interface Story {
  readonly id: string;
  /** The card that stands for the story. */
  readonly headlineArticle: Card;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** Keys of the distinct sources, at most fifty. */
  readonly sources: readonly string[];
  readonly articleCount: number;
  readonly members: readonly ArticleId[];
  readonly movedTo?: string;
}
