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
  /** Members added last, shortened: of a story with no more than `MAX_RECENT`, all of them. */
  readonly recent: readonly string[];
  /** The stories that were merged into this one last, and what each counted: a repeated merge adds what came since. */
  readonly absorbed: readonly { readonly id: string; readonly articleCount: number }[];
  /** What its members say together; the bytes are known to lib/relate alone. */
  readonly centroid?: Uint8Array;
  /** Ranks under which it was listed last: whoever lists it takes these away, for one who died before he could. */
  readonly earlierRanks?: readonly number[];
  /** The story that this one was found to be; its address redirects there for ever. */
  readonly movedTo?: string;
}

const MAX_SOURCES = 60;
const MAX_RECENT = 64;
/** A merge that is repeated is one of the last: its other half was not yet marked as moved. */
const MAX_ABSORBED = 16;
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

/** Whether the article was counted as a member; undefined where the story has more than it remembers. */
export function hasMember({ recent, articleCount }: Story, id: ArticleId): boolean | undefined {
  if (recent.includes(shortened(id))) return true;
  return articleCount > recent.length ? undefined : false;
}

/** `story` with one more member; of one that was `counted` already, only the card is brought up to date. */
export function withMember(story: Story, card: Card, counted = false): Story {
  const isHeadline = card.id === story.headlineArticle.id;
  const isFirst = card.datePublished < story.firstSeen || hasNoHeadline(story);
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

/** Whether the article that stood for the story was withdrawn when no other had its place in it yet. */
export function hasNoHeadline({ headlineArticle }: Story): boolean {
  return headlineArticle.headline === '';
}

/** `after`, which replaces `before`, with the ranks under which that may still be listed. */
export function afterStory(before: Story | undefined, after: Story): Story {
  if (!before) return after;
  const ranks = [liveRank(before), ...(before.earlierRanks ?? [])].filter((rank) => rank !== liveRank(after));
  return { ...after, earlierRanks: [...new Set(ranks)].slice(0, MAX_EARLIER) };
}

/**
 * `story` without a member that was withdrawn. `others` are the cards of its members, earliest first; `isAll` says
 * that there are no more: then they are counted, with those that have just joined and have no entry yet. A story
 * that nobody is left in says nothing any more: `articleCount` 0.
 */
export function withoutMember(
  story: Story,
  id: ArticleId,
  sourceKey: string,
  others: readonly Card[],
  isAll: boolean,
): Story {
  const wasCounted = story.recent.includes(shortened(id));
  const left = others.filter((card) => card.id !== id);
  const recent = story.recent.filter((each) => each !== shortened(id));
  const articleCount = isAll
    ? new Set([...left.map((card) => shortened(card.id)), ...recent]).size
    : story.articleCount - (wasCounted ? 1 : 0);
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
    recent,
  };
}

/**
 * Two stories that are one: the `kept` one with all that the other had, and the other pointing to it. A merge that was
 * half done is known by what `kept` has absorbed: it adds what the other has become since.
 */
export function mergeStories(kept: Story, other: Story): { kept: Story; moved: Story } {
  const moved = { ...other, movedTo: kept.id };
  const counted = kept.absorbed.find(({ id }) => id === other.id)?.articleCount ?? 0;
  const { id, articleCount } = other;
  const absorbed = [...kept.absorbed, ...other.absorbed].filter((story) => story.id !== id);
  const earlier = other.firstSeen < kept.firstSeen ? other : kept;
  return {
    kept: {
      ...kept,
      headlineArticle: earlier.headlineArticle,
      firstSeen: earlier.firstSeen,
      lastSeen: other.lastSeen > kept.lastSeen ? other.lastSeen : kept.lastSeen,
      sources: united(kept.sources, other.sources),
      articleCount: kept.articleCount + articleCount - counted,
      recent: [...new Set([...kept.recent, ...other.recent])].slice(-MAX_RECENT),
      absorbed: [...absorbed, { id, articleCount }].slice(-MAX_ABSORBED),
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
