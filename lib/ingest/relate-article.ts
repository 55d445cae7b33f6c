import type { Article, ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import type { TermKey } from '../article/related.ts';
import { fillSlots, type KnownText, type Slot } from '../relate/fill-slots.ts';
import { type Related, relate } from '../relate/relate.ts';
import type { RelateStore } from '../relate/relate-store.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { WriteStore } from '../store/write-store.ts';
import type { IngestDeps } from './deps.ts';
import { storySummaries } from './join-story.ts';

/** What relating found, and the articles that fill the slots of the related set. */
export interface Relating {
  readonly related: Omit<Related, 'learned'> & Partial<Pick<Related, 'learned'>>;
  readonly slots: readonly Slot<ArticleRecord>[];
}

/** Relates an article to what is stored. About `RELATE.askedKeys` + 4 Queries and two BatchGetItems. */
export async function relatedTo(deps: IngestDeps, article: Article, listedAt: Instant): Promise<Relating> {
  const frequencies = await deps.frequencies.frequenciesFor(article.inLanguage);
  const related = await relate({ ...article, listedAt }, relateStore(deps.store), frequencies);
  const read = (ids: readonly string[]) => deps.store.findRecords(ids);
  return { related, slots: await fillSlots(article, related.neighbors, read, shownText) };
}

/** An article that could not be related begins a story of its own. */
export function nothingRelated(id: ArticleId): Relating {
  const story = { id, isNew: true, merges: [] };
  return { related: { keys: [], vector: new Uint8Array(), neighbors: [], story }, slots: [] };
}

/** The text of a neighbor; undefined when it was withdrawn. */
function shownText({ article, state, nearCopyOf }: ArticleRecord): KnownText | undefined {
  return state === 'usable' ? { ...article, nearCopyOf } : undefined;
}

/** What relating reads, from the store: the neighbors of an article are its edges, which carry vectors. */
function relateStore(store: WriteStore): RelateStore {
  return {
    listPostings: (key: TermKey, options) => store.listPostings(key, options),
    listNeighbors: async (id, limit) => {
      const edges = await store.listRelated(id, limit);
      return edges.map(({ card, vector, listedAt }) => ({
        id: card.id,
        datePublished: listedAt,
        vector,
        ...(card.story !== undefined && { story: card.story }),
      }));
    },
    findStorySummaries: (ids) => storySummaries(store, ids),
  };
}
