import type { ArticleId } from '../article/article.ts';
import type { Card } from '../article/card.ts';
import type { Instant } from '../article/instant.ts';
import type { CopyLocation } from '../article/placement.ts';
import type { Posting, TermKey } from '../article/related.ts';
import type { Story } from '../article/story.ts';
import type { IngestFault, IngestRecord, PartRecord, UploadPart } from '../article/upload.ts';
import type { ArticleRecord } from './article-item.ts';
import type { StoredEdge } from './edge-item.ts';
import type { HashtagUse } from './hashtag-use-item.ts';
import type { StoredPart } from './ingest-item.ts';
import type { SourceItem } from './read-store.ts';
import type { RefusedUpload } from './refused-item.ts';
import type { StoredStory } from './story-item.ts';

/** An article and whether all copies of its revision are in their places. */
export interface FoundArticle {
  readonly record: ArticleRecord;
  readonly indexed: boolean;
}

/** What a write of an article replaces. */
export type PreviousArticle = Pick<ArticleRecord, 'revision' | 'generation'>;

/** An article by its id, and the hashes of its identifiers. */
export interface AskedIdentity {
  readonly id: ArticleId;
  readonly hashes: readonly string[];
}

/** What is known of an article by its id, and of its identifiers. */
export interface FoundIdentity {
  readonly own?: FoundArticle;
  readonly bound: ReadonlyMap<string, ArticleId>;
}

/** A feed entry to be written. */
export interface PlacedEntry {
  readonly feed: string;
  readonly listedAt: Instant;
  readonly card: Card;
}

/** A posting to be written under one term. */
export interface PlacedPosting {
  readonly term: TermKey;
  readonly posting: Posting;
  readonly expiresAt: Instant;
}

export interface TargetedEdge {
  readonly target: ArticleId;
  readonly edge: StoredEdge;
}

/** What an edge shows of an article. */
export type ShownArticle = Pick<StoredEdge, 'card' | 'vector' | 'listedAt'>;

/** Copies of one article that belong in the table, and items that do not any more. */
export interface Copies {
  readonly entries: readonly PlacedEntry[];
  readonly postings: readonly PlacedPosting[];
  /** The article in the sets of those that it chose. */
  readonly edges: readonly TargetedEdge[];
  /** The set that it chose; left as it is when absent. */
  readonly relatedSet?: { readonly id: ArticleId; readonly edges: readonly StoredEdge[] };
  /** What the article is about, where that counts towards trends. */
  readonly hashtagUse?: HashtagUse;
  readonly removals: readonly CopyLocation[];
  /** What entries among the removals leave in their place: since when they are gone. Absent: nothing. */
  readonly leftAt?: Instant;
}

