import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import { type CopyLocation, leftPlaces, placesOf } from '../article/placement.ts';
import { feedKey } from '../feeds/feed-kinds.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { Copies, WriteStore } from '../store/write-store.ts';
import { cardOfRecord, copiesOf, shownOf } from './copies.ts';
import { currentStory } from './current-story.ts';
import { joinStory } from './join-story.ts';
import { forgetSources, leaveStory } from './leave-story.ts';
import { mergeStoriesOf } from './merge-stories.ts';

/** Articles that chose a changed one and are visited: far past what an article gathers in its window. */
const MAX_HOLDERS = 500;

/** An article that changes faster than its copies are written is finished by who changed it last. */
const ATTEMPTS = 20;

/**
 * Puts every copy of a stored article in its place, takes away what earlier revisions left, and marks the
 * revision as indexed. All of it follows from the record and those of the articles that it chose, so it may be run
 * again at any time. Afterwards it looks whether one of these has changed meanwhile, and then writes what has become
 * true: who writes last has seen the last. An article that changed shows itself in the sets of those that chose it.
 * Copies do not wait for the story: where others write it all the time the article is in every other list, is not
 * marked, and false comes back. Costs about twenty-five write units beside the postings and a consistent BatchGetItem;
 * for a changed article a Query and a BatchGetItem of those that chose it, and a PutItem of about five units for each;
 * one BatchGetItem more unless the caller has read the `relatedRecords`, as whoever has just stored the record has.
 */
export async function finishArticle(
  store: WriteStore,
  record: ArticleRecord,
  relatedRecords?: ReadonlyMap<ArticleId, ArticleRecord>,
): Promise<boolean> {
  let current = record;
  let related = relatedRecords ?? (await store.getRecords(relatedIdsOf(record)));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 1) await store.backOff(attempt - 2);
    const isNew = relatedRecords !== undefined && current.generation === 1 && attempt === 0;
    const placed = await placeCopies(store, current, related, isNew);
    if (!placed) return false;
    const { records: now, mustRejoin } = await store.rereadAfterWrite(
      [record.article.id, ...relatedIdsOf(current)],
      placed.story,
    );
    const latest = now.get(record.article.id) ?? current;
    // A text may come back to what it was: the generation tells that its copies were others between.
    const isSame = (id: ArticleId) => now.get(id)?.generation === related.get(id)?.generation;
    const isSettled = latest.generation === current.generation && relatedIdsOf(current).every(isSame);
    if (isSettled && !mustRejoin) {
      await store.putIndexedMarker(current.article.id, current.revision, current.generation);
      return true;
    }
    related = latest.generation === current.generation ? now : await store.getRecords(relatedIdsOf(latest));
    current = instead(latest, current);
  }
  throw new Error(`article ${record.article.id} changed under ${ATTEMPTS} attempts to finish it`);
}

/**
 * Makes two stories one. Who was withdrawn from one of them while the other took its members is taken out of that too.
 * Costs what `mergeStoriesOf` does, and a BatchGetItem where articles had left. False when others write the stories all
 * the time.
 */
export async function mergeWithWithdrawals(store: WriteStore, one: string, other: string): Promise<boolean> {
  const left = await mergeStoriesOf(store, one, other);
  if (!left) return false;
  const withdrawn = [...(await store.getRecords(left)).values()].filter(isWithdrawn);
  const finished = await Promise.all(withdrawn.map((record) => finishArticle(store, record)));
  return finished.every(Boolean);
}

export function relatedIdsOf({ placement }: ArticleRecord): ArticleId[] {
  return placement.edges.map(({ other }) => other);
}

/** The latest record of an article, with what was `written` of an earlier one as what is to be taken away: whoever stored the latest may have been done with that before it was written. */
function instead(latest: ArticleRecord, written: ArticleRecord): ArticleRecord {
  const { id } = latest.article;
  if (latest.generation === written.generation) return latest;
  const standing = isWithdrawn(latest) ? [] : placesOf(id, latest.placement);
  const left = [...latest.removals, ...placesOf(id, written.placement), ...written.removals];
  return { ...latest, removals: leftPlaces(left, standing) };
}

