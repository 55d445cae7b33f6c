import { createHash } from 'node:crypto';
import type { Article, ArticleId, Hashtag } from '../article/article.ts';
import type { Enrichment } from '../article/enrichment.ts';
import { LATEST, languageKey } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { PreservedDecisions } from '../article/kept.ts';
import { type CopyLocation, leftPlaces, type PlacedEdge, placesOf } from '../article/placement.ts';
import type { Reason } from '../article/related.ts';
import { statementOf } from '../article/version.ts';
import type { Warning } from '../article/warning.ts';
import { enrich } from '../enrich/enrich.ts';
import { feedsOf } from '../feeds/feed-kinds.ts';
import type { Slot } from '../relate/fill-slots.ts';
import { RELATE } from '../relate/parameters.ts';
import type { Posted } from '../relate/relate.ts';
import { relationOf } from '../relate/relation.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { Copies } from '../store/write-store.ts';
import { changedAtOf } from './changed-at.ts';
import { postingsOf } from './copies.ts';
import type { IngestDeps } from './deps.ts';
import { isolated } from './isolation.ts';
import { askingOf, nothingRelated, relatedTo } from './relate-article.ts';
import type { ArchiveUpdate } from './tag-memories.ts';
import { askedArticle, taggedArticle } from './tagged-article.ts';

/** An article as it is to be stored, and the related articles that were read for it. */
export interface Plan {
  readonly record: ArticleRecord;
  /** What the collection's frequencies learn of it once it is stored. */
  readonly learned?: Posted['learned'];
  /** What the tag archive learns of it, where its publisher gave it tags. */
  readonly archiveUpdate?: ArchiveUpdate;
  readonly others: ReadonlyMap<ArticleId, ArticleRecord>;
  /** Whether the article is new and was found to belong to a story that others began. */
  readonly joinedStory: boolean;
  /** Whether one that may be related had posted and was not stored yet. */
  readonly isEarly: boolean;
}

/**
 * Decides everything about an article that wins: related set, story, hashtags, summary, and where its copies
 * go. `before` is the record that it replaces; a new article that was exported has the hashtags and the story that
 * are `kept`. Posts a new article before it asks for others. About `RELATE.askedKeys` + 4 Queries and two BatchGetItems,
 * of neighbors and of stories.
 */
export async function planArticle(
  deps: IngestDeps,
  given: Article,
  before: ArticleRecord | undefined,
  kept: PreservedDecisions | undefined,
): Promise<Plan> {
  const storedAt = deps.now();
  if (given.creativeWorkStatus !== 'usable') {
    return {
      record: withdrawn(given, before, storedAt),
      others: new Map(),
      joinedStory: false,
      isEarly: false,
    };
  }
  if (!before && isOver(given, storedAt)) {
    return { record: unplaced(given, storedAt), others: new Map(), joinedStory: false, isEarly: false };
  }
  const listedAt = listedAtOf(given);
  const { id } = given;
  const asking = await isolated(deps, 'relate', id, () => askingOf(deps, given, listedAt), undefined);
  const { keys: terms = [], vector = new Uint8Array(), learned } = asking.value ?? {};
  if (!before)
    await deps.store.writeCopies({ ...NO_COPIES, postings: postingsOf(id, { listedAt, terms }, vector) });
  const relating = await isolated(
    deps,
    'relate',
    id,
    async () => (asking.value ? relatedTo(deps, given, asking.value) : nothingRelated(id)),
    nothingRelated(id),
  );
  const { related, slots } = relating.value;
  const others = new Map(slots.map(({ other }) => [other.article.id, other]));
  const known = before ? undefined : kept;
  const enriching = await isolated<Awaited<ReturnType<typeof tagged>>>(
    deps,
    'enrich',
    id,
    () => tagged(deps, given, vector, [...others.values()]),
    { enrichment: { hashtags: [], entities: [] } },
  );
  const { enrichment: found, archiveUpdate } = enriching.value;
  const article = withWarnings(given, [asking.failed ?? relating.failed, enriching.failed]);
  const enrichment = known ? { ...found, hashtags: known.hashtags } : found;
  const story = before?.story ?? known?.story ?? related.story.id;
  const edges = slots.map((slot) => edgeOf(enrichment, new Set([story]), slot));
  const { hashtags } = enrichment;
  const feeds = [...new Set([LATEST, ...feedsOf({ article, hashtags, story })])];
  const placement = { listedAt, feeds, terms, edges };
  const nearCopyOf = before ? before.nearCopyOf : originalOf(edges, others);
  const copied = nearCopyOf === undefined ? {} : { nearCopyOf };
  const isSeries = before ? before.isSeries : related.isSeries || undefined;
  const { isNew } = related.story;
  // A changed article stays in its story; what it shows of others is not evidence for that one.
  const merges = before ? (before.merges ?? []) : known?.story === undefined ? related.story.merges : [];
  const joined = merges.length === 0 ? {} : { merges };
  const series = isSeries ? { isSeries } : {};
  const changedAt = changedAtOf(article, before, storedAt);
  const changed = changedAt === undefined ? {} : { changedAt };
  const fields = {
    article,
    enrichment,
    story,
    ...joined,
    ...copied,
    ...series,
    ...changed,
    placement,
    vector,
    storedAt,
  };
  const record = recordOf(fields, before);
  const joinedStory = before === undefined && !isNew;
  return {
    record,
    ...(learned && { learned }),
    ...(archiveUpdate && { archiveUpdate }),
    others,
    joinedStory,
    isEarly: related.isEarly,
  };
}

