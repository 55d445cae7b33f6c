import { createHash } from 'node:crypto';
import type { Article, ArticleId, Hashtag } from '../article/article.ts';
import type { Enrichment } from '../article/enrichment.ts';
import {
  hashtagFeed,
  LATEST,
  languageFeed,
  languageKey,
  sectionFeed,
  sectionKey,
  sourceFeed,
  storyFeed,
} from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { PreservedDecisions } from '../article/kept.ts';
import { type CopyLocation, leftPlaces, type PlacedEdge, placesOf } from '../article/placement.ts';
import type { Reason } from '../article/related.ts';
import { statementOf } from '../article/version.ts';
import type { Warning } from '../article/warning.ts';
import { enrich } from '../enrich/enrich.ts';
import type { Slot } from '../relate/fill-slots.ts';
import { RELATE } from '../relate/parameters.ts';
import type { Related } from '../relate/relate.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { IngestDeps } from './deps.ts';
import { isolated } from './isolation.ts';
import { nothingRelated, relatedTo } from './relate-article.ts';
import type { ArchiveUpdate } from './tag-memories.ts';
import { askedArticle, taggedArticle } from './tagged-article.ts';

/** An article as it is to be stored, and the related articles that were read for it. */
export interface Plan {
  readonly record: ArticleRecord;
  /** What the collection's frequencies learn of it once it is stored. */
  readonly learned?: Related['learned'];
  /** What the tag archive learns of it, where its publisher gave it tags. */
  readonly archiveUpdate?: ArchiveUpdate;
  readonly others: ReadonlyMap<ArticleId, ArticleRecord>;
  /** Whether the article is new and was found to belong to a story that others began. */
  readonly joinedStory: boolean;
}

/**
 * Decides everything about an article that wins: related set, story, hashtags, summary, and where its copies
 * go. `before` is the record that it replaces; a new article that was exported has the hashtags and the story that
 * are `kept`. About `RELATE.askedKeys` + 4 Queries and two BatchGetItems,
 * of stories and of neighbors; a third where copies took no slot.
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
    };
  }
  const listedAt = listedAtOf(given);
  const relating = await isolated(
    deps,
    'relate',
    given.id,
    () => relatedTo(deps, given, listedAt),
    nothingRelated(given.id),
  );
  const { related, slots } = relating.value;
  const others = new Map(slots.map(({ other }) => [other.article.id, other]));
  const known = before ? undefined : kept;
  const enriching = await isolated<Awaited<ReturnType<typeof tagged>>>(
    deps,
    'enrich',
    given.id,
    () => tagged(deps, given, related, [...others.values()]),
    { enrichment: { hashtags: [], entities: [] } },
  );
  const { enrichment: found, archiveUpdate } = enriching.value;
  const article = withWarnings(given, [relating.failed, enriching.failed]);
  const enrichment = known ? { ...found, hashtags: known.hashtags } : found;
  const story = before?.story ?? known?.story ?? related.story.id;
  const edges = slots.map((slot) => edgeOf(enrichment, story, slot));
  const placement = { listedAt, feeds: feedsOf(article, enrichment, story), terms: related.keys, edges };
  const nearCopyOf = before ? before.nearCopyOf : originalOf(edges, others);
  const copied = nearCopyOf === undefined ? {} : { nearCopyOf };
  const { isNew } = related.story;
  // A changed article stays in its story; what it shows of others is not evidence for that one.
  const merges = before ? (before.merges ?? []) : known?.story === undefined ? related.story.merges : [];
  const joined = merges.length === 0 ? {} : { merges };
  const { vector, learned } = related;
  const fields = { article, enrichment, story, ...joined, ...copied, placement, vector, storedAt };
  const record = recordOf(fields, before);
  const joinedStory = before === undefined && !isNew;
  return {
    record,
    ...(learned && { learned }),
    ...(archiveUpdate && { archiveUpdate }),
    others,
    joinedStory,
  };
}

function withWarnings(article: Article, failed: readonly (Warning | undefined)[]): Article {
  const added = failed.flatMap((warning) => warning ?? []);
  if (added.length === 0) return article;
  return { ...article, ingest: { ...article.ingest, warnings: [...article.ingest.warnings, ...added] } };
}

/** Enriches an article with the tags of those like it: the related set, which is read, and the archive, which is in memory. */
async function tagged(
  { tags }: IngestDeps,
  article: Article,
  { vector }: Pick<Related, 'vector'>,
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

/** A withdrawn article keeps its identity and nothing else: no text, no copies. */
function withdrawn(article: Article, before: ArticleRecord | undefined, storedAt: Instant): ArticleRecord {
  const { description: _, contentHtml: __, alternativeHeadline: ___, ...kept } = article;
  const emptied = { ...kept, articleBody: '', image: [], citation: [] };
  const placement = { listedAt: listedAtOf(article), feeds: [], terms: [], edges: [] };
  const enrichment = { hashtags: [], entities: [] };
  // The story is kept to be left: by this run, or by the one that finishes it.
  const story = before?.story === undefined ? {} : { story: before.story };
  const fields = { article: emptied, enrichment, ...story, placement, vector: new Uint8Array(), storedAt };
  return { ...recordOf(fields, before), state: 'withdrawn' };
}

type RecordFields = Omit<ArticleRecord, 'state' | 'revision' | 'contentHash' | 'removals' | 'generation'>;

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
  };
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

/** Every list that the article stands in. */
function feedsOf(article: Article, { hashtags }: Enrichment, story: string): string[] {
  const sections = article.articleSection.slice(0, 3).filter((section) => sectionKey(section) !== '');
  return [
    ...new Set([
      LATEST,
      sourceFeed(article.publisher.key),
      languageFeed(article.inLanguage),
      ...sections.map(sectionFeed),
      ...hashtags.map(({ key }) => hashtagFeed(key)),
      storyFeed(story),
    ]),
  ];
}

function edgeOf(
  { hashtags }: Enrichment,
  story: string,
  { neighbor, other, isCopy }: Slot<ArticleRecord>,
): PlacedEdge {
  const { id, score, reverseScore, why } = neighbor;
  const relation = isCopy ? 'copy' : other.story === story ? 'sameStory' : 'background';
  const shared = sharedHashtags(hashtags, other.enrichment.hashtags);
  return { other: id, score, reverseScore, relation, why: [...why, ...shared], method: RELATE.method };
}

function sharedHashtags(own: readonly Hashtag[], others: readonly Hashtag[]): Reason[] {
  const keys = new Set(others.map(({ key }) => key));
  return own.filter(({ key }) => keys.has(key)).map(({ display }) => ({ type: 'hashtag', hashtag: display }));
}
