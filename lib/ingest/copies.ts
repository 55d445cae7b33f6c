import type { ArticleId } from '../article/article.ts';
import { type Card, cardOf } from '../article/card.ts';
import { languageKey } from '../article/feed-key.ts';
import { addMs, instantMs } from '../article/instant.ts';
import { backPlaceOf, type CopyPlan, type PlacedEdge } from '../article/placement.ts';
import { RELATE } from '../relate/parameters.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { StoredEdge } from '../store/edge-item.ts';
import type { HashtagUse } from '../store/hashtag-use-item.ts';
import type { Copies, PlacedPosting, ShownArticle } from '../store/write-store.ts';

/** Trends compare today with yesterday: what was listed earlier when it was stored, or only later, does not count. */
const TREND_MS = 2 * 86_400_000;
/** The first hashtags of an article say what it is about. */
const TREND_HASHTAGS = 3;

/**
 * Every copy that a stored article has in the table, and the places that it has left. All of it follows from its
 * record and from `relatedRecords`, the related articles that it chose; one that is missing or withdrawn gets no edge.
 */
export function copiesOf(
  record: ArticleRecord,
  relatedRecords: ReadonlyMap<ArticleId, ArticleRecord>,
): Copies {
  const { removals } = record;
  const leftAt = record.storedAt;
  if (record.state === 'withdrawn') return { entries: [], postings: [], edges: [], removals, leftAt };
  const { article, placement, vector } = record;
  const { id } = article;
  const { listedAt } = placement;
  const shown = shownOf(record);
  const usable = (edge: PlacedEdge) => relatedRecords.get(edge.other)?.state === 'usable';
  const edges = placement.edges.filter(usable);
  const hashtagUse = hashtagUseOf(record);
  return {
    entries: placement.feeds.map((feed) => ({ feed, listedAt, card: shown.card })),
    postings: postingsOf(id, placement, vector),
    edges: edges.map((edge) => ({ target: edge.other, edge: backEdge(edge, shown) })),
    ...(hashtagUse && { hashtagUse }),
    ...(placement.edges.length > 0 && {
      relatedSet: { id, edges: edges.flatMap((edge) => setEdge(edge, relatedRecords.get(edge.other))) },
    }),
    leftAt,
    removals: [
      ...removals,
      ...placement.edges.filter((edge) => !usable(edge)).map((edge) => backPlaceOf(id, edge)),
    ],
  };
}

/** The postings of an article: what others find it by, as long as relating looks back. */
export function postingsOf(
  id: ArticleId,
  { listedAt, terms }: Pick<CopyPlan, 'listedAt' | 'terms'>,
  vector: Uint8Array,
): PlacedPosting[] {
  const posting = { id, datePublished: listedAt, vector };
  return terms.map((term) => ({ term, posting, expiresAt: addMs(listedAt, RELATE.windowMs) }));
}

/** What the article is about, if that counts towards trends. */
function hashtagUseOf({ article, enrichment, placement, storedAt }: ArticleRecord): HashtagUse | undefined {
  const { listedAt } = placement;
  const ageMs = instantMs(storedAt) - instantMs(listedAt);
  const hashtags = enrichment.hashtags.slice(0, TREND_HASHTAGS);
  if (ageMs < 0 || ageMs > TREND_MS || hashtags.length === 0) return undefined;
  const language = languageKey(article.inLanguage);
  return { language, listedAt, article: article.id, publisher: article.publisher.key, hashtags };
}

/** The card of an article as it is stored. */
export function cardOfRecord(record: ArticleRecord): Card {
  const { article, enrichment, story, nearCopyOf, isSeries, changedAt, revision } = record;
  const { hashtags } = enrichment;
  return cardOf(article, { hashtags, revision, story, nearCopyOf, isSeries, changedAt });
}

/** What edges show of an article as it is stored. */
export function shownOf(record: ArticleRecord): ShownArticle {
  return { card: cardOfRecord(record), vector: record.vector, listedAt: record.placement.listedAt };
}

function setEdge(
  { score, reverseScore, probability, relation, reasons, method }: PlacedEdge,
  other: ArticleRecord | undefined,
): StoredEdge[] {
  return other ? [{ probability, relation, reasons, method, ...shownOf(other), score, reverseScore }] : [];
}

function backEdge(
  { score, reverseScore, probability, relation, reasons, method }: PlacedEdge,
  shown: ShownArticle,
): StoredEdge {
  return { probability, relation, reasons, method, ...shown, score: reverseScore, reverseScore: score };
}
