import type { ArticleId } from '../article/article.ts';
import type { PlacedEdge } from '../article/placement.ts';
import type { SecondDecision } from '../relate/story.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { IngestDeps } from './deps.ts';
import { edgeOf } from './edge-of.ts';
import { changedRecord } from './record-of.ts';
import { askingOf, relatedAgain } from './relate-article.ts';

/** What a second look finds. */
export interface LookFindings {
  /** How many articles the article's story has. */
  readonly storySize: number;
  /** What it changes; missing when there is nothing. */
  readonly plan?: LookPlan;
}

/** An article as a second look leaves it. */
export interface LookPlan {
  readonly record: ArticleRecord;
  /** Edges that it did not have. */
  readonly added: readonly PlacedEdge[];
  /** A story that its own was not yet known to be one with. */
  readonly merged?: string;
  /** Records of articles that the look has read. */
  readonly relatedRecords: ReadonlyMap<ArticleId, ArticleRecord>;
}

/** Edges that an article chooses in all, looks included: those of the least score go. */
const MAX_CHOSEN = 16;
/** Its own related set as the second look reads it: far more than what is shown of it. */
const OWN_EDGES = 40;

/**
 * What looking at a stored article again adds: neighbors that neither it nor they have chosen, a story that is one with
 * its own, or the story that it should have joined. No plan when there is nothing, or fewer than `leastAdded` neighbors
 * alone, and for an article that stands in no list. Its text, terms and vector stay as they are. About `RELATE.lookKeys` + 4
 * Queries and two BatchGetItems.
 */
export async function planLook(
  deps: IngestDeps,
  record: ArticleRecord,
  leastAdded = 1,
): Promise<LookFindings> {
  const { article, placement, enrichment, merges = [] } = record;
  if (placement.feeds.length === 0) return { storySize: 0 };
  const [asking, own] = await Promise.all([
    askingOf(deps, article, placement.listedAt),
    deps.store.listRelated(article.id, OWN_EDGES),
  ]);
  const story = record.story ?? article.id;
  const { related, slots } = await relatedAgain(deps, article, asking, own, story);
  const merged = mergedBy(related.second, merges);
  const movedTo = related.second.is === 'move' ? related.second.to : undefined;
  const stories = new Set(movedTo === undefined ? [story, ...merges, merged] : [movedTo]);
  const linked = new Set([...own.map(({ card }) => card.id), ...placement.edges.map(({ other }) => other)]);
  const added = slots
    .filter(({ other }) => !linked.has(other.article.id))
    .map((slot) => edgeOf(enrichment, stories, slot));
  const { storySize } = related;
  if (added.length < leastAdded && merged === undefined && movedTo === undefined) return { storySize };
  const edges = [...placement.edges, ...added].sort((a, b) => b.score - a.score).slice(0, MAX_CHOSEN);
  const chosen = new Set(edges);
  const plan = {
    record: changedRecord(record, edges, {
      ...(merged !== undefined && { merges: [...merges, merged] }),
      ...(movedTo !== undefined && { story: movedTo, merges: [] }),
    }),
    added: added.filter((edge) => chosen.has(edge)),
    ...(merged !== undefined && { merged }),
    relatedRecords: new Map(slots.map(({ other }) => [other.article.id, other])),
  };
  return { storySize, plan };
}

function mergedBy(second: SecondDecision, merges: readonly string[]): string | undefined {
  return second.is === 'merge' && !merges.includes(second.other) ? second.other : undefined;
}
