import type { ArticleId } from '../article/article.ts';
import { memberNumber, type Story } from '../article/story.ts';
import { membersThatLeave, SPLIT } from '../relate/split-story.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import { currentStory } from './current-story.ts';
import type { IngestDeps } from './deps.ts';
import { finishArticle } from './finish-article.ts';
import { isolated } from './isolation.ts';
import { changedRecord } from './record-of.ts';

/** A story is looked through each time that it has grown by half: so a growing one costs its members a few reads each. */
const GROWTH = 1.5;

/**
 * Looks through the story of an article where that article is one of those that are due, and gives those of its members
 * a story of their own that tell another event. The larger part keeps the story's id, and what was merged into it still
 * points there. May be repeated: whoever has left is not among the members any more. One consistent GetItem; where the
 * story is due a Query of its members and two BatchGetItems, and about 45 write units for each member that leaves.
 */
export async function splitStoryOf(deps: IngestDeps, id: ArticleId): Promise<void> {
  const { store } = deps;
  const record = (await store.getArticle(id))?.record;
  if (record?.story === undefined) return;
  const story = (await currentStory(store, record.story, { consistent: true }))?.story;
  if (!story || !isDue(story, id)) return;
  const cards = await store.listMembers(story.id, SPLIT.mostMembers);
  const records = await store.getRecords(cards.map((card) => card.id));
  const members = [...records.values()].filter(({ state }) => state === 'usable');
  const leaving = await isolated(deps, 'relate', id, () => leavingOf(deps, record, members), []);
  if (leaving.value.length < SPLIT.leastPart) return;
  const target = await unusedStory(deps, leaving.value);
  if (target === undefined) return;
  const ids = new Set(leaving.value);
  for (const member of members) if (ids.has(member.article.id)) await move(deps, member, target);
}

/** Whether a story is looked through when this article is: at each growth by half, and when none came after it. */
function isDue(story: Story, id: ArticleId): boolean {
  const number = memberNumber(story, id);
  if (number === undefined || story.articleCount < SPLIT.leastMembers) return false;
  if (number === story.articleCount) return true;
  for (let due: number = SPLIT.leastMembers; due <= number; due = Math.ceil(due * GROWTH))
    if (due === number) return true;
  return false;
}

async function leavingOf(
  { frequencies }: IngestDeps,
  { article }: ArticleRecord,
  members: readonly ArticleRecord[],
): Promise<ArticleId[]> {
  const known = members.map(({ article: { id }, placement: { listedAt }, vector }) => ({
    id,
    listedAt,
    vector,
  }));
  return membersThatLeave(known, await frequencies.frequenciesFor(article.inLanguage)).map(({ id }) => id);
}

/** The id of the earliest that never was a story's: one that was merged points to another story for ever. */
async function unusedStory({ store }: IngestDeps, ids: readonly ArticleId[]): Promise<string | undefined> {
  const used = await store.getStories(ids, { consistent: true });
  return ids.find((id) => !used.has(id));
}

/** Moves a member as a second look does. One that has changed meanwhile stays, until the story is looked through again. */
async function move({ store }: IngestDeps, before: ArticleRecord, story: string): Promise<void> {
  const record = changedRecord(before, before.placement.edges, { story, merges: [] });
  if (!(await store.putArticle(record, before))) return;
  if (!(await finishArticle(store, record))) throw new Error(`story ${story} is written all the time`);
}
