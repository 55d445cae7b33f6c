import { storyFeed } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { Story } from '../article/story.ts';
import { leftAt } from './feed-entry-item.ts';
import { END, entriesPage, listFeed } from './feed-pages.ts';
import type { Item } from './item-bytes.ts';
import type { ListOptions, StoryPage } from './read-store.ts';
import { storyOf } from './story-item.ts';
import { storyKey } from './table.ts';
import { getItem, queryItems, type Table } from './table-requests.ts';

/** A story as stored. One GetItem. */
export async function getStory(table: Table, id: string): Promise<Story | undefined> {
  const item = await getItem(table, storyKey(id));
  return item && toldBy(item);
}

/** A story and its newest articles. One Query; one more where articles of days to come or that left leave no room for a page. */
export async function getStoryFeed(
  table: Table,
  id: string,
  { limit, until }: { readonly limit: number; readonly until: Instant },
): Promise<StoryPage> {
  const { pk, sk } = storyKey(id);
  const asked = limit + 2;
  const items = await queryItems(table, { pk, from: '0', to: sk, descending: true, limit: asked });
  const entries = items.filter((item) => !isStory(item));
  const due = entries.filter((item) => isDue(item, until));
  const isFull = due.every((item) => leftAt(item) === undefined) && due.length === entries.length;
  const isCut = !isFull && items.length === asked;
  const page = isCut
    ? await listFeed(table, storyFeed(id), { limit, until })
    : entriesPage(due, limit, until);
  return pageWith(items.find(isStory), page);
}

/** A story and its articles, oldest first. One Query; a GetItem more where the story has more than a page of them. */
export async function getTimeline(
  table: Table,
  id: string,
  { limit, after, until }: ListOptions & { readonly until: Instant },
): Promise<StoryPage> {
  const { pk, sk } = storyKey(id);
  const behind = after === undefined ? {} : { after };
  const items = await queryItems(table, { pk, from: '0', to: sk, ...behind, limit: limit + 1 });
  const due = items.filter((item) => !isStory(item) && isDue(item, until));
  const story =
    items.find(isStory) ?? (items.length > limit ? await getItem(table, storyKey(id)) : undefined);
  return pageWith(story, entriesPage(due, limit, until));
}

function pageWith(item: Item | undefined, page: StoryPage['page']): StoryPage {
  const story = item && toldBy(item);
  return story ? { story, page } : { page };
}

/** Undefined for a story that the last of its members has left. */
function toldBy(item: Item): Story | undefined {
  const story = storyOf(item);
  return story.articleCount > 0 || story.movedTo !== undefined ? story : undefined;
}

function isStory(item: Item): boolean {
  return item['sk']?.S === storyKey('').sk;
}

function isDue(item: Item, until: Instant): boolean {
  return (item['sk']?.S ?? '') <= `${until}#${END}`;
}
