import type { Story } from '../article/story.ts';
import type { StorySummary } from '../relate/story.ts';
import type { WriteStore } from '../store/write-store.ts';

type StoryReader = Pick<WriteStore, 'getStories'>;

/** Moves of one story that are followed. */
const MOVES = 8;

/**
 * The story that stands for `id` now: merged stories point on to the one that they became. One BatchGetItem
 * for each step; undefined when there is none.
 */
export async function currentStory(store: StoryReader, id: string, options?: { consistent?: boolean }) {
  let wanted = id;
  for (let step = 0; step < MOVES; step += 1) {
    const stored = (await store.getStories([wanted], options)).get(wanted);
    if (stored?.story.movedTo === undefined) return stored;
    wanted = stored.story.movedTo;
  }
  throw new Error(`story ${id} moves in a circle`);
}

/** Stories by the id that was asked for, merged ones as what they became. One BatchGetItem, one more for each step that one moved. */
export async function storySummaries(
  store: StoryReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StorySummary>> {
  const summaries = new Map<string, StorySummary>();
  let wanted = new Map(ids.map((id) => [id, id]));
  for (let step = 0; step < MOVES && wanted.size > 0; step += 1) {
    const found = await store.getStories([...new Set(wanted.values())]);
    const moved = new Map<string, string>();
    for (const [asked, now] of wanted) {
      const story = found.get(now)?.story;
      if (story?.movedTo !== undefined) moved.set(asked, story.movedTo);
      else if (story) summaries.set(asked, summaryOf(story));
    }
    wanted = moved;
  }
  return summaries;
}

function summaryOf({
  id,
  articleCount,
  centroid = new Uint8Array(),
  firstSeen,
  lastSeen,
}: Story): StorySummary {
  return { id, articleCount, centroid, firstSeen, lastSeen };
}