/** Returns the story in whose feed the article now is, if it is in one; undefined when others write the story all the time. */
async function placeCopies(
  store: WriteStore,
  record: ArticleRecord,
  related: ReadonlyMap<ArticleId, ArticleRecord>,
  isNew: boolean,
): Promise<{ readonly story?: string } | undefined> {
  const { story } = record;
  const left = await showInRelatedSets(store, record);
  const copies = copiesOf(record, related);
  const removals = [...copies.removals, ...left];
  // Whoever has just stored a new article has posted it before.
  const postings = isNew ? [] : copies.postings;
  if (story === undefined) {
    await store.writeCopies({ ...copies, postings, removals });
    return {};
  }
  const isOfStory = (feed: string) => feed === storyFeed(story);
  const [joined] = await Promise.all([
    isWithdrawn(record) ? currentId(store, story) : joinOwnStory(store, record, removals, isNew),
    store.writeCopies({
      ...copies,
      entries: copies.entries.filter(({ feed }) => !isOfStory(feed)),
      postings,
      removals: removals.filter((place) => place.type !== 'entry' || !isOfStory(place.feed)),
    }),
  ]);
  if (joined === undefined) return undefined;
  await store.writeCopies(storyCopies(record, joined, removals));
  if (isWithdrawn(record)) {
    if (!(await leaveStory(store, story, memberOf(record)))) return undefined;
    // A merge may have taken the entry along meanwhile.
    const now = await currentId(store, story);
    if (now !== joined) await store.writeCopies(storyCopies(record, now, removals));
    return {};
  }
  const gone = sourcesLeft(record, removals);
  if (gone.length > 0 && !(await forgetSources(store, joined, gone))) return undefined;
  for (const left of storiesLeft(story, removals)) {
    const now = await currentId(store, left);
    if (now === joined) continue;
    // Where the story has moved, the entry has moved along.
    const entries = storyEntries(left, removals).map((place) => ({ ...place, feed: storyFeed(now) }));
    await store.writeCopies({
      entries: [],
      postings: [],
      edges: [],
      removals: entries,
      leftAt: record.storedAt,
    });
    if (!(await leaveStory(store, left, memberOf(record), joined))) return undefined;
  }
  for (const other of record.merges ?? []) {
    if (!(await mergeWithWithdrawals(store, story, other))) return undefined;
  }
  return { story: joined };
}

/**
 * Shows a changed article as it is in the sets of those that chose it; returns their places in its own set that a
 * withdrawn article has to leave. Nobody can have chosen another revision than the first of one that never changed.
 */
async function showInRelatedSets(store: WriteStore, record: ArticleRecord): Promise<CopyLocation[]> {
  const { article, generation } = record;
  if (generation === 1) return [];
  const edges = await store.listChosenBy(article.id, MAX_HOLDERS);
  const targets = edges.map(({ card }) => card.id);
  await store.showInRelatedSets(targets, article.id, isWithdrawn(record) ? undefined : shownOf(record));
  if (!isWithdrawn(record)) return [];
  return edges.map(({ card, score }) => ({ type: 'edge', target: article.id, score, other: card.id }));
}

function memberOf(record: ArticleRecord) {
  return { card: cardOfRecord(record), vector: record.vector };
}

function isWithdrawn({ state }: ArticleRecord): boolean {
  return state === 'withdrawn';
}

async function currentId(store: WriteStore, story: string): Promise<string> {
  return (await currentStory(store, story))?.story.id ?? story;
}

function joinOwnStory(
  store: WriteStore,
  record: ArticleRecord,
  removals: readonly CopyLocation[],
  isNew: boolean,
): Promise<string | undefined> {
  const { story = record.article.id, vector } = record;
  const earlier = storyEntries(story, removals).map(({ listedAt }) => listedAt);
  const member = { card: cardOfRecord(record), listedAt: [record.placement.listedAt, ...earlier], vector };
  return joinStory(store, story, member, isNew);
}

/** The stories in whose feeds the article stood before a second look moved it. */
function storiesLeft(story: string, removals: readonly CopyLocation[]): string[] {
  const prefix = storyFeed('');
  const feeds = removals.flatMap((place) => (place.type === 'entry' ? [place.feed] : []));
  const stories = feeds.flatMap((feed) => (feed.startsWith(prefix) ? [feed.slice(prefix.length)] : []));
  return [...new Set(stories)].filter((left) => left !== story);
}

/** The sources in whose feeds the article stood before it had its own. */
function sourcesLeft({ article }: ArticleRecord, removals: readonly CopyLocation[]): string[] {
  const prefix = feedKey('source', '');
  const sources = removals.flatMap((place) =>
    place.type === 'entry' && place.feed.startsWith(prefix) ? [place.feed.slice(prefix.length)] : [],
  );
  return sources.filter((source) => source !== article.publisher.key);
}

type EntryPlace = Extract<CopyLocation, { type: 'entry' }>;

function storyEntries(story: string, removals: readonly CopyLocation[]): EntryPlace[] {
  const feed = storyFeed(story);
  return removals.flatMap((place) => (place.type === 'entry' && place.feed === feed ? [place] : []));
}

/**
 * The article in the feed of its story, also where that is another one by now, and out of it where it has left. Written
 * when it has joined: the entry is how a large story knows that it counted the article.
 */
function storyCopies(record: ArticleRecord, joined: string, removals: readonly CopyLocation[]): Copies {
  const { story = joined, placement } = record;
  const earlier = storyEntries(story, removals);
  const feeds = [...new Set([story, joined])].map(storyFeed);
  const entry = { feed: storyFeed(joined), listedAt: placement.listedAt, card: cardOfRecord(record) };
  return {
    entries: isWithdrawn(record) ? [] : [entry],
    postings: [],
    edges: [],
    removals: feeds.flatMap((feed) => earlier.map((place) => ({ ...place, feed }))),
    leftAt: record.storedAt,
  };
}
