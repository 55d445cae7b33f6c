import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import type { CopyLocation } from '../article/placement.ts';
import { RELATE } from '../relate/parameters.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { Copies, WriteStore } from '../store/write-store.ts';
import { cardOfRecord, copiesOf, shownOf } from './copies.ts';
import { currentStory, joinStory, leaveStory, mergeStoriesOf } from './join-story.ts';

/** Articles that chose a changed one and are visited: far past what an article gathers in its window. */
const MAX_HOLDERS = 500;

/** An article that changes faster than its copies are written is finished by who changed it last. */
const ATTEMPTS = 20;

/**
 * Puts every copy of a stored article in its place, takes away what earlier revisions left, and marks the
 * revision as indexed. All of it follows from the record and those of the articles that it chose, so it may be run
 * again at any time. Afterwards it looks whether one of these has changed meanwhile, and then writes what has become
 * true: who writes last has seen the last. An article that changed shows itself in the sets of those that chose it.
 * Costs about forty write units and a consistent BatchGetItem; for a changed article a Query and a BatchGetItem of
 * those that chose it, and a PutItem of about five units for each; one BatchGetItem more unless the caller has read
 * the `others`, as whoever has just stored the record has.
 */
export async function finishArticle(
  store: WriteStore,
  record: ArticleRecord,
  others?: ReadonlyMap<ArticleId, ArticleRecord>,
): Promise<void> {
  let current = record;
  let related = others ?? (await store.findRecords(othersOf(record)));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 1) await store.backOff(attempt - 2);
    const isNew = others !== undefined && current.generation === 1 && attempt === 0;
    const story = await placeCopies(store, current, related, isNew);
    const { records: now, mustRejoin } = await store.rereadAfterWrite(
      [record.article.id, ...othersOf(current)],
      story,
    );
    const latest = now.get(record.article.id) ?? current;
    // A text may come back to what it was: the generation tells that its copies were others between.
    const isSame = (id: ArticleId) => now.get(id)?.generation === related.get(id)?.generation;
    const isSettled = latest.generation === current.generation && othersOf(current).every(isSame);
    if (isSettled && !mustRejoin) {
      await store.markIndexed(current.article.id, current.revision, current.generation);
      return;
    }
    related = latest.generation === current.generation ? now : await store.findRecords(othersOf(latest));
    current = latest;
  }
  throw new Error(`article ${record.article.id} changed under ${ATTEMPTS} attempts to finish it`);
}

function othersOf({ placement }: ArticleRecord): ArticleId[] {
  return placement.edges.map(({ other }) => other);
}

/** Returns the story in whose feed the article now is, if it is in one. */
async function placeCopies(
  store: WriteStore,
  record: ArticleRecord,
  related: ReadonlyMap<ArticleId, ArticleRecord>,
  isNew: boolean,
): Promise<string | undefined> {
  const { story } = record;
  const left = await showToHolders(store, record);
  const copies = copiesOf(record, related, RELATE.windowMs);
  const removals = [...copies.removals, ...left];
  const placed = await withStory(store, record, { ...copies, removals }, isNew);
  await store.writeCopies(placed.copies);
  if (isWithdrawn(record) && story !== undefined) await leaveStory(store, story, cardOfRecord(record));
  for (const other of record.merges ?? []) await mergeStoriesOf(store, story ?? other, other);
  return placed.story;
}

/**
 * Shows a changed article as it is in the sets of those that chose it; returns their places in its own set that a
 * withdrawn article has to leave. Nobody can have chosen another revision than the first of one that never changed.
 */
async function showToHolders(store: WriteStore, record: ArticleRecord): Promise<CopyLocation[]> {
  const { article, generation } = record;
  if (generation === 1) return [];
  const edges = await store.listChosenBy(article.id, MAX_HOLDERS);
  const holders = edges.map(({ card }) => card.id);
  await store.showInChosen(holders, article.id, isWithdrawn(record) ? undefined : shownOf(record));
  if (!isWithdrawn(record)) return [];
  return edges.map(({ card, score }) => ({ type: 'edge', holder: article.id, score, other: card.id }));
}

function isWithdrawn({ state }: ArticleRecord): boolean {
  return state === 'withdrawn';
}

/** The article in the feed of its story, also where that story is another one by now; and out of it where it has left. */
async function withStory(
  store: WriteStore,
  record: ArticleRecord,
  copies: Copies,
  isNew: boolean,
): Promise<{ copies: Copies; story?: string }> {
  if (record.story === undefined) return { copies };
  const card = cardOfRecord(record);
  const { listedAt } = record.placement;
  const feed = storyFeed(record.story);
  const earlier = copies.removals.flatMap((place) =>
    place.type === 'entry' && place.feed === feed ? [place] : [],
  );
  const member = {
    card,
    listedAt: [listedAt, ...earlier.map((place) => place.listedAt)],
    vector: record.vector,
  };
  const story = isWithdrawn(record)
    ? ((await currentStory(store, record.story))?.story.id ?? record.story)
    : await joinStory(store, record.story, member, isNew);
  if (story === record.story) return isWithdrawn(record) ? { copies } : { copies, story };
  const moved = earlier.map((place) => ({ ...place, feed: storyFeed(story) }));
  const removals = [...copies.removals, ...moved];
  if (isWithdrawn(record)) return { copies: { ...copies, removals } };
  const others = copies.entries.filter((entry) => entry.feed !== feed);
  const entries = [...others, { feed: storyFeed(story), listedAt, card }];
  return { copies: { ...copies, entries, removals }, story };
}
