import type { ArticleId } from './article.ts';
import type { Card } from './card.ts';
import { type Instant, instantMs } from './instant.ts';

/** A cluster of coverage of one event. Its members are the entries of the feed `story/<id>`. */
export interface Story {
  readonly id: string;
  /** The card that stands for the story. */
  readonly headlineArticle: Card;
  /** Publication of the earliest and of the latest member. */
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** Keys of the distinct sources, at most `MAX_SOURCES`. */
  readonly sources: readonly string[];
  /**
   * The sources that told it in the `LIVE_HOURS` before its latest member, and the hour since 1970 of the last article of
   * each. Missing while it is one article, and in stories that were stored before they were counted.
   */
  readonly outlets?: readonly Outlet[];
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

/** The key of a source, and the hour since 1970 of its last article of the story. */
export type Outlet = readonly [source: string, hour: number];

const MAX_SOURCES = 60;
/** Outlets count towards a story's rank for so long: what everybody tells today is ahead of what never ends. */
const LIVE_HOURS = 12;
/** More outlets of half a day would change the rank by less than an hour. */
const MAX_OUTLETS = 40;
const MAX_RECENT = 64;
/** A merge that is repeated is one of the last: its other half was not yet marked as moved. */
const MAX_ABSORBED = 16;
const MAX_EARLIER = 4;
const LIVE_SOURCES = 2;

/** The story that begins with one article. */
export function newStory(card: Card, id: string): Story {
  return {
    id,
    headlineArticle: card,
    firstSeen: card.datePublished,
    lastSeen: card.datePublished,
    sources: [card.source.key],
    outlets: [[card.source.key, hourOf(card.datePublished)]],
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

/**
 * `story` with one more member; of one that was `counted` already, only the card is brought up to date. `heads` says that
 * it stands for the story better than the one that did.
 */
export function withMember(
  story: Story,
  card: Card,
  { counted = false, heads = false }: { readonly counted?: boolean; readonly heads?: boolean } = {},
): Story {
  const isHeadline = heads || card.id === story.headlineArticle.id || hasNoHeadline(story);
  const isFirst = card.datePublished < story.firstSeen || hasNoHeadline(story);
  return {
    ...story,
    headlineArticle: isHeadline ? card : story.headlineArticle,
    firstSeen: isFirst ? card.datePublished : story.firstSeen,
    lastSeen: card.datePublished > story.lastSeen ? card.datePublished : story.lastSeen,
    sources: united(story.sources, [card.source.key]),
    outlets: latestOutlets([...outletsOf(story), [card.source.key, hourOf(card.datePublished)]]),
    articleCount: story.articleCount + (counted ? 0 : 1),
    recent: counted ? story.recent : [...story.recent, shortened(card.id)].slice(-MAX_RECENT),
  };
}

/** Which member of the story an article was when it joined, from 1 on, as far as the story remembers: undefined of others. */
export function memberNumber({ recent, articleCount }: Story, id: ArticleId): number | undefined {
  const index = recent.indexOf(shortened(id));
  return index < 0 ? undefined : articleCount - recent.length + index + 1;
}

/** Whether the article that stood for the story was withdrawn when no other had its place in it yet. */
export function hasNoHeadline({ headlineArticle }: Story): boolean {
  return headlineArticle.headline === '';
}

/** Whether the story is in the list of live ones: those with fewer sources are no news yet. */
export function isLive({ sources, movedTo, articleCount }: Story): boolean {
  return articleCount > 0 && sources.length >= LIVE_SOURCES && movedTo === undefined;
}

/** `after`, which replaces `before`, with the ranks under which that may still be listed. */
export function afterStory(before: Story | undefined, after: Story): Story {
  if (!before) return after;
  const last = isLive(before) ? [liveRank(before)] : [];
  const own = isLive(after) ? liveRank(after) : undefined;
  const ranks = [...last, ...(before.earlierRanks ?? [])].filter((rank) => rank !== own);
  return { ...after, earlierRanks: [...new Set(ranks)].slice(0, MAX_EARLIER) };
}

/**
 * `story` without a member that was withdrawn or moved. `others` are the cards of its members, earliest first; `isAll` says
 * that there are no more: then they are counted, with those that have just joined and have no entry yet. `headOf` names
 * the one of them that stands for the story now. A story that nobody is left in says nothing any more: `articleCount` 0.
 */
export function withoutMember(
  story: Story,
  { id, source, datePublished }: Pick<Card, 'id' | 'source' | 'datePublished'>,
  others: readonly Card[],
  isAll: boolean,
  headOf: (cards: readonly Card[]) => Card | undefined,
): Story {
  const wasCounted = story.recent.includes(shortened(id));
  const left = others.filter((card) => card.id !== id);
  const remembered = story.recent.filter((each) => each !== shortened(id));
  // Also those whose entries a merge has brought that is not done yet: it counts whom it knows once.
  const members = isAll
    ? [...new Set([...left.map((card) => shortened(card.id)), ...remembered])]
    : remembered;
  const articleCount = isAll ? members.length : story.articleCount - (wasCounted ? 1 : 0);
  const isSource = left.some((card) => card.source.key === source.key);
  const { headline: _, excerpt: __, image: ___, ...rest } = story.headlineArticle;
  const isHead = story.headlineArticle.id === id;
  const emptied = { ...rest, headline: '', excerpt: '', hashtags: [] };
  const isFirst = datePublished <= story.firstSeen;
  return {
    ...story,
    headlineArticle: isHead ? (headOf(left) ?? emptied) : story.headlineArticle,
    firstSeen: isFirst ? (left[0]?.datePublished ?? story.firstSeen) : story.firstSeen,
    sources: story.sources.filter((key) => key !== source.key || isSource),
    outlets: outletsOf(story).filter(([key]) => key !== source.key || isSource),
    articleCount,
    recent: members.slice(-MAX_RECENT),
  };
}

/** `story` without those of the sources `gone` that none of its `members`, which are all that it has, is of any more. */
export function withoutSources(story: Story, gone: readonly string[], members: readonly Card[]): Story {
  const stays = (key: string) => !gone.includes(key) || members.some(({ source }) => source.key === key);
  return {
    ...story,
    sources: story.sources.filter(stays),
    outlets: outletsOf(story).filter(([key]) => stays(key)),
  };
}

/**
 * Two stories that are one: the `kept` one with all that the other had, and the other pointing to it. A merge that was
 * half done is known by what `kept` has absorbed: it adds what the other has become since. `headlineArticle` is the better
 * of the two that stood for them.
 */
export function mergeStories(
  kept: Story,
  other: Story,
  headlineArticle: Card = kept.headlineArticle,
): { kept: Story; moved: Story } {
  const moved = { ...other, movedTo: kept.id };
  const before = kept.absorbed.find(({ id }) => id === other.id);
  // Whoever moves from one story to another joins before it leaves: for that while it is a member of both.
  const ofBoth = other.recent.filter((member) => kept.recent.includes(member)).length;
  const counted = before?.articleCount ?? ofBoth;
  const { id, articleCount } = other;
  const members = [...new Set([...kept.recent, ...other.recent])];
  // Of three stories that are merged in pairs at the same time, one may come to the kept one on both ways.
  const remembersAll = [kept, other].every((story) => story.articleCount <= story.recent.length);
  const absorbed = [...kept.absorbed, ...other.absorbed].filter((story) => story.id !== id);
  const earlier = other.firstSeen < kept.firstSeen ? other : kept;
  return {
    kept: {
      ...kept,
      headlineArticle,
      firstSeen: earlier.firstSeen,
      lastSeen: other.lastSeen > kept.lastSeen ? other.lastSeen : kept.lastSeen,
      sources: united(kept.sources, other.sources),
      outlets: latestOutlets([...outletsOf(kept), ...outletsOf(other)]),
      articleCount: remembersAll ? members.length : kept.articleCount + articleCount - counted,
      recent: members.slice(-MAX_RECENT),
      absorbed: [...absorbed, { id, articleCount }].slice(-MAX_ABSORBED),
    },
    moved,
  };
}

/**
 * How high a story stands in the list of live stories: hours since 1970 of its latest member, plus twelve hours each
 * time the number of outlets doubles that told it in the twelve hours before. A subject that many outlets told over
 * weeks ranks by those of today. It grows with time by itself, so a story's rank is written when the story changes and
 * never has to be aged.
 */
export function liveRank(story: Story): number {
  const outlets = Math.max(1, outletsOf(story).length);
  return instantMs(story.lastSeen) / HOUR_MS + 12 * Math.log2(outlets);
}

const HOUR_MS = 3_600_000;

function hourOf(instant: Instant): number {
  return Math.floor(instantMs(instant) / HOUR_MS);
}

function outletsOf({ outlets, sources, lastSeen }: Story): readonly Outlet[] {
  return outlets ?? sources.map((source) => [source, hourOf(lastSeen)] as const);
}

/** Each source once, with its last hour; those that are too long ago are left out, and the oldest of too many. */
function latestOutlets(all: readonly Outlet[]): Outlet[] {
  const last = new Map<string, number>();
  for (const [source, hour] of all) last.set(source, Math.max(hour, last.get(source) ?? hour));
  const latest = Math.max(...last.values());
  return [...last]
    .filter(([, hour]) => hour > latest - LIVE_HOURS)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MAX_OUTLETS);
}

function united(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].slice(0, MAX_SOURCES);
}

function shortened(id: ArticleId): string {
  return id.slice(0, 7);
}
