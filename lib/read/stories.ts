import type { Story } from '../article/story.ts';
import type { FeedEntry } from '../store/read-store.ts';
import { type Answer, type Found, isId, type ReadDeps, UNKNOWN } from './answer.ts';
import { versionsOfCards } from './card-versions.ts';
import type { Paging } from './paging.ts';

/** A story and one page of its articles, oldest first. */
export interface Timeline {
  readonly story: Story;
  readonly entries: readonly FeedEntry[];
}

/** Stories that several sources cover now, best first. One Query. A story that rises while a reader pages moves to pages read before. */
export async function listStories(
  { store, now }: ReadDeps,
  paging: Paging,
): Promise<Found<readonly Story[]>> {
  const { items, next } = await store.listStories({ ...paging, now: now() });
  return { state: 'found', value: items, versions: items.map(versionOfStory), next };
}

/** One story with its timeline. `moved` names the story that it became part of. One Query; a GetItem more for a story of more than a page. */
export async function getStory(
  { store, now }: ReadDeps,
  id: string,
  paging: Paging,
): Promise<Answer<Timeline>> {
  if (!isId(id)) return UNKNOWN;
  const { story, page } = await store.getTimeline(id, { ...paging, until: now() });
  if (!story) return UNKNOWN;
  if (story.movedTo !== undefined) return { state: 'moved', to: story.movedTo };
  const versions = [versionOfStory(story), ...versionsOfCards(page.items)];
  return { state: 'found', value: { story, entries: page.items }, versions, next: page.next };
}

function versionOfStory({ id, articleCount, sources, lastSeen, headlineArticle }: Story): string {
  return `${id} ${articleCount} ${sources.length} ${lastSeen} ${headlineArticle.revision}`;
}
