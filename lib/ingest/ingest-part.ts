import type { UploadPart } from '../article/upload.ts';
import { checkTime } from './deadline.ts';
import type { IngestDeps } from './deps.ts';
import { ingestArticles } from './ingest-articles.ts';
import { type Handled, handled } from './ingest-upload.ts';
import { outcomesOf } from './outcomes.ts';
import { readPart, sendFollowing } from './upload-parts.ts';

/**
 * Ingests one part of a long upload. A part that is done is not ingested again unless `redelivered`. The part that
 * follows is sent before this one is noted as begun, so that it comes even if this process dies. Two requests to the
 * table beside those of the articles and one of the queue.
 */
export async function ingestPart(deps: IngestDeps, part: UploadPart, redelivered: boolean): Promise<Handled> {
  checkTime(deps.remainingMs);
  const [earlier, articles] = await Promise.all([deps.store.getPart(part), readPart(deps, part)]);
  if (earlier?.state === 'done' && !redelivered) return handled(earlier, []);
  if (!earlier) {
    await sendFollowing(deps, part);
    await deps.store.beginPart(part);
  }
  const ingested = await ingestArticles(deps, articles, redelivered);
  const outcomes = outcomesOf(ingested);
  await deps.store.putPart(part, {
    ...outcomes,
    state: 'done',
    articles: ingested.map(({ ingested: { id } }) => id),
  });
  return handled(outcomes, ingested);
}
