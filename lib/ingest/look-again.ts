import type { ArticleId } from '../article/article.ts';
import { RELATE } from '../relate/parameters.ts';
import { checkTime } from './deadline.ts';
import type { IngestDeps } from './deps.ts';
import { finishArticle } from './finish-article.ts';
import { finishLook } from './finish-look.ts';
import { isolated } from './isolation.ts';
import { type Look, lateLook, sendLooks } from './look-message.ts';
import { planLook } from './plan-look.ts';

/** Whoever loses a write of the article reads again and looks again; nobody loses this often. */
const ATTEMPTS = 20;

/**
 * Relates stored articles once more and sends what has to wait again, all of it in as few messages as possible. A
 * first look is followed by a late one. May be repeated: what is found already is not written again. About twelve
 * requests that read for each article that is due; a look that finds something new costs about as many write units.
 */
export async function lookAgain(deps: IngestDeps, looks: readonly Look[]): Promise<void> {
  const byId = new Map(looks.map((look) => [look.id, look]));
  const due = [...byId.values()].filter(({ waits = 0 }) => waits === 0);
  const looking = due.map(({ id, waits }) =>
    deps.lanes([id], async () => {
      checkTime(deps.remainingMs);
      await lookAt(deps, id, waits === undefined ? 1 : RELATE.lateLookAdds);
    }),
  );
  await Promise.allSettled(looking);
  await Promise.all(looking);
  await sendLooks(deps.queue, [...byId.values()].flatMap(nextLook));
}

function nextLook({ id, waits }: Look): Look[] {
  if (waits === undefined) return [lateLook(id)];
  return waits > 0 ? [{ id, waits: waits - 1 }] : [];
}

/** Throws when the article's story is written all the time: the queue delivers again. */
async function lookAt(deps: IngestDeps, id: ArticleId, leastAdded: number): Promise<void> {
  const { store } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await store.backOff(attempt - 1);
    const found = await store.findArticle(id);
    if (!found) return;
    const { record } = found;
    if (!found.indexed && !(await finishArticle(store, record))) throw contended(id);
    if (record.state === 'withdrawn') return;
    const { value: plan } = await isolated(
      deps,
      'relate',
      id,
      () => planLook(deps, record, leastAdded),
      undefined,
    );
    if (!plan) return;
    if (!(await store.putArticle(plan.record, record))) continue;
    if (!(await finishLook(store, plan, record))) throw contended(id);
    return;
  }
  throw new Error(`article ${id} changed under ${ATTEMPTS} attempts to look at it again`);
}

function contended(id: ArticleId): Error {
  return new Error(`the story of article ${id} is written all the time`);
}