/** What ingestion asks of the table. Writes may be repeated: the same call twice leaves the same items. */
export interface WriteStore {
  /** The article as stored. One Query. */
  getArticle(id: ArticleId): Promise<FoundArticle | undefined>;
  /**
   * For each article that is asked for, in order: the article as stored, and article ids by hash of identifier, for
   * the hashes that are known. One BatchGetItem for about thirty articles.
   */
  getIdentities(asked: readonly AskedIdentity[]): Promise<readonly FoundIdentity[]>;
  /**
   * Binds identifiers to an article, for ever. Returns the id to use: another article's when one of the
   * identifiers was already bound to it. One PutItem each, one GetItem on a conflict.
   */
  claimAliases(hashes: readonly string[], id: ArticleId): Promise<ArticleId>;
  /** Puts the article if what is stored is still `previous` (undefined: nothing). False when it is not. One PutItem. */
  putArticle(record: ArticleRecord, previous: PreviousArticle | undefined): Promise<boolean>;
  /** Marks every copy of a revision as written; the marker of a later generation stays. One PutItem. */
  putIndexedMarker(id: ArticleId, revision: string, generation: number): Promise<void>;
  /** Writes copies and deletes what is stale, 25 a request. */
  writeCopies(copies: Copies): Promise<void>;
  /** Articles by id, for those that exist, withdrawn ones included. One BatchGetItem. */
  getRecords(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, ArticleRecord>>;
  /**
   * Articles as they are now, and whether the one that joined the story has to do so again: because the story has
   * become another one, whose feed got what was in this one's till then, or because nobody heads it any more. One
   * consistent BatchGetItem.
   */
  rereadAfterWrite(
    ids: readonly ArticleId[],
    story: string | undefined,
  ): Promise<{ readonly records: ReadonlyMap<ArticleId, ArticleRecord>; readonly mustRejoin: boolean }>;
  /** The best `limit` of an article's related set, with vectors. One Query. */
  listRelated(id: ArticleId, limit: number): Promise<readonly StoredEdge[]>;
  /** Articles that chose this one, best first, read consistently: they show its card. One Query. */
  listChosenBy(id: ArticleId, limit: number): Promise<readonly StoredEdge[]>;
  /**
   * Shows an article as it is now in the sets of those that chose it; undefined takes it out. One BatchGetItem for
   * each hundred, a PutItem for each set that changes, again for those that somebody else has put meanwhile.
   */
  showInRelatedSets(
    targets: readonly ArticleId[],
    id: ArticleId,
    shown: ShownArticle | undefined,
  ): Promise<void>;
  /** Postings of a term, newest first, not older than `since`. One Query. */
  listPostings(
    term: TermKey,
    options: { since: Instant; limit: number; consistent?: boolean },
  ): Promise<readonly Posting[]>;
  /** Stories by id, for those that exist, as they are stored (`movedTo` not followed). One BatchGetItem. */
  getStories(
    ids: readonly string[],
    options?: { consistent?: boolean },
  ): Promise<ReadonlyMap<string, StoredStory>>;
  /** Puts a story if its stored revision is still `previous` (0: none). False when it is not. One PutItem. */
  putStory(story: Story, previous: number): Promise<boolean>;
  /**
   * Moves a story in the list of live stories from where `before`, and the last versions before that, stood to where
   * `after` stands; undefined is nowhere.
   */
  listLiveStory(before: Story | undefined, after: Story | undefined): Promise<void>;
  /** Whether an article has an entry in a feed, under one of the instants. One consistent BatchGetItem. */
  hasEntry(feed: string, listedAt: readonly Instant[], id: ArticleId): Promise<boolean>;
  /** The earliest `limit` cards of a story's feed. One Query. */
  listMembers(story: string, limit: number): Promise<readonly Card[]>;
  /**
   * Copies every entry of one story's feed into another's, or moves it there. Returns the articles that have left the
   * first; the marks that say so stay. A Query and four or eight writes for each hundred.
   */
  copyStoryFeed(from: string, to: string, options?: { moved?: boolean }): Promise<readonly ArticleId[]>;
  /**
   * What ingestion has learned, encoded, and the revision to put over: the document frequencies of a language
   * (`en`, up to 48 KB), its tag archive (`tags#en`, up to 320 KB). One GetItem.
   */
  getSnapshot(name: string): Promise<{ bytes: Uint8Array; revision: number } | undefined>;
  /** Puts them over `previous` (0: none). False when somebody else was faster. One PutItem. */
  putSnapshot(name: string, bytes: Uint8Array, previous: number): Promise<boolean>;
  /** Puts the record of an upload that has none; returns the one that it has. One PutItem, and a GetItem when it has one. */
  beginIngest(record: IngestRecord): Promise<IngestRecord | undefined>;
  /** Puts the record over whatever stands, and the refusals past the first hundred. One PutItem. */
  putIngest(record: IngestRecord): Promise<void>;
  /** Notes that a part of an upload is being ingested; false when that was noted before. One PutItem. */
  beginPart(part: UploadPart): Promise<boolean>;
  /** What became of a part, read consistently. One GetItem. */
  getPart(part: UploadPart): Promise<StoredPart | undefined>;
  /** Puts what became of a part, and its article ids. One BatchWriteItem. */
  putPart(part: UploadPart, record: PartRecord): Promise<void>;
  /** Notes a fault with an upload, or with the part that `number` tells, unless that is done. One UpdateItem. */
  noteIngestFault(of: Pick<UploadPart, 'ingest'> & Partial<UploadPart>, fault: IngestFault): Promise<void>;
  /**
   * Notes that a source had something refused; a repetition changes nothing. One UpdateItem, another when an hour begins
   * or is full: as many write units each as the day of the source has KB, which is sixteen at the most.
   */
  noteRefusals(refused: RefusedUpload): Promise<void>;
  /**
   * Waits before a write that lost against another one is tried again: a random part of 25 ms for the first `attempt`,
   * twice as much for each further one, up to 800 ms, so that those who lost together do not come back together.
   */
  backOff(attempt: number): Promise<void>;
  /** Keeps a source listed; a repetition within the hour costs nothing. */
  noteSource(source: SourceItem): Promise<void>;
  /** Notes that the articles of a source are under another key now. One UpdateItem. */
  moveSource(from: string, to: string): Promise<void>;
}
