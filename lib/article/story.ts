import type { ArticleId } from './article.ts';
import type { Card } from './card.ts';
import { type Instant, instantMs } from './instant.ts';

/** A cluster of coverage of one event. Its members are the entries of the feed `story/<id>`. */
export interface Story {
  readonly id: string;
  /** The card that stands for the story: its earliest member. */
  readonly headlineArticle: Card;
  /** Publication of the earliest and of the latest member. */
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** Keys of the distinct sources, at most `MAX_SOURCES`. */
  readonly sources: readonly string[];
  readonly articleCount: number;
  /** Members added last, shortened: a repeated delivery is recognized by it and not counted again. */
  readonly recent: readonly string[];
  /** Ids of the stories that were merged into this one last: a repeated merge is recognized by it. */
  readonly absorbed: readonly string[];
  /** What its members say together; the bytes are known to lib/relate alone. */
  readonly centroid?: Uint8Array;
  /** Ranks under which it was listed last: whoever lists it takes these away, for one who died before he could. */
  readonly earlierRanks?: readonly number[];
  /** The story that this one was found to be; its address redirects there for ever. */
  readonly movedTo?: string;
}

const MAX_SOURCES = 60;
const MAX_RECENT = 64;
/** A merge that is repeated is the last one: its other half is marked as moved. */
const MAX_ABSORBED = 8;
const MAX_EARLIER = 4;

/** The story that begins with one article. */
export function newStory(card: Card, id: string): Story {
  return {
    id,
    headlineArticle: card,
    firstSeen: card.datePublished,
    lastSeen: card.datePublished,
    sources: [card.source.key],
    articleCount: 1,
    recent: [shortened(card.id)],
    absorbed: [],
  };
}

/** Whether the article was counted as a member, as far as the story remembers. */
export function hasMember({ recent }: Story, id: ArticleId): boolean {
  return recent.includes(shortened(id));
}

/** `story` with one more member; with a member that it has already, only the card is brought up to date. */
export function withMember(story: Story, card: Card): Story {
  const isHeadline = card.id === story.headlineArticle.id;
  const isFirst = card.datePublished < story.firstSeen;
  const counted = hasMember(story, card.id);
  return {
    ...story,
    headlineArticle: isHeadline || isFirst ? card : story.headlineArticle,
    firstSeen: isFirst ? card.datePublished : story.firstSeen,
    lastSeen: card.datePublished > story.lastSeen ? card.datePublished : story.lastSeen,
    sources: united(story.sources, [card.source.key]),
    articleCount: story.articleCount + (counted ? 0 : 1),
    recent: counted ? story.recent : [...story.recent, shortened(card.id)].slice(-MAX_RECENT),
  };
}

/** `after`, which replaces `before`, with the ranks under which that may still be listed. */
export function afterStory(before: Story | undefined, after: Story): Story {
  if (!before) return after;
  const ranks = [liveRank(before), ...(before.earlierRanks ?? [])].filter((rank) => rank !== liveRank(after));
  return { ...after, earlierRanks: [...new Set(ranks)].slice(0, MAX_EARLIER) };
}

/**
 * `story` without a member that was withdrawn. `others` are the cards of its members, earliest first. A story that
 * nobody is left in says nothing any more: `articleCount` 0.
 */
export function withoutMember(
  story: Story,
  id: ArticleId,
  sourceKey: string,
  others: readonly Card[],
): Story {
  const wasCounted = story.recent.includes(shortened(id));
  const left = others.filter((card) => card.id !== id);
  const articleCount =
    left.length === 0 ? 0 : Math.max(left.length, story.articleCount - (wasCounted ? 1 : 0));
  const isSource = left.some(({ source }) => source.key === sourceKey);
  const { headline: _, excerpt: __, image: ___, ...rest } = story.headlineArticle;
  const isHead = story.headlineArticle.id === id;
  const emptied = { ...rest, headline: '', excerpt: '', hashtags: [] };
  return {
    ...story,
    headlineArticle: isHead ? (left[0] ?? emptied) : story.headlineArticle,
    firstSeen: isHead ? (left[0]?.datePublished ?? story.firstSeen) : story.firstSeen,
    sources: story.sources.filter((key) => key !== sourceKey || isSource),
    articleCount,
    recent: story.recent.filter((each) => each !== shortened(id)),
  };
}

/** Two stories that are one: the `kept` one with all that the other had, and the other pointing to it. */
export function mergeStories(kept: Story, other: Story): { kept: Story; moved: Story } {
  const moved = { ...other, movedTo: kept.id };
  if (kept.absorbed.includes(other.id)) return { kept, moved };
  const earlier = other.firstSeen < kept.firstSeen ? other : kept;
  return {
    kept: {
      ...kept,
      headlineArticle: earlier.headlineArticle,
      firstSeen: earlier.firstSeen,
      lastSeen: other.lastSeen > kept.lastSeen ? other.lastSeen : kept.lastSeen,
      sources: united(kept.sources, other.sources),
      articleCount: kept.articleCount + other.articleCount,
      recent: [...kept.recent, ...other.recent].slice(-MAX_RECENT),
      absorbed: [...kept.absorbed, other.id].slice(-MAX_ABSORBED),
    },
    moved,
  };
}

/**
 * How high a story stands in the list of live stories: hours since 1970 of its latest member, plus twelve
 * hours each time the number of its sources doubles. It grows with time by itself, so a story's rank is
 * written when the story changes and never has to be aged.
 */
export function liveRank({ lastSeen, sources }: Story): number {
  return instantMs(lastSeen) / 3_600_000 + 12 * Math.log2(sources.length);
}

function united(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].slice(0, MAX_SOURCES);
}

function shortened(id: ArticleId): string {
  return id.slice(0, 7);
}
