import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import type { Story } from '../article/story.ts';
import { articleOfEntry, leftAt } from './feed-entry-item.ts';
import { liveStoryItem, type StoredStory, storedStory, storyItem } from './story-item.ts';
import { ENTRIES_END, feedPartition, keyOfItem, liveStoryKeys, storyKey } from './table.ts';
import { batchGetItems, writeItems } from './table-batches.ts';
import { over, putItem, queryItems, type Table } from './table-requests.ts';

export async function getStories(
  table: Table,
  ids: readonly string[],
  options?: { consistent?: boolean },
): Promise<Map<string, StoredStory>> {
  if (ids.length === 0) return new Map();
  const stories = (await batchGetItems(table, ids.map(storyKey), options)).map(storedStory);
  return new Map(stories.map((stored) => [stored.story.id, stored]));
}

export function putStory(table: Table, story: Story, previous: number): Promise<boolean> {
  return putItem(table, storyItem({ story, revision: previous + 1 }), over(previous));
}

export async function listLiveStory(
  table: Table,
  before: Story | undefined,
  after: Story | undefined,
): Promise<void> {
  const left = [before, after].flatMap((story) => (story ? liveStoryKeys(story) : []));
  await writeItems(table, after ? [liveStoryItem(after)] : [], left);
}

/** The entries of one story's feed into another's; those that are `moved` leave theirs. Returns whose entries had left before. */
export async function copyStoryFeed(
  table: Table,
  from: string,
  to: string,
  { moved = false }: { readonly moved?: boolean } = {},
): Promise<readonly ArticleId[]> {
  const left: ArticleId[] = [];
  const [source, target] = [feedPartition(storyFeed(from)), feedPartition(storyFeed(to))];
  let after: string | undefined;
  do {
    const behind = after === undefined ? {} : { after };
    const range = { pk: source, from: '0', to: ENTRIES_END, ...behind, consistent: true, limit: 100 };
    const items = await queryItems(table, range);
    // What left this story may stand in the other.
    const entries = items.filter((item) => leftAt(item) === undefined);
    left.push(...items.filter((item) => !entries.includes(item)).map(articleOfEntry));
    await writeItems(
      table,
      entries.map((item) => ({ ...item, pk: { S: target } })),
    );
    if (moved) await writeItems(table, [], entries.map(keyOfItem));
    after = items.length === 100 ? items.at(-1)?.['sk']?.S : undefined;
  } while (after !== undefined);
  return left;
}
