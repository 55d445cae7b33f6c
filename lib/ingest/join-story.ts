import type { Card } from '../article/card.ts';
import { storyFeed } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import {
  afterStory,
  hasMember,
  mergeStories,
  newStory,
  type Story,
  withMember,
  withoutMember,
  withoutSources,
} from '../article/story.ts';
import { withCentroid, withoutVector, withVector } from '../relate/centroid.ts';
import { headOf } from '../relate/head-of-story.ts';
import type { StorySummary } from '../relate/story.ts';
import type { WriteStore } from '../store/write-store.ts';
import { loadLanguage } from '../text/language.ts';

/** What stories ask of the table. */
export type StoryStore = Pick<
  WriteStore,
  'findStories' | 'putStory' | 'listLiveStory' | 'copyStoryFeed' | 'hasEntry' | 'backOff'
>;

/** An article as its story knows it. */
export interface Member {
  readonly card: Card;
  /** Under which it is listed, and was by earlier revisions. */
  readonly listedAt: readonly Instant[];
  /** For the story's centroid. */
  readonly vector?: Uint8Array;
}

const NOTHING = new Uint8Array();

/** Stories with fewer sources are no news yet and stay out of the list of live stories. */
const LIVE_SOURCES = 2;
/** Of a story that has moved, again and again; and of listing one that changes meanwhile. */
const STEPS = 8;
/** Whoever loses a write to a hot story tries again, for about twenty seconds in all, and then leaves it to the second look. */
const ATTEMPTS = 60;

/**
 * The story that stands for `id` now: merged stories point on to the one that they became. One BatchGetItem
 * for each step; undefined when there is none.
 */
export async function currentStory(
  store: Pick<StoryStore, 'findStories'>,
  id: string,
  options?: { consistent?: boolean },
) {
  let wanted = id;
  for (let step = 0; step < STEPS; step += 1) {
    const stored = (await store.findStories([wanted], options)).get(wanted);
    if (stored?.story.movedTo === undefined) return stored;
    wanted = stored.story.movedTo;
  }
  throw new Error(`story ${id} moves in a circle`);
}

