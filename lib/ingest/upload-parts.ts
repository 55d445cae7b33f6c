import { gunzipSync, gzipSync } from 'node:zlib';
import { ARTICLE, PRESERVED_DECISIONS } from '../article/article-check.ts';
import { anyText, checkedJson, fields, listOf, optional } from '../article/check.ts';
import { PARTS_PREFIX, type UploadPart } from '../article/upload.ts';
import type { IngestDeps } from './deps.ts';
import type { Incoming } from './ingest-articles.ts';
import { lanesOf } from './lanes.ts';
import { partMessage } from './message.ts';

/** Objects that are put at the same time. */
const PUTS = 8;

/** Stores the normalized articles of each part as an object of the bucket. One PutObject each. */
export async function storeParts(
  { putObject }: Pick<IngestDeps, 'putObject'>,
  ingest: string,
  parts: readonly (readonly Incoming[])[],
): Promise<void> {
  const lanes = lanesOf(PUTS);
  const put = (articles: readonly Incoming[], index: number) =>
    lanes(() => putObject(keyOf({ ingest, number: index + 1 }), gzipSync(JSON.stringify(articles))));
  await Promise.all(parts.map(put));
}

const INCOMING = listOf(
  fields<Incoming>({ pointer: anyText, article: ARTICLE, preserved: optional(PRESERVED_DECISIONS) }),
);

/** Reads the articles of a part. One GetObject. Throws when the object is there no more, or holds something else. */
export async function readPart(
  { readObject }: Pick<IngestDeps, 'readObject'>,
  part: UploadPart,
): Promise<readonly Incoming[]> {
  const object = await readObject(keyOf(part));
  if (object.state !== 'read')
    throw new Error(`part ${part.number} of ${part.ingest} is ${object.state}: replay the upload`);
  return checkedJson(INCOMING, gunzipSync(object.bytes).toString());
}

/**
 * Sends a part of an upload, if there is one of this number. Whoever begins a part sends the next: an idle instance has
 * it at once, and one part at most waits before a small upload that comes meanwhile. One request of the queue.
 */
export async function sendPart({ queue }: Pick<IngestDeps, 'queue'>, part: UploadPart): Promise<void> {
  if (part.number <= part.of) await queue.send([{ body: partMessage(part) }]);
}

function keyOf({ ingest, number }: Pick<UploadPart, 'ingest' | 'number'>): string {
  return `${PARTS_PREFIX}${ingest}/${number}`;
}
