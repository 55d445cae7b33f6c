import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import { RELATE } from '../relate/parameters.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { Copies, WriteStore } from '../store/write-store.ts';
import { cardOfRecord, copiesOf } from './copies.ts';
import { joinStory } from './join-story.ts';

/** Edges of a changed article that are visited: far past what an article gathers in its window. */
const MAX_HOLDERS = 500;

/**
 * Puts every copy of a stored article in its place, takes away what earlier revisions left, and marks the
 * revision as indexed. All of it follows from the record and the article's own related set, so it may be run
 * again at any time. Costs about thirty writes, and for a changed article one Query of its related set and a
 * write for each edge there; one BatchGetItem unless the caller has read the `others`.
 */
export async function finishArticle(
  store: WriteStore,
  record: ArticleRecord,
  others?: ReadonlyMap<ArticleId, ArticleRecord>,
): Promise<void> {
  const { article, placement, generation } = record;
  const related = others ?? (await store.findRecords(placement.edges.map(({ other }) => other)));
  const earlier = generation > 1 ? await store.listEdges(article.id, MAX_HOLDERS) : [];
  const copies = copiesOf(record, related, earlier, RELATE.windowMs);
  await store.writeCopies(await withStory(store, record, copies));
  await store.markIndexed(article.id, record.revision);
}

/** The article in the feed of its story, also where that story is another one by now. */
async function withStory(store: WriteStore, record: ArticleRecord, copies: Copies): Promise<Copies> {
  if (record.state === 'withdrawn' || record.story === undefined) return copies;
  const card = cardOfRecord(record);
  const story = await joinStory(store, record.story, card, record.vector);
  if (story === record.story) return copies;
  const { listedAt } = record.placement;
  return { ...copies, entries: [...copies.entries, { feed: storyFeed(story), listedAt, card }] };
}
