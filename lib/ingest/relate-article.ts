import type { Article, ArticleId } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import type { Posting, TermKey } from '../article/related.ts';
import { fillSlots, type KnownText, type Slot } from '../relate/fill-slots.ts';
import type { Frequencies } from '../relate/frequencies.ts';
import { RELATE } from '../relate/parameters.ts';
import { type Profile, profileOf } from '../relate/profile.ts';
import { type Posted, postedOf, type Related, relate } from '../relate/relate.ts';
import type { RelateStore } from '../relate/relate-store.ts';
import type { Texts } from '../relate/relation.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { StoredEdge } from '../store/edge-item.ts';
import type { WriteStore } from '../store/write-store.ts';
import { storySummaries } from './current-story.ts';
import type { IngestDeps } from './deps.ts';

/** An article as it asks for others, and what others find it by. */
export interface Asking extends Posted {
  readonly profile: Profile;
  readonly frequencies: Frequencies;
}

/** What relating found, and the articles that fill the slots of the related set. */
export interface Relating {
  readonly related: Related;
  readonly slots: readonly Slot<ArticleRecord>[];
}

/** Reads an article as a question. Costs a GetItem when the frequencies of its language are not in memory. */
export async function askingOf(deps: IngestDeps, article: Article, listedAt: Instant): Promise<Asking> {
  const frequencies = await deps.frequencies.frequenciesFor(article.inLanguage);
  const profile = profileOf({ ...article, source: article.publisher.key, listedAt }, frequencies);
  return { profile, frequencies, ...postedOf(profile) };
}

/** Relates an article to what is stored. About `RELATE.askedKeys` + 4 Queries and two BatchGetItems. */
export async function relatedTo(
  { store }: IngestDeps,
  article: Article,
  { profile, frequencies }: Asking,
): Promise<Relating> {
  const getRecords = rememberedRecords(store);
  const related = await relate(profile, relateStore(store, getRecords, true), frequencies);
  const slots = await fillSlots(textsOf(article), related.neighbors, getRecords, shownText);
  return { related, slots };
}

/** Relates an article that is stored once more, by fewer terms and by its `own` related set as it has become. About `RELATE.lookKeys` + 3 Queries and two BatchGetItems. */
export async function relatedAgain(
  { store }: IngestDeps,
  article: Article,
  { profile, frequencies }: Asking,
  own: readonly StoredEdge[],
  story: string,
): Promise<Relating> {
  const getRecords = rememberedRecords(store);
  const known = { neighbors: own.map(postingOfEdge), story };
  const related = await relate(profile, relateStore(store, getRecords, false), frequencies, RELATE, known);
  const slots = await fillSlots(textsOf(article), related.neighbors, getRecords, shownText);
  return { related, slots };
}

/** An article that could not be related begins a story of its own. */
export function nothingRelated(id: ArticleId): Relating {
  const story = { id, isNew: true, merges: [] };
  const related: Related = {
    neighbors: [],
    story,
    second: { is: 'right' },
    storySize: 0,
    isSeries: false,
    isEarly: false,
  };
  return { related, slots: [] };
}

/** The text of a neighbor; undefined when it was withdrawn. */
function shownText({ article, state, nearCopyOf }: ArticleRecord): KnownText | undefined {
  return state === 'usable' ? { ...textsOf(article), nearCopyOf } : undefined;
}

function textsOf({ headline, articleBody, inLanguage, publisher }: Article): Texts {
  return { headline, articleBody, inLanguage, source: publisher.key };
}

type GetRecords = WriteStore['getRecords'];

/** Reads each article once: the best candidates are read for their stories, and most of them fill slots. */
function rememberedRecords(store: WriteStore): GetRecords {
  const known = new Map<ArticleId, ArticleRecord>();
  return async (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    for (const [id, record] of await store.getRecords(missing)) known.set(id, record);
    return new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id) as ArticleRecord]] : [])));
  };
}

function postingOfEdge({ card, vector, listedAt }: StoredEdge): Posting {
  return { id: card.id, datePublished: listedAt, vector };
}

/**
 * What relating reads, from the store: the neighbors of an article are its edges, which carry vectors. Of two that have
 * posted and ask at the same time one finds the other for sure when postings are read consistently.
 */
function relateStore(store: WriteStore, getRecords: GetRecords, consistent: boolean): RelateStore {
  return {
    listPostings: (key: TermKey, options) => store.listPostings(key, { ...options, consistent }),
    listNeighbors: async (id, limit) => (await store.listRelated(id, limit)).map(postingOfEdge),
    getMembers: async (ids) => {
      const stored = [...(await getRecords(ids))].filter(([, { state }]) => state === 'usable');
      return new Map(stored.map(([id, { story, article }]) => [id, { story, ...textsOf(article) }]));
    },
    getStorySummaries: (ids) => storySummaries(store, ids),
  };
}
