import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import { RELATE } from '../relate/parameters.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { Copies, WriteStore } from '../store/write-store.ts';
import { cardOfRecord, copiesOf } from './copies.ts';
import { currentStory, joinStory, leaveStory, mergeInto } from './join-story.ts';

/** Edges of a changed article that are visited: far past what an article gathers in its window. */
const MAX_HOLDERS = 500;

/** An article that changes faster than its copies are written is finished by who changed it last. */
const ATTEMPTS = 6;

/**
 * Puts every copy of a stored article in its place, takes away what earlier revisions left, and marks the
 * revision as indexed. All of it follows from the record and the article's own related set, so it may be run
 * again at any time. Afterwards it looks whether the article or one of its related ones has changed meanwhile, and
 * then writes what has become true: who writes last has seen the last. Costs about thirty writes, two consistent
 * BatchGetItems, and for a changed article one Query of its related set and a write for each edge there; one
 * BatchGetItem more unless the caller has read the `others`.
 */
export async function finishArticle(
  store: WriteStore,
  record: ArticleRecord,
  others?: ReadonlyMap<ArticleId, ArticleRecord>,
): Promise<void> {
  let current = record;
  let related = others ?? (await store.findRecords(othersOf(record)));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const story = await placeCopies(store, current, related);
    const now = await store.findRecords([record.article.id, ...othersOf(current)], { consistent: true });
    const latest = now.get(record.article.id) ?? current;
    const isSame = (id: ArticleId) => now.get(id)?.revision === related.get(id)?.revision;
    const isSettled = latest.revision === current.revision && othersOf(current).every(isSame);
    if (isSettled && !(await hasMoved(store, story))) {
      await store.markIndexed(current.article.id, current.revision, current.generation);
      return;
    }
    related = latest.revision === current.revision ? now : await store.findRecords(othersOf(latest));
    current = latest;
  }
  throw new Error(`article ${record.article.id} changed under ${ATTEMPTS} attempts to finish it`);
}

/** Whoever merged the story copies its feed once more after that: an entry written later has to follow by itself. */
async function hasMoved(store: WriteStore, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false;
  return (await store.findStories([id], { consistent: true })).get(id)?.story.movedTo !== undefined;
}

function othersOf({ placement }: ArticleRecord): ArticleId[] {
  return placement.edges.map(({ other }) => other);
}

/** Returns the story in whose feed the article now is, if it is in one. */
async function placeCopies(
  store: WriteStore,
  record: ArticleRecord,
  related: ReadonlyMap<ArticleId, ArticleRecord>,
): Promise<string | undefined> {
  const { article, generation, story } = record;
  const earlier = generation > 1 ? await store.listEdges(article.id, MAX_HOLDERS, { consistent: true }) : [];
  const copies = copiesOf(record, related, earlier, RELATE.windowMs);
  const placed = await withStory(store, record, copies);
  await store.writeCopies(placed.copies);
  if (isWithdrawn(record) && story !== undefined) await leaveStory(store, story, cardOfRecord(record));
  for (const other of record.merges ?? []) await mergeInto(store, story ?? other, other);
  return placed.story;
}

function isWithdrawn({ state }: ArticleRecord): boolean {
  return state === 'withdrawn';
}

/** The article in the feed of its story, also where that story is another one by now; and out of it where it has left. */
async function withStory(
  store: WriteStore,
  record: ArticleRecord,
  copies: Copies,
): Promise<{ copies: Copies; story?: string }> {
  if (record.story === undefined) return { copies };
  const card = cardOfRecord(record);
  const story = isWithdrawn(record)
    ? ((await currentStory(store, record.story))?.story.id ?? record.story)
    : await joinStory(store, record.story, card, record.vector);
  if (story === record.story) return isWithdrawn(record) ? { copies } : { copies, story };
  const { listedAt } = record.placement;
  const moved = copies.removals.flatMap((place) =>
    place.type === 'entry' && place.feed === storyFeed(record.story ?? '')
      ? [{ ...place, feed: storyFeed(story) }]
      : [],
  );
  const removals = [...copies.removals, ...moved];
  if (isWithdrawn(record)) return { copies: { ...copies, removals } };
  const entries = [...copies.entries, { feed: storyFeed(story), listedAt, card }];
  return { copies: { ...copies, entries, removals }, story };
}
