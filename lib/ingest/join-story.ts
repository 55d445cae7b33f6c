import type { Card } from '../article/card.ts';
import { hasMember, mergeStories, newStory, type Story, withMember } from '../article/story.ts';
import { withCentroid, withVector } from '../relate/centroid.ts';
import type { StoryGist } from '../relate/story.ts';
import type { WriteStore } from '../store/write-store.ts';

/** What stories ask of the table. */
export type StoryStore = Pick<WriteStore, 'findStories' | 'putStory' | 'listLiveStory' | 'copyStoryFeed'>;

const NOTHING = new Uint8Array();

/** Stories with fewer sources are no news yet and stay out of the list of live stories. */
const LIVE_SOURCES = 2;
const ATTEMPTS = 8;

/**
 * The story that stands for `id` now: merged stories point on to the one that they became. One BatchGetItem
 * for each step; undefined when there is none.
 */
export async function currentStory(store: StoryStore, id: string) {
  let wanted = id;
  for (let step = 0; step < ATTEMPTS; step += 1) {
    const stored = (await store.findStories([wanted])).get(wanted);
    if (stored?.story.movedTo === undefined) return stored;
    wanted = stored.story.movedTo;
  }
  throw new Error(`story ${id} moves in a circle`);
}

/** Stories by the id that was asked for, merged ones as what they became. One BatchGetItem, one more for each step that one moved. */
export async function storyGists(
  store: StoryStore,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoryGist>> {
  const gists = new Map<string, StoryGist>();
  let wanted = new Map(ids.map((id) => [id, id]));
  for (let step = 0; step < ATTEMPTS && wanted.size > 0; step += 1) {
    const found = await store.findStories([...new Set(wanted.values())]);
    const moved = new Map<string, string>();
    for (const [asked, now] of wanted) {
      const story = found.get(now)?.story;
      if (story?.movedTo !== undefined) moved.set(asked, story.movedTo);
      else if (story) gists.set(asked, gistOf(story));
    }
    wanted = moved;
  }
  return gists;
}

function gistOf({ id, articleCount, centroid = NOTHING }: Story): StoryGist {
  return { id, articleCount, centroid };
}

/**
 * Adds an article to its story, which begins with it when it is new, and returns the id of the story that it
 * then is in: another one than asked for when the story was merged meanwhile. Adding it again changes nothing
 * but the card. `vector` is the article's, for the story's centroid. One BatchGetItem, one PutItem, one request more when the story is in the list of live ones.
 * Throws when the story is contended without end.
 */
export async function joinStory(
  store: StoryStore,
  storyId: string,
  card: Card,
  vector: Uint8Array = NOTHING,
): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await currentStory(store, storyId);
    const after = stored ? grown(stored.story, card, vector) : begun(storyId, card, vector);
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
export async function mergeInto(store: StoryStore, keptId: string, otherId: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [kept, other] = [await currentStory(store, keptId), await currentStory(store, otherId)];
    if (!kept || !other || kept.story.id === other.story.id) return;
    await store.copyStoryFeed(other.story.id, kept.story.id);
    const merged = mergeStories(kept.story, other.story);
    const centroid = withCentroid(kept.story.centroid ?? NOTHING, other.story.centroid ?? NOTHING);
    const after = merged.kept === kept.story ? kept.story : { ...merged.kept, centroid };
    if (!(await store.putStory(after, kept.revision))) continue;
    if (!(await store.putStory(merged.moved, other.revision))) continue;
    await relist(store, other.story, undefined);
    await relist(store, kept.story, after);
    return;
  }
  throw new Error(`stories ${keptId} and ${otherId} changed under ${ATTEMPTS} attempts to merge them`);
}

function begun(id: string, card: Card, vector: Uint8Array): Story {
  return { ...newStory(card, id), centroid: withVector(NOTHING, vector) };
}

function grown(story: Story, card: Card, vector: Uint8Array): Story {
  const after = withMember(story, card);
  if (hasMember(story, card.id)) return after;
  return { ...after, centroid: withVector(story.centroid ?? NOTHING, vector) };
}

function relist(store: StoryStore, before: Story | undefined, after: Story | undefined): Promise<void> {
  const [left, listed] = [
    before && isLive(before) ? before : undefined,
    after && isLive(after) ? after : undefined,
  ];
  return left || listed ? store.listLiveStory(left, listed) : Promise.resolve();
}

function isLive({ sources, movedTo }: Story): boolean {
  return sources.length >= LIVE_SOURCES && movedTo === undefined;
}
