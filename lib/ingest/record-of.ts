import { createHash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import { LATEST, languageKey } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import { type CopyLocation, leftPlaces, type PlacedEdge, placesOf } from '../article/placement.ts';
import { statementOf } from '../article/version.ts';
import { feedsOf, type ListedArticle } from '../feeds/feed-kinds.ts';
import type { ArticleRecord } from '../store/article-item.ts';

type RecordFields = Omit<
  ArticleRecord,
  'state' | 'revision' | 'contentHash' | 'removals' | 'generation' | 'looks'
>;

/**
 * The record of a usable article, which replaces `before`. What earlier revisions left and this one does not have stands
 * in its removals. Pure.
 */
export function recordOf(fields: RecordFields, before: ArticleRecord | undefined): ArticleRecord {
  const { article, enrichment, placement, story, nearCopyOf } = fields;
  const contentHash = digest(statementOf(article));
  const left = before
    ? [...placesOf(article.id, before.placement), ...hashtagUsePlaceOf(before), ...before.removals]
    : [];
  return {
    ...fields,
    state: 'usable',
    contentHash,
    revision: digest(JSON.stringify([contentHash, enrichment, story, nearCopyOf, placement.listedAt])).slice(
      0,
      12,
    ),
    removals: leftPlaces(left, [...placesOf(article.id, placement), ...hashtagUsePlaceOf(fields)]),
    generation: (before?.generation ?? 0) + 1,
    ...(before?.looks !== undefined && { looks: before.looks }),
  };
}

/** A record with other edges, and in another story where one is given; what it says of the article stays. */
export function changedRecord(
  before: ArticleRecord,
  edges: readonly PlacedEdge[],
  change: Partial<Pick<ArticleRecord, 'story' | 'merges'>>,
): ArticleRecord {
  const { article, enrichment, placement, looks = 0 } = before;
  const { hashtags } = enrichment;
  const { story = before.story } = change;
  const feeds =
    story === undefined || story === before.story
      ? placement.feeds
      : allFeedsOf({ article, hashtags, story });
  const fields = { ...before, ...change, placement: { ...placement, feeds, edges } };
  return recordOf(fields, { ...before, looks: looks + 1, removals: [] });
}

/** The keys of all feeds in which an article is listed. */
export function allFeedsOf(listed: ListedArticle): string[] {
  return [...new Set([LATEST, ...feedsOf(listed)])];
}

/**
 * A withdrawn article keeps its identity and nothing else: no text, no copies. The hashes of its words are kept to be
 * taken out of what its story says.
 */
export function withdrawnRecord(
  article: Article,
  before: ArticleRecord | undefined,
  storedAt: Instant,
): ArticleRecord {
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

/** What has expired before it came is stored and stands nowhere: no list would show it. */
export function unplacedRecord(article: Article, storedAt: Instant): ArticleRecord {
  const placement = { listedAt: listedAtOf(article), feeds: [], terms: [], edges: [] };
  const enrichment = { hashtags: [], entities: [] };
  return recordOf({ article, enrichment, placement, vector: new Uint8Array(), storedAt }, undefined);
}

/** When lists show an article: at its publication, or when its embargo ends. */
export function listedAtOf({ datePublished, embargoedUntil }: Article): Instant {
  return embargoedUntil !== undefined && embargoedUntil > datePublished ? embargoedUntil : datePublished;
}

/** Where the hashtag use of an article stands, if it ever had one: which depends on when it came. */
function hashtagUsePlaceOf({
  article,
  enrichment,
  placement,
}: Pick<ArticleRecord, 'article' | 'enrichment' | 'placement'>): CopyLocation[] {
  if (enrichment.hashtags.length === 0) return [];
  const { listedAt } = placement;
  return [{ type: 'hashtagUse', language: languageKey(article.inLanguage), listedAt, id: article.id }];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
