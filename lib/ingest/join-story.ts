import type { Card } from '../article/card.ts';
import { mergeStories, newStory, type Story, withMember } from '../article/story.ts';
import type { WriteStore } from '../store/write-store.ts';

/** Stories with fewer sources are no news yet and stay out of the list of live stories. */
const LIVE_SOURCES = 2;
const ATTEMPTS = 8;

/**
 * The story that stands for `id` now: merged stories point on to the one that they became. One BatchGetItem
 * for each step; undefined when there is none.
 */
export async function currentStory(store: WriteStore, id: string) {
  let wanted = id;
  for (let step = 0; step < ATTEMPTS; step += 1) {
    const stored = (await store.findStories([wanted])).get(wanted);
    if (stored?.story.movedTo === undefined) return stored;
    wanted = stored.story.movedTo;
  }
  throw new Error(`story ${id} moves in a circle`);
}

/**
 * Adds an article to its story, which begins with it when it is new, and returns the id of the story that it
 * then is in: another one than asked for when the story was merged meanwhile. Adding it again changes nothing
 * but the card. One BatchGetItem, one PutItem, one request more when the story is in the list of live ones.
 * Throws when the story is contended without end.
 */
export async function joinStory(store: WriteStore, storyId: string, card: Card): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await currentStory(store, storyId);
    const after = stored ? withMember(stored.story, card) : newStory(card, storyId);
    if (!(await store.putStory(after, stored?.revision ?? 0))) continue;
    await relist(store, stored?.story, after);
    return after.id;
  }
  throw new Error(`story ${storyId} changed under ${ATTEMPTS} attempts to join it`);
}

/**
 * Makes two stories one: `kept` takes the members of `other`, whose id points to it for ever. May be repeated.
 * Costs two PutItems and the copying of the other story's feed.
 */
export async function mergeInto(store: WriteStore, keptId: string, otherId: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [kept, other] = [await currentStory(store, keptId), await currentStory(store, otherId)];
    if (!kept || !other || kept.story.id === other.story.id) return;
    await store.copyStoryFeed(other.story.id, kept.story.id);
    const merged = mergeStories(kept.story, other.story);
    if (!(await store.putStory(merged.kept, kept.revision))) continue;
    if (!(await store.putStory(merged.moved, other.revision))) continue;
    await relist(store, other.story, undefined);
    await relist(store, kept.story, merged.kept);
    return;
  }
  throw new Error(`stories ${keptId} and ${otherId} changed under ${ATTEMPTS} attempts to merge them`);
}

function relist(store: WriteStore, before: Story | undefined, after: Story | undefined): Promise<void> {
  const [left, listed] = [
    before && isLive(before) ? before : undefined,
    after && isLive(after) ? after : undefined,
  ];
  return left || listed ? store.listLiveStory(left, listed) : Promise.resolve();
}

function isLive({ sources, movedTo }: Story): boolean {
  return sources.length >= LIVE_SOURCES && movedTo === undefined;
}
