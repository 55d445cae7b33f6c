import type { Article, ArticleId } from '../article/article.ts';
import type { Enrichment } from '../article/enrichment.ts';
import type { Instant } from '../article/instant.ts';
import type { PlacedEdge } from '../article/placement.ts';
import type { PreservedDecisions } from '../article/preserved-decisions.ts';
import type { Warning } from '../article/warning.ts';
import { enrich } from '../enrich/enrich.ts';
import type { Posted } from '../relate/relate.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { Copies } from '../store/write-store.ts';
import { changedAtOf } from './changed-at.ts';
import { postingsOf } from './copies.ts';
import type { IngestDeps } from './deps.ts';
import { edgeOf } from './edge-of.ts';
import { isolated } from './isolation.ts';
import { allFeedsOf, listedAtOf, recordOf, unplacedRecord, withdrawnRecord } from './record-of.ts';
import { askingOf, nothingRelated, relatedTo } from './relate-article.ts';
import type { ArchiveUpdate } from './tag-memories.ts';
import { askedArticle, taggedArticle } from './tagged-article.ts';

/** An article as it is to be stored, and the related articles that were read for it. */
export interface Plan {
  readonly record: ArticleRecord;
  /** What the collection's frequencies learn of it once it is stored. */
  readonly frequencyUpdate?: Posted['frequencyUpdate'];
  /** What the tag archive learns of it, where its publisher gave it tags. */
  readonly archiveUpdate?: ArchiveUpdate;
  readonly relatedRecords: ReadonlyMap<ArticleId, ArticleRecord>;
  /** Whether the article is new and was found to belong to a story that others began. */
  readonly joinedStory: boolean;
  /** Whether one that may be related had posted and was not stored yet. */
  readonly isEarly: boolean;
}

/**
 * Decides everything about an article that wins: related set, story, hashtags, summary, and where its copies
 * go. `before` is the record that it replaces; a new article that was exported has the hashtags and the story that
 * are `preserved`. Posts a new article before it asks for others. About `RELATE.askedKeys` + 4 Queries and two BatchGetItems,
 * of neighbors and of stories.
 */
export async function planArticle(
  deps: IngestDeps,
  given: Article,
  before: ArticleRecord | undefined,
  preserved: PreservedDecisions | undefined,
): Promise<Plan> {
  const storedAt = deps.now();
  const unlisted = unlistedRecord(given, before, storedAt);
  if (unlisted) return { record: unlisted, relatedRecords: new Map(), joinedStory: false, isEarly: false };
  const listedAt = listedAtOf(given);
  const { id } = given;
  const asking = await isolated(deps, 'relate', id, () => askingOf(deps, given, listedAt), undefined);
  const { keys: terms = [], vector = new Uint8Array(), frequencyUpdate } = asking.value ?? {};
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
  const relatedRecords = new Map(slots.map(({ other }) => [other.article.id, other]));
  const known = before ? undefined : preserved;
  const enriching = await isolated<Awaited<ReturnType<typeof tagged>>>(
    deps,
    'enrich',
    id,
    () => tagged(deps, given, vector, [...relatedRecords.values()]),
    { enrichment: { hashtags: [], entities: [] } },
  );
  const { enrichment: found, archiveUpdate } = enriching.value;
  const article = withWarnings(given, [asking.failed ?? relating.failed, enriching.failed]);
  const enrichment = known ? { ...found, hashtags: known.hashtags } : found;
  const story = before?.story ?? known?.story ?? related.story.id;
  const edges = slots.map((slot) => edgeOf(enrichment, new Set([story]), slot));
  const { hashtags } = enrichment;
  const placement = { listedAt, feeds: allFeedsOf({ article, hashtags, story }), terms, edges };
  const nearCopyOf = before ? before.nearCopyOf : originalOf(edges, relatedRecords);
  const isSeries = before ? before.isSeries : related.isSeries || undefined;
  // A changed article stays in its story; what it shows of others is not evidence for that one.
  const merges = before ? (before.merges ?? []) : known?.story === undefined ? related.story.merges : [];
  const changedAt = changedAtOf(article, before, storedAt);
  const fields = {
    article,
    enrichment,
    story,
    ...(merges.length > 0 && { merges }),
    ...(nearCopyOf !== undefined && { nearCopyOf }),
    ...(isSeries && { isSeries }),
    ...(changedAt !== undefined && { changedAt }),
    placement,
    vector,
    storedAt,
  };
  return {
    record: recordOf(fields, before),
    ...(frequencyUpdate && { frequencyUpdate }),
    ...(archiveUpdate && { archiveUpdate }),
    relatedRecords,
    joinedStory: before === undefined && !related.story.isNew,
    isEarly: related.isEarly,
  };
}

/** The record of an article that stands in no list: it was withdrawn, or had expired when it came. */
function unlistedRecord(
  given: Article,
  before: ArticleRecord | undefined,
  storedAt: Instant,
): ArticleRecord | undefined {
  if (given.creativeWorkStatus !== 'usable') return withdrawnRecord(given, before, storedAt);
  return !before && isOver(given, storedAt) ? unplacedRecord(given, storedAt) : undefined;
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
  relatedRecords: readonly ArticleRecord[],
): Promise<{ enrichment: Enrichment; archiveUpdate?: ArchiveUpdate }> {
  const asked = askedArticle(article, vector);
  const archive = await tags.archiveOf(article.inLanguage);
  const read = relatedRecords.filter(({ state }) => state === 'usable').map(taggedArticle);
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
  relatedRecords: ReadonlyMap<ArticleId, ArticleRecord>,
): string | undefined {
  const copied = edges.find(({ relation }) => relation === 'copy')?.other;
  return copied && (relatedRecords.get(copied)?.nearCopyOf ?? copied);
}

function isOver({ expires }: Article, now: Instant): boolean {
  return expires !== undefined && expires <= now;
}
