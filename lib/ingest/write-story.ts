import { afterStory, isLive, type Story } from '../article/story.ts';
import type { WriteStore } from '../store/write-store.ts';

/** What stories ask of the table. */
export type StoryStore = Pick<
  WriteStore,
  'getStories' | 'putStory' | 'listLiveStory' | 'copyStoryFeed' | 'hasEntry' | 'backOff'
>;

/** Whoever loses a write to a hot story tries again, for about twenty seconds in all, and then leaves it to the second look. */
const ATTEMPTS = 60;

/**
 * What `attempt` comes to. It comes to false where somebody else's write was faster. Then it is made again after a
 * while, and has to read consistently. False when others write all the time.
 */
export async function untilPut<Done>(
  store: Pick<StoryStore, 'backOff'>,
  attempt: (isAgain: boolean) => Promise<Done | false>,
): Promise<Done | false> {
  for (let made = 0; made < ATTEMPTS; made += 1) {
    if (made > 0) await store.backOff(made - 1);
    const done = await attempt(made > 0);
    if (done !== false) return done;
  }
  return false;
}

/**
 * Stores the next version of a story, and lists it among the live ones; `stored` is missing for a new one. False when
 * somebody else's write was faster. A PutItem, and two requests more for a live story.
 */
export async function replaceStory(
  store: StoryStore,
  stored: { readonly story: Story; readonly revision: number } | undefined,
  next: Story,
): Promise<boolean> {
  const { story: before, revision = 0 } = stored ?? {};
  const after = afterStory(before, next);
  if (!(await store.putStory(after, revision))) return false;
  await relist(store, after, revision + 1);
  return true;
}

/**
 * Puts a story that was stored as `revision` where it belongs in the list of live ones. Whoever stored it after us
 * may have listed it before us, so the list follows what is stored when we are done.
 */
export async function relist(store: StoryStore, after: Story, revision: number): Promise<void> {
  if (!isLive(after) && !after.earlierRanks?.length) return;
  let last = after;
  let listed = { story: after, revision };
  for (let step = 0; step < ATTEMPTS; step += 1) {
    const { story } = listed;
    await store.listLiveStory(last, isLive(story) ? story : undefined);
    const now = (await store.getStories([after.id], { consistent: true })).get(after.id);
    if (!now || now.revision === listed.revision) return;
    last = story;
    listed = now;
  }
}