const NO_COPIES: Copies = { entries: [], postings: [], edges: [], removals: [] };

function withWarnings(article: Article, failed: readonly (Warning | undefined)[]): Article {
  const added = failed.flatMap((warning) => warning ?? []);
  if (added.length === 0) return article;
  return { ...article, ingest: { ...article.ingest, warnings: [...article.ingest.warnings, ...added] } };
}

/** Enriches an article with the tags of those like it: the related set, which is read, and the archive, which is in memory. */
async function tagged(
  { tags }: IngestDeps,
  article: Article,
  vector: Uint8Array,
  others: readonly ArticleRecord[],
): Promise<{ enrichment: Enrichment; archiveUpdate?: ArchiveUpdate }> {
  const asked = askedArticle(article, vector);
  const archive = await tags.archiveOf(article.inLanguage);
  const read = others.filter(({ state }) => state === 'usable').map(taggedArticle);
  const { enrichment, given, standing } = await enrich(article, archive.memoryFor(asked, read));
  if (given.length === 0) return { enrichment };
  const own = given.map((display) => ({ display, score: 1 }));
  return {
    enrichment,
    archiveUpdate: { article: { ...asked, terms: [...asked.terms], tags: own }, standing },
  };
}

/** The article whose text is repeated, first of all that repeat it: copies of copies are copies of one. */
function originalOf(
  edges: readonly PlacedEdge[],
  others: ReadonlyMap<ArticleId, ArticleRecord>,
): string | undefined {
  const copied = edges.find(({ relation }) => relation === 'copy')?.other;
  return copied && (others.get(copied)?.nearCopyOf ?? copied);
}

/**
 * A withdrawn article keeps its identity and nothing else: no text, no copies. The hashes of its words are kept to be
 * taken out of what its story says.
 */
function withdrawn(article: Article, before: ArticleRecord | undefined, storedAt: Instant): ArticleRecord {
  const { description: _, contentHtml: __, alternativeHeadline: ___, ...kept } = article;
  const emptied = { ...kept, articleBody: '', image: [], citation: [] };
  const placement = { listedAt: listedAtOf(article), feeds: [], terms: [], edges: [] };
  const enrichment = { hashtags: [], entities: [] };
  // The story is kept to be left: by this run, or by the one that finishes it.
  const story = before?.story === undefined ? {} : { story: before.story };
  const vector = before?.vector ?? new Uint8Array();
  const fields = { article: emptied, enrichment, ...story, placement, vector, storedAt };
  return { ...recordOf(fields, before), state: 'withdrawn' };
}

