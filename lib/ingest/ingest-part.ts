import type { UploadPart } from '../article/upload.ts';
import { checkTime } from './deadline.ts';
import type { IngestDeps } from './deps.ts';
import { ingestArticles } from './ingest-articles.ts';
import { both, type Handled, handled } from './ingest-upload.ts';
import { outcomesOf } from './outcomes.ts';
import { readPart, sendPart } from './upload-parts.ts';

/**
 * Ingests one part of a long upload. A part that is done is not ingested again unless `redelivered`. The part that
 * follows is sent before this one is noted as begun, so that it comes even if this process dies or this part cannot be
 * read. Two requests to the table beside those of the articles and one of the queue.
 */
export async function ingestPart(deps: IngestDeps, part: UploadPart, redelivered: boolean): Promise<Handled> {
  checkTime(deps.remainingMs);
  const [earlier, articles] = await both(begin(deps, part), readPart(deps, part));
  if (earlier?.state === 'done' && !redelivered) return handled(earlier, []);
  const ingested = await ingestArticles(deps, articles, redelivered);
  const outcomes = outcomesOf(ingested);
  await deps.store.putPart(part, {
    ...outcomes,
    state: 'done',
    articles: ingested.map(({ ingested: { id } }) => id),
  });
  return handled(outcomes, ingested);
}

/** What an earlier delivery left of the part; the first one sends the part that follows, and notes that this one is begun. */
async function begin(deps: IngestDeps, part: UploadPart) {
  const earlier = await deps.store.getPart(part);
  if (earlier) return earlier;
  await sendPart(deps, { ...part, number: part.number + 1 });
  await deps.store.beginPart(part);
  return undefined;
}
