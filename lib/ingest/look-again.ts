import type { ArticleId } from '../article/article.ts';
import { RELATE } from '../relate/parameters.ts';
import { SPLIT } from '../relate/split-story.ts';
import { checkTime } from './deadline.ts';
import type { IngestDeps } from './deps.ts';
import { finishArticle } from './finish-article.ts';
import { finishLook } from './finish-look.ts';
import { isolated } from './isolation.ts';
import { type Look, lateLook, sendAgain, sendLooks } from './look-message.ts';
import { moveToSource } from './move-to-source.ts';
import { type LookFindings, planLook } from './plan-look.ts';
import { splitStoryOf } from './split-story.ts';

/** Whoever loses a write of the article reads again and looks again; nobody loses this often. */
const ATTEMPTS = 20;
/**
 * Articles that one batch looks at. The others go behind what has come meanwhile: after an upload of thousands, their
 * looks held every instance for minutes, and small uploads waited.
 */
const LOOKS_AT_ONCE = 25;

/**
 * Relates stored articles once more, 25 at most, and sends the others and what has to wait again, all of it in as few
 * messages as possible. A first look is followed by a late one, which checks large stories as well. May be repeated: what is found already is not written again. About twelve
 * requests that read for each article that is due; a look that finds something new costs about as many write units.
 */
export async function lookAgain(deps: IngestDeps, looks: readonly Look[]): Promise<void> {
  const byId = new Map(looks.map((look) => [look.id, look]));
  const due = [...byId.values()].filter(({ waits = 0 }) => waits === 0);
  const [now, others] = [due.slice(0, LOOKS_AT_ONCE), due.slice(LOOKS_AT_ONCE)];
  const looking = now.map(({ id, waits }) =>
    deps.lanes([id], async () => {
      checkTime(deps.remainingMs);
      const storySize = await lookAt(deps, id, waits === undefined ? 1 : RELATE.lateLookAdds);
      return waits !== undefined && storySize >= SPLIT.leastMembers ? [id] : [];
    }),
  );
  await Promise.allSettled(looking);
  // One after the other: of those who split one story at once, each may leave the rest in another one.
  for (const id of (await Promise.all(looking)).flat()) {
    checkTime(deps.remainingMs);
    await splitStoryOf(deps, id);
  }
  for (const { id } of others) byId.delete(id);
  await sendLooks(deps.queue, [...byId.values()].flatMap(nextLook));
  await sendAgain(deps.queue, others);
}

function nextLook({ id, waits }: Look): Look[] {
  if (waits === undefined) return [lateLook(id)];
  return waits > 0 ? [{ id, waits: waits - 1 }] : [];
}

/** How many articles the article's story has. Throws when the story is written all the time: the queue delivers again. */
async function lookAt(deps: IngestDeps, id: ArticleId, leastAdded: number): Promise<number> {
  const { store } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await store.backOff(attempt - 1);
    const found = await store.getArticle(id);
    if (!found) return 0;
    const { record } = found;
    if (!found.indexed && !(await finishArticle(store, record))) throw contended(id);
    if (record.state === 'withdrawn') return 0;
    const moved = await moveToSource(deps, found);
    if (moved === 'contended') continue;
    if (moved === 'moved') return 0;
    const { value } = await isolated<LookFindings>(
      deps,
      'relate',
      id,
      () => planLook(deps, record, leastAdded),
      { storySize: 0 },
    );
    const { plan, storySize } = value;
    if (!plan) return storySize;
    if (!(await store.putArticle(plan.record, record))) continue;
    if (!(await finishLook(store, plan, record))) throw contended(id);
    return storySize;
  }
  throw new Error(`article ${id} changed under ${ATTEMPTS} attempts to look at it again`);
}

function contended(id: ArticleId): Error {
  return new Error(`the story of article ${id} is written all the time`);
}