function isOver({ expires }: Article, now: Instant): boolean {
  return expires !== undefined && expires <= now;
}

/** What has expired before it came is stored and stands nowhere: no list would show it. */
function unplaced(article: Article, storedAt: Instant): ArticleRecord {
  const placement = { listedAt: listedAtOf(article), feeds: [], terms: [], edges: [] };
  const enrichment = { hashtags: [], entities: [] };
  return recordOf({ article, enrichment, placement, vector: new Uint8Array(), storedAt }, undefined);
}

type RecordFields = Omit<
  ArticleRecord,
  'state' | 'revision' | 'contentHash' | 'removals' | 'generation' | 'looks'
>;

function recordOf(fields: RecordFields, before: ArticleRecord | undefined): ArticleRecord {
  const { article, enrichment, placement, story, nearCopyOf } = fields;
  const contentHash = stamp(statementOf(article));
  const left = before
    ? [...placesOf(article.id, before.placement), ...markOf(before), ...before.removals]
    : [];
  return {
    ...fields,
    state: 'usable',
    contentHash,
    revision: stamp(JSON.stringify([contentHash, enrichment, story, nearCopyOf, placement.listedAt])).slice(
      0,
      12,
    ),
    removals: leftPlaces(left, [...placesOf(article.id, placement), ...markOf(fields)]),
    generation: (before?.generation ?? 0) + 1,
    ...(before?.looks !== undefined && { looks: before.looks }),
  };
}

/** A record as it is with other edges, and in another story where there is one; what it says of the article stays. */
export function changedRecord(
  before: ArticleRecord,
  edges: readonly PlacedEdge[],
  { story = before.story, merges = before.merges }: Partial<Pick<ArticleRecord, 'story' | 'merges'>>,
): ArticleRecord {
  const { enrichment, placement } = before;
  const feeds =
    story === undefined || story === before.story
      ? placement.feeds
      : [LATEST, ...feedsOf({ article: before.article, hashtags: enrichment.hashtags, story })];
  const { state: _, revision: __, contentHash: ___, removals: ____, generation: _____, ...rest } = before;
  const { looks = 0, ...fields } = rest;
  return recordOf(
    {
      ...fields,
      ...(story !== undefined && { story }),
      ...(merges !== undefined && { merges }),
      placement: { ...placement, feeds, edges },
    },
    { ...before, looks: looks + 1, removals: [] },
  );
}

/** The mark that an article has in the trends, if it ever had one: which depends on when it came. */
function markOf({
  article,
  enrichment,
  placement,
}: Pick<ArticleRecord, 'article' | 'enrichment' | 'placement'>): CopyLocation[] {
  if (enrichment.hashtags.length === 0) return [];
  const { listedAt } = placement;
  return [{ type: 'mark', language: languageKey(article.inLanguage), listedAt, id: article.id }];
}

function stamp(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function listedAtOf({ datePublished, embargoedUntil }: Article): Instant {
  return embargoedUntil !== undefined && embargoedUntil > datePublished ? embargoedUntil : datePublished;
}

/** The edge to a neighbor, which is of the same story when its own is one of `stories`. */
export function edgeOf(
  { hashtags }: Enrichment,
  stories: ReadonlySet<string | undefined>,
  { neighbor, other, isCopy }: Slot<ArticleRecord>,
): PlacedEdge {
  const { id, score, reverseScore, probability, why } = neighbor;
  const relation = relationOf({ isCopy, isOneStory: stories.has(other.story), probability });
  const shared = sharedHashtags(hashtags, other.enrichment.hashtags);
  return {
    other: id,
    score,
    reverseScore,
    probability,
    relation,
    why: [...why, ...shared],
    method: RELATE.method,
  };
}

function sharedHashtags(own: readonly Hashtag[], others: readonly Hashtag[]): Reason[] {
  const keys = new Set(others.map(({ key }) => key));
  return own.filter(({ key }) => keys.has(key)).map(({ display }) => ({ type: 'hashtag', hashtag: display }));
}
