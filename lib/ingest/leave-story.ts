import { hasMember, withoutMember, withoutSources } from '../article/story.ts';
import { withoutVector } from '../relate/centroid.ts';
import { headOf } from '../relate/head-of-story.ts';
import type { WriteStore } from '../store/write-store.ts';
import { loadLanguage } from '../text/language.ts';
import { currentStory } from './current-story.ts';
import type { Member } from './join-story.ts';
import { replaceStory, type StoryStore, untilPut } from './write-story.ts';

const NOTHING = new Uint8Array();

/** Members of a story that are counted anew, and looked through for the one that heads it, when one was withdrawn. */
const MEMBERS = 1000;

/**
 * Takes an article that was withdrawn, or moves to another story, out of its story. Its words stay in the centroid where
 * the story is too large to tell whether they were added. May be repeated. Costs about as much as joining, and a Query of
 * up to `MEMBERS` cards. It stays where the story has become `joined`, its own one, by a merge. False when others write
 * the story all the time.
 */
export async function leaveStory(
  store: StoryStore & Pick<WriteStore, 'listMembers'>,
  storyId: string,
  { card, vector = NOTHING }: Omit<Member, 'listedAt'>,
  joined?: string,
): Promise<boolean> {
  await loadLanguage(card.inLanguage);
  return untilPut(store, async (isAgain) => {
    const stored = await currentStory(store, storyId, { consistent: isAgain });
    if (!stored || stored.story.id === joined) return true;
    const members = await store.listMembers(stored.story.id, MEMBERS);
    const { centroid: before = NOTHING } = stored.story;
    const isMember = hasMember(stored.story, card.id) === true;
    const centroid = isMember ? withoutVector(before, vector) : before;
    const rest = withoutMember(stored.story, card, members, members.length < MEMBERS, (left) =>
      headOf(left, centroid),
    );
    return replaceStory(store, stored, { ...rest, centroid });
  });
}

/**
 * Takes out of a story the sources that its articles have left for others, so that nobody counts an outlet twice. May be
 * repeated; a story of more than `MEMBERS` keeps them. A BatchGetItem where there is nothing to do, else a Query and a
 * PutItem. False when others write the story all the time.
 */
export async function forgetSources(
  store: StoryStore & Pick<WriteStore, 'listMembers'>,
  storyId: string,
  gone: readonly string[],
): Promise<boolean> {
  return untilPut(store, async (isAgain) => {
    const stored = await currentStory(store, storyId, { consistent: isAgain });
    if (!stored?.story.sources.some((key) => gone.includes(key))) return true;
    const members = await store.listMembers(stored.story.id, MEMBERS);
    if (members.length === MEMBERS) return true;
    return replaceStory(store, stored, withoutSources(stored.story, gone, members));
  });
}
