import { gunzipSync, gzipSync } from 'node:zlib';
import { ARTICLE, PRESERVED_DECISIONS } from '../article/article-check.ts';
import { anyText, checkedJson, fields, listOf, optional } from '../article/check.ts';
import { PARTS_PREFIX, type UploadPart } from '../article/upload.ts';
import type { IngestDeps } from './deps.ts';
import type { Incoming } from './ingest-articles.ts';
import { lanesOf } from './lanes.ts';
import { partMessage } from './message.ts';

/**
 * Parts of one upload that wait in the queue: so many may stand before a small upload that comes meanwhile. Whoever
 * begins a part sends the one that is so many further on, so that they all come in the end.
 */
const PARTS_AHEAD = 4;
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

/** Sends the parts that nobody sends by beginning another one. */
export async function sendFirstParts(
  { queue }: Pick<IngestDeps, 'queue'>,
  ingest: string,
  of: number,
): Promise<void> {
  const numbers = Array.from({ length: Math.min(PARTS_AHEAD, of) }, (_, index) => index + 1);
  await queue.send(numbers.map((number) => ({ body: partMessage({ ingest, number, of }) })));
}

/** Sends the part that follows in the place of this one, if there is one. */
export async function sendFollowing({ queue }: Pick<IngestDeps, 'queue'>, part: UploadPart): Promise<void> {
  const number = part.number + PARTS_AHEAD;
  if (number <= part.of) await queue.send([{ body: partMessage({ ...part, number }) }]);
}

function keyOf({ ingest, number }: Pick<UploadPart, 'ingest' | 'number'>): string {
  return `${PARTS_PREFIX}${ingest}/${number}`;
}
