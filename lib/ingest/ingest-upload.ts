import type { IngestRecord, ItemOutcomes, Outcomes } from '../article/upload.ts';
import { cutIntoParts } from './cut-into-parts.ts';
import { checkTime } from './deadline.ts';
import type { IngestDeps } from './deps.ts';
import { ingestArticles } from './ingest-articles.ts';
import { type IngestedItem, outcomesOf } from './outcomes.ts';
import { type ReadUpload, readUpload } from './read-upload.ts';
import { refusedSources } from './refused-sources.ts';
import { sendPart, storeParts } from './upload-parts.ts';
import type { NotedUpload } from './uploads-of-event.ts';

/** What a message came to: what became of its articles, and what they found when they were stored. */
export interface Handled extends Outcomes {
  readonly refused: IngestRecord['refused'];
  readonly refusedCount: number;
  readonly related: number;
  readonly joinedStory: number;
}

/**
 * An upload becomes articles, and an ingest record that says what became of each. A long one is cut into parts, which
 * go through the queue again. An upload whose record is `done` is not read again unless `redelivered`. What is refused
 * stands in the record and costs nothing else; what is thrown is the world's fault and wants another delivery, which
 * finds the articles already stored and goes on. Two requests to the table beside those of the articles.
 */
export async function ingestUpload(
  deps: IngestDeps,
  upload: NotedUpload,
  redelivered: boolean,
): Promise<Handled> {
  checkTime(deps.remainingMs);
  const [earlier, read] = await both(
    deps.store.beginIngest(receivedRecord(upload)),
    readUpload(deps, upload),
  );
  if (earlier?.state === 'done' && !redelivered) return handled(earlier, []);
  // Its parts are stored: cut anew by another version of this code, they might be others.
  if (earlier?.parts) {
    if (redelivered) await sendPart(deps, { ingest: upload.id, number: 1, of: earlier.parts.of });
    return handled(earlier, []);
  }
  const parts = cutIntoParts(read.articles);
  if (parts.length > 1) {
    await storeParts(deps, upload.id, parts);
    const record = recordOf(upload, read, []);
    await finish(deps, upload, read, { ...record, state: 'running', parts: { done: 0, of: parts.length } });
    await sendPart(deps, { ingest: upload.id, number: 1, of: parts.length });
    return handled(record, []);
  }
  // Another delivery of the same event may be at work, or have died: what it stored is this upload's own.
  const isAgain = redelivered || earlier !== undefined;
  const ingested = await ingestArticles(deps, parts[0] ?? [], isAgain);
  if (earlier?.state === 'done') return handled(earlier, ingested);
  const record = recordOf(upload, read, ingested);
  await finish(deps, upload, read, record);
  return handled(record, ingested);
}

/** What both come to. Throws when both have ended: what one has begun is done, whatever the other throws. */
export async function both<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Counts what a message came to. */
export function handled(
  {
    stored,
    updated,
    unchanged,
    superseded,
    merged,
    refused,
    ...rest
  }: ItemOutcomes & { refusedCount?: number },
  items: readonly IngestedItem[],
): Handled {
  const related = items.reduce((sum, { ingested }) => sum + (ingested.related ?? 0), 0);
  const joinedStory = items.filter(({ ingested }) => ingested.joinedStory).length;
  const outcomes = { stored, updated, unchanged, superseded, merged };
  return { ...outcomes, refused, refusedCount: rest.refusedCount ?? refused.length, related, joinedStory };
}

/** Notes refusals before the record says that all is done: whoever dies in between is finished by the next delivery. */
async function finish(
  deps: IngestDeps,
  upload: NotedUpload,
  { payload, articles, refusedArticles }: ReadUpload,
  record: IngestRecord,
): Promise<void> {
  const sources = refusedSources({
    refusedArticles,
    refusedElsewhere: payload.refusals.length,
    articles: articles.map(({ article }) => article),
    feed: payload.feed,
    aliases: deps.sourceAliases,
  });
  for (const [source, count] of sources)
    await deps.store.noteRefusals({ source, count, upload: upload.id, receivedAt: upload.receivedAt });
  await deps.store.putIngest(record);
}

function receivedRecord({ id, key, receivedAt, sizeBytes }: NotedUpload): IngestRecord {
  const none = { ...outcomesOf([]), refusedCount: 0, articles: [] };
  return { id, upload: key, receivedAt, state: 'received', sizeBytes, ...none };
}

function recordOf(
  upload: NotedUpload,
  { payload: { format, encoding }, refused }: ReadUpload,
  ingested: readonly IngestedItem[],
): IngestRecord {
  const outcomes = outcomesOf(ingested);
  const allRefused = [...refused, ...outcomes.refused];
  return {
    ...receivedRecord(upload),
    state: 'done',
    ...(format && { format }),
    encoding,
    ...outcomes,
    refused: allRefused,
    refusedCount: allRefused.length,
    articles: ingested.map(({ ingested: { id } }) => id),
  };
}
