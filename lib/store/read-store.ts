import type { Article } from '../article/article.ts';
import type { Card } from '../article/card.ts';
import type { Enrichment } from '../article/enrichment.ts';
import type { Instant } from '../article/instant.ts';
import type { Posting, RelatedEdge, TermKey } from '../article/related.ts';
import type { Story } from '../article/story.ts';
import type { IngestPage } from './ingest-requests.ts';

/**
 * What the query functions may ask of the table. Each call says what it costs in table requests. Every
 * answer leaves out what is expired at `now`, embargoed, or withdrawn.
 */
export interface ReadStore {
  /** An article, how many comments it has, and the best of its related set. One Query. `undefined`: never stored. */
  getArticle(id: string, options: { related: number; now: Instant }): Promise<ArticlePage | undefined>;
  /** The related set of an article, best first. One Query, behind the first page a GetItem more. `undefined`: no such article. */
  listRelated(id: string, options: ListOptions & { now: Instant }): Promise<Page<RelatedEdge> | undefined>;
  /** One page of a feed, newest first. One Query, up to five behind entries that are gone. A feed that nobody wrote to is an empty page. */
  listFeed(feed: FeedKey, options: FeedOptions): Promise<EntryPage>;
  /** Whether anything was ever listed in a feed, also what is shown no more or not yet. One Query. */
  hasEntries(feed: FeedKey): Promise<boolean>;
  /** The article that the first of these identifiers is bound to, by their hashes. One BatchGetItem. */
  getIdByIdentifiers(hashes: readonly string[]): Promise<string | undefined>;
  /** A story as stored: `movedTo` is for the caller to follow. One GetItem. */
  getStory(id: string): Promise<Story | undefined>;
  /** A story and its newest articles. One Query; one more where articles of days to come or that left leave no room for a page. */
  getStoryFeed(id: string, options: { limit: number; until: Instant }): Promise<StoryPage>;
  /** A story and its articles, oldest first. One Query; a GetItem more where it has more than a page of them. */
  getTimeline(id: string, options: ListOptions & { until: Instant }): Promise<StoryPage>;
  /** Stories that several sources cover now, best first. One Query. */
  listStories(options: ListOptions & { now: Instant }): Promise<Page<Story>>;
  /** Articles that stand under a term, newest first; both instants are included. One Query. */
  listPostings(
    term: TermKey,
    options: { since: Instant; until: Instant; limit: number },
  ): Promise<readonly Posting[]>;
  /** The entries of `latest` that exist of up to a hundred articles, by id. One BatchGetItem. */
  getEntries(
    places: readonly { id: string; listedAt: Instant }[],
    now: Instant,
  ): Promise<ReadonlyMap<string, FeedEntry>>;
  /** Articles by id, for those that are shown now: not withdrawn, expired or embargoed. One BatchGetItem for a hundred. */
  getArticles(ids: readonly string[], now: Instant): Promise<ReadonlyMap<string, StoredArticle>>;
  /** The texts of articles that have one and are not withdrawn, by id. One BatchGetItem for a hundred. */
  getTexts(ids: readonly string[]): Promise<ReadonlyMap<string, FullText>>;
  /**
   * The hashtags that articles of a language listed in one hour use. One Query. They are written by
   * `hashtagMarkItem` of lib/store/hashtag-use-item.ts, one item for each article.
   */
  listHashtagHour(language: string, hour: Instant): Promise<readonly HashtagHour[]>;
  /** What became of an upload, with a page of its article ids. One Query; two for an upload that was cut. */
  getIngest(id: string, after?: Position): Promise<IngestPage | undefined>;
  /** The key under which the articles of a source are now, if it moved. One GetItem. */
  getMovedSource(key: string): Promise<string | undefined>;
  /**
   * Sources that have published, by key, with what was refused of them lately. One Query; a page may hold fewer than
   * asked for though more follow.
   */
  listSources(options: ListOptions & { now: Instant }): Promise<Page<ListedSource>>;
}

/** The whole text of an article, and the sender's markup of it, sanitized, where there was any. */
export interface FullText {
  readonly text: string;
  readonly html?: string;
}

/** `after` is the position of the last item that the reader has; the page starts behind it. */
export interface ListOptions {
  readonly limit: number;
  readonly after?: Position;
}

export interface FeedOptions extends ListOptions {
  readonly until: Instant;
  readonly since?: Instant;
}

/** A page of a story's articles, and the story if there is one. */
export interface StoryPage {
  readonly story?: Story;
  readonly page: EntryPage;
}

/** The sort key of an item: opaque outside lib/store, ordered as the list is. */
export type Position = string;

export interface Page<T> {
  readonly items: readonly T[];
  /** Position of the last item, when more follow. */
  readonly next?: Position;
}

/** A page of a feed, and when one of the entries that it is without left or expired last. */
export interface EntryPage extends Page<FeedEntry> {
  readonly changedAt?: Instant;
}

/** `latest`, `source/rt.com`, `hashtag/climate`, `section/world`, `language/en`, `story/<id>`. */
export type FeedKey = string;

export interface FeedEntry {
  readonly card: Card;
  readonly position: Position;
}

/** The uses of one hashtag in one hour, named by short hashes of article and publisher. */
export interface HashtagHour {
  readonly key: string;
  readonly display: string;
  /** First instant of the hour. */
  readonly hour: Instant;
  readonly uses: readonly { readonly article: string; readonly publisher: string }[];
}

export interface StoredArticle {
  readonly state: 'usable';
  readonly article: Article;
  readonly enrichment: Enrichment;
  /** Digest of what is shown of the article; changes with it. */
  readonly revision: string;
  readonly card: Card;
  readonly story?: string;
  readonly storedAt: Instant;
  /** As its last version says, or when that came. */
  readonly dateModified?: Instant;
}

/** A withdrawn article: its address answers 410 for ever. */
export interface Tombstone {
  readonly state: 'withdrawn';
  readonly id: string;
  readonly withdrawnAt: Instant;
}

export interface ArticlePage {
  readonly stored: StoredArticle | Tombstone;
  readonly related: Page<RelatedEdge>;
  /** Approved comments. */
  readonly commentCount: number;
}

export interface SourceItem {
  readonly key: string;
  readonly name: string;
  readonly domain?: string;
  readonly lastPublished: Instant;
}

export interface ListedSource extends SourceItem {
  /**
   * Refusals in the last 24 hours of the clock. A lower bound: of an hour in which a source had more than sixty uploads
   * refused in part, the rest is not counted.
   */
  readonly refusedLastDay: number;
}
