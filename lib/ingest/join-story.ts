import type { Card } from '../article/card.ts';
import { storyFeed } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import { hasMember, newStory, type Story, withMember } from '../article/story.ts';
import { withVector } from '../relate/centroid.ts';
import { headOf } from '../relate/head-of-story.ts';
import { loadLanguage } from '../text/language.ts';
import { currentStory } from './current-story.ts';
import { replaceStory, type StoryStore, untilPut } from './write-story.ts';

/** An article as its story knows it. */
export interface Member {
  readonly card: Card;
  /** Under which it is listed, and was by earlier revisions. */
  readonly listedAt: readonly Instant[];
  /** For the story's centroid. */
  readonly vector?: Uint8Array;
}

const NOTHING = new Uint8Array();

/**
 * Adds an article to its story, or begins the story with it. Returns the id of the story that it then is in: another one
 * than asked for when the story was merged meanwhile. Adding it again changes nothing but the card. `isNew` says that
 * the article was stored just now for the first time: then it is in no story yet. Undefined when others write the story
 * all the time. Costs a PutItem, and a BatchGetItem unless the story begins with a new article. Costs two requests more
 * for a live story, and a GetItem for an article that may be among the earlier members of a large one.
 */
export async function joinStory(
  store: StoryStore,
  storyId: string,
  member: Member,
  isNew = false,
): Promise<string | undefined> {
  const { card } = member;
  await loadLanguage(card.inLanguage);
  const joined = await untilPut(store, async (isAgain) => {
    const begins = isNew && storyId === card.id && !isAgain;
    const stored = begins ? undefined : await currentStory(store, storyId, { consistent: isAgain });
    const before = stored?.story;
    const isStanding = before !== undefined && before.articleCount > 0;
    const next = isStanding
      ? grown(before, member, await isCounted(store, before, member, isNew))
      : begun(before?.id ?? storyId, member);
    return (await replaceStory(store, stored, next)) && next.id;
  });
  return joined || undefined;
}

/** Whether the article is a member already. A large story remembers its last members; its feed tells of earlier ones. */
async function isCounted(
  store: StoryStore,
  story: Story,
  { card, listedAt }: Member,
  isNew: boolean,
): Promise<boolean> {
  return (
    hasMember(story, card.id) ?? (!isNew && (await store.hasEntry(storyFeed(story.id), listedAt, card.id)))
  );
}

function begun(id: string, { card, vector = NOTHING }: Member): Story {
  return { ...newStory(card, id), centroid: withVector(NOTHING, vector) };
}

/** The story with a member that may head it, if its headline is nearest to what all members say. */
function grown(story: Story, { card, vector = NOTHING }: Member, counted: boolean): Story {
  const centroid = counted ? (story.centroid ?? NOTHING) : withVector(story.centroid ?? NOTHING, vector);
  // One that is told again was judged when it came: to judge it anew, by what came since, would let repeats change heads.
  const heads = !counted && headOf([story.headlineArticle, card], centroid)?.id === card.id;
  return { ...withMember(story, card, { counted, heads }), centroid };
}