/** Stories by the id that was asked for, merged ones as what they became. One BatchGetItem, one more for each step that one moved. */
export async function storySummaries(
  store: StoryStore,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StorySummary>> {
  const gists = new Map<string, StorySummary>();
  let wanted = new Map(ids.map((id) => [id, id]));
  for (let step = 0; step < STEPS && wanted.size > 0; step += 1) {
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

function gistOf({ id, articleCount, centroid = NOTHING, firstSeen, lastSeen }: Story): StorySummary {
  return { id, articleCount, centroid, firstSeen, lastSeen };
}

/**
 * Adds an article to its story, which begins with it when it is new, and returns the id of the story that it
 * then is in: another one than asked for when the story was merged meanwhile. Adding it again changes nothing
 * but the card. `isNew` says that the article was stored just now for the first time: then it is in no story, and
 * one which begins with it is not looked for. One BatchGetItem but for that, one PutItem, one request more when the
 * story is in the list of live ones; a GetItem when an article that is not new may be among the earlier members of
 * a large story.
 * Undefined when others write the story all the time.
 */
export async function joinStory(
  store: StoryStore,
  storyId: string,
  member: Member,
  isNew = false,
): Promise<string | undefined> {
  const { card } = member;
  await loadLanguage(card.inLanguage);
  return untilPut(store, async (isAgain) => {
    const begins = isNew && storyId === card.id && !isAgain;
    const stored = begins ? undefined : await currentStory(store, storyId, { consistent: isAgain });
    const before = stored?.story;
    const isStanding = before !== undefined && before.articleCount > 0;
    const after = afterStory(
      before,
      isStanding
        ? grown(before, member, await isCounted(store, before, member, isNew))
        : begun(before?.id ?? storyId, member),
    );
    if (!(await store.putStory(after, stored?.revision ?? 0))) return undefined;
    await relist(store, before, after, (stored?.revision ?? 0) + 1);
    return after.id;
  });
}

/**
 * What `attempt` comes to, which is undefined while somebody else's write was faster: then it is made again, after a
 * while, and has to read consistently. Undefined when others write all the time.
 */
async function untilPut<Done>(
  store: Pick<StoryStore, 'backOff'>,
  attempt: (isAgain: boolean) => Promise<Done | undefined>,
): Promise<Done | undefined> {
  for (let made = 0; made < ATTEMPTS; made += 1) {
    if (made > 0) await store.backOff(made - 1);
    const done = await attempt(made > 0);
    if (done !== undefined) return done;
  }
  return undefined;
}

/** Of a large story, who was a member before its last ones came is known by the feed alone. */
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

/** Members of a story that are counted anew, and looked through for the one that heads it, when one was withdrawn. */
const MEMBERS = 1000;

/**
 * Takes an article that was withdrawn, or moves to another story, out of its story; nothing of it stays there, but for
 * its words in a story of so many members that it is not known to be one of them. May be repeated. About as much as joining,
 * and a Query of up to `MEMBERS` cards. False when others write the story all the time.
 */
export async function leaveStory(
  store: StoryStore & Pick<WriteStore, 'listMembers'>,
  storyId: string,
  { card, vector = NOTHING }: Omit<Member, 'listedAt'>,
): Promise<boolean> {
  await loadLanguage(card.inLanguage);
  const hasLeft = await untilPut(store, async (isAgain) => {
    const stored = await currentStory(store, storyId, { consistent: isAgain });
    if (!stored) return true;
    const members = await store.listMembers(stored.story.id, MEMBERS);
    const { centroid: before = NOTHING } = stored.story;
    const isMember = hasMember(stored.story, card.id) === true;
    const centroid = isMember ? withoutVector(before, vector) : before;
    const rest = withoutMember(stored.story, card, members, members.length < MEMBERS, (left) =>
      headOf(left, centroid),
    );
    const after = afterStory(stored.story, { ...rest, centroid });
    if (!(await store.putStory(after, stored.revision))) return undefined;
    await relist(store, stored.story, after, stored.revision + 1);
    return true;
  });
  return hasLeft ?? false;
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
  const isDone = await untilPut(store, async (isAgain) => {
    const stored = await currentStory(store, storyId, { consistent: isAgain });
    if (!stored?.story.sources.some((key) => gone.includes(key))) return true;
    const members = await store.listMembers(stored.story.id, MEMBERS);
    if (members.length === MEMBERS) return true;
    const after = afterStory(stored.story, withoutSources(stored.story, gone, members));
    if (!(await store.putStory(after, stored.revision))) return undefined;
    await relist(store, stored.story, after, stored.revision + 1);
    return true;
  });
  return isDone ?? false;
}

/**
 * Makes two stories one: the one with the smaller id takes the members of the other, whose id points to it for ever.
 * The order is fixed, so two articles that merge the same stories at the same time never move each into the other.
 * May be repeated. Costs two PutItems and the copying and emptying of the other story's feed. False when others write
 * them all the time.
 */
export async function mergeStoriesOf(store: StoryStore, oneId: string, otherId: string): Promise<boolean> {
  const isOne = await untilPut(store, async (isAgain) => {
    const options = { consistent: isAgain };
    const found = [await currentStory(store, oneId, options), await currentStory(store, otherId, options)];
    const [kept, other] = found
      .flatMap((each) => each ?? [])
      .sort((a, b) => (a.story.id < b.story.id ? -1 : 1));
    if (!kept || !other) return true;
    if (kept.story.id === other.story.id) {
      // Done already; whoever did it may have died before the end.
      for (const id of [oneId, otherId])
        if (id !== kept.story.id) await leaveBehind(store, id, kept.story.id);
      return true;
    }
    await store.copyStoryFeed(other.story.id, kept.story.id);
    const centroid = withCentroid(kept.story.centroid ?? NOTHING, other.story.centroid ?? NOTHING);
    const heads = [kept.story.headlineArticle, other.story.headlineArticle];
    await Promise.all(heads.map(({ inLanguage }) => loadLanguage(inLanguage)));
    const merged = mergeStories(kept.story, other.story, headOf(heads, centroid));
    const isFirst = kept.story.absorbed.every(({ id }) => id !== other.story.id);
    const after = afterStory(kept.story, isFirst ? { ...merged.kept, centroid } : merged.kept);
    const moved = afterStory(other.story, merged.moved);
    if (!(await store.putStory(after, kept.revision))) return undefined;
    if (!(await store.putStory(moved, other.revision))) return undefined;
    await relist(store, kept.story, after, kept.revision + 1);
    await leaveBehind(store, other.story.id, kept.story.id);
    return true;
  });
  return isOne ?? false;
}

/**
 * Takes a story that has moved out of the list of live ones, and its entries along. Who joined it while its feed was
 * copied is in neither copy: that is why it is copied once more, now that none can join it.
 */
async function leaveBehind(store: StoryStore, movedId: string, keptId: string): Promise<void> {
  const stored = (await store.findStories([movedId], { consistent: true })).get(movedId);
  if (stored?.story.movedTo === undefined) return;
  await store.listLiveStory(stored.story, undefined);
  await store.copyStoryFeed(movedId, keptId, { moved: true });
}

function begun(id: string, { card, vector = NOTHING }: Member): Story {
  return { ...newStory(card, id), centroid: withVector(NOTHING, vector) };
}

/** The story with a member; whether that stands for it is asked when all of them are told by the centroid. */
function grown(story: Story, { card, vector = NOTHING }: Member, counted: boolean): Story {
  const centroid = counted ? (story.centroid ?? NOTHING) : withVector(story.centroid ?? NOTHING, vector);
  // One that is told again was judged when it came: to judge it anew, by what came since, would let repeats change heads.
  const heads = !counted && headOf([story.headlineArticle, card], centroid)?.id === card.id;
  return { ...withMember(story, card, { counted, heads }), centroid };
}

/**
 * Puts a story that was stored as `revision` where it belongs in the list of live ones. Whoever stored it after us
 * may have listed it before us, so the list follows what is stored when we are done.
 */
async function relist(
  store: StoryStore,
  before: Story | undefined,
  after: Story,
  revision: number,
): Promise<void> {
  if (!isLive(after) && !(before && isLive(before))) return;
  let listed = { story: after, revision };
  for (let step = 0; step < STEPS; step += 1) {
    const { story } = listed;
    await store.listLiveStory(before ?? story, isLive(story) ? story : undefined);
    const now = (await store.findStories([after.id], { consistent: true })).get(after.id);
    if (!now || now.revision === listed.revision) return;
    listed = now;
  }
}

function isLive({ sources, movedTo, articleCount }: Story): boolean {
  return articleCount > 0 && sources.length >= LIVE_SOURCES && movedTo === undefined;
}
