import type { ArticleId } from '../article/article.ts';
import { afterStory, mergeStories } from '../article/story.ts';
import { withCentroid } from '../relate/centroid.ts';
import { headOf } from '../relate/head-of-story.ts';
import { loadLanguage } from '../text/language.ts';
import { currentStory } from './current-story.ts';
import { relist, type StoryStore, untilPut } from './write-story.ts';

const NOTHING = new Uint8Array();

/**
 * Makes two stories one: the one with the smaller id takes the members of the other, whose id points to it for ever.
 * The order is fixed, so two articles that merge the same stories at the same time never move each into the other.
 * May be repeated. Costs two PutItems and the copying and emptying of the other story's feed. Returns the articles that
 * have left the other story: the kept one may have taken them before. Undefined when others write them all the time.
 */
export async function mergeStoriesOf(
  store: StoryStore,
  oneId: string,
  otherId: string,
): Promise<readonly ArticleId[] | undefined> {
  const left = await untilPut(store, async (isAgain) => {
    const options = { consistent: isAgain };
    const found = [await currentStory(store, oneId, options), await currentStory(store, otherId, options)];
    const [kept, other] = found
      .flatMap((each) => each ?? [])
      .sort((a, b) => (a.story.id < b.story.id ? -1 : 1));
    if (!kept || !other) return [];
    if (kept.story.id === other.story.id) {
      // Done already; whoever did it may have died before the end, or was not told that it is done.
      await relist(store, kept.story, kept.revision);
      const moved = [oneId, otherId].filter((id) => id !== kept.story.id);
      return (await Promise.all(moved.map((id) => leaveBehind(store, id, kept.story.id)))).flat();
    }
    await store.copyStoryFeed(other.story.id, kept.story.id);
    const centroid = withCentroid(kept.story.centroid ?? NOTHING, other.story.centroid ?? NOTHING);
    const heads = [kept.story.headlineArticle, other.story.headlineArticle];
    await Promise.all(heads.map(({ inLanguage }) => loadLanguage(inLanguage)));
    const merged = mergeStories(kept.story, other.story, headOf(heads, centroid));
    const isFirst = kept.story.absorbed.every(({ id }) => id !== other.story.id);
    const after = afterStory(kept.story, isFirst ? { ...merged.kept, centroid } : merged.kept);
    const moved = afterStory(other.story, merged.moved);
    if (!(await store.putStory(after, kept.revision))) return false;
    if (!(await store.putStory(moved, other.revision))) return false;
    await relist(store, after, kept.revision + 1);
    return leaveBehind(store, other.story.id, kept.story.id);
  });
  return left || undefined;
}

/**
 * Takes a story that has moved out of the list of live ones, and its entries along. Who joined it while its feed was
 * copied is in neither copy: that is why it is copied once more, now that none can join it. Returns who has left it.
 */
async function leaveBehind(
  store: StoryStore,
  movedId: string,
  keptId: string,
): Promise<readonly ArticleId[]> {
  const stored = (await store.getStories([movedId], { consistent: true })).get(movedId);
  if (stored?.story.movedTo === undefined) return [];
  await store.listLiveStory(stored.story, undefined);
  return store.copyStoryFeed(movedId, keptId, { moved: true });
}
