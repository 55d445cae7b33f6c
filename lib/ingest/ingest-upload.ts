import type { Article } from '../article/article.ts';
import type { PreservedDecisions } from '../article/kept.ts';
import type { RawArticle } from '../article/raw-article.ts';
import type { Refusal } from '../article/refusal.ts';
import type { IngestRecord } from '../article/upload.ts';
import { decode, type Payload } from '../decode/decode.ts';
import { normalizePayload } from '../normalize/normalize-payload.ts';
import type { IngestDeps } from './deps.ts';
import { identitiesOf } from './identity.ts';
import { type Ingested, ingestArticle } from './ingest-article.ts';
import { refusedSources } from './refused-sources.ts';
import type { NotedUpload } from './uploads-of-message.ts';

/** What an upload came to: its record, and what its articles found when they were stored. */
export interface IngestedUpload {
  readonly record: IngestRecord;
  readonly related: number;
  readonly joinedStory: number;
}

/**
 * The one use case: an upload becomes articles, and an ingest record that says what became of each. An upload
 * whose record is `done` is not read again unless `redelivered`. What is refused stands in the record and
 * costs nothing else; what is thrown is the world's fault and wants another delivery, which finds the articles
 * already stored and goes on.
 */
export async function ingestUpload(
  deps: IngestDeps,
  upload: NotedUpload,
  redelivered: boolean,
): Promise<IngestedUpload> {
  const earlier = await deps.store.getIngest(upload.id);
  if (earlier?.state === 'done' && !redelivered) return { record: earlier, related: 0, joinedStory: 0 };
  if (!earlier) await deps.store.putIngest(receivedRecord(upload));
  const payload = await readPayload(deps, upload);
  const { articles, refused, refusedArticles } = await normalizeAll(deps, payload, upload);
  const ingested = await ingestAll(deps, articles, redelivered);
  const related = ingested.reduce((sum, each) => sum + (each.related ?? 0), 0);
  const joinedStory = ingested.filter((each) => each.joinedStory).length;
  if (earlier?.state === 'done') return { record: earlier, related, joinedStory };
  const record = tally(upload, payload, refused, ingested);
  const sources = refusedSources({
    refusedArticles,
    refusedElsewhere: payload.refusals.length,
    articles: articles.map(({ article }) => article),
    feed: payload.feed,
    aliases: deps.sourceAliases,
  });
  // Before the record says that all is done: whoever dies in between is finished by the next delivery.
  for (const [source, count] of sources)
    await deps.store.noteRefusals({ source, count, upload: upload.id, receivedAt: upload.receivedAt });
  await deps.store.putIngest(record);
  return { record, related, joinedStory };
}

function receivedRecord(upload: NotedUpload): IngestRecord {
  const { id, key, receivedAt, sizeBytes } = upload;
  const none = { stored: 0, unchanged: 0, superseded: 0, refused: [], refusedCount: 0, articles: [] };
  return { id, upload: key, receivedAt, state: 'received', sizeBytes, ...none };
}

async function readPayload(deps: IngestDeps, upload: NotedUpload): Promise<Payload> {
  const object = await deps.readObject(upload.key, upload.versionId);
  if (object.state === 'gone')
    return refusedPayload({
      code: 'uploadGone',
      at: '',
      detail: 'The object was deleted before it was read.',
    });
  if (object.state === 'tooLarge') {
    return refusedPayload({
      code: 'payloadTooLarge',
      at: '',
      detail: `The upload has ${object.sizeBytes} bytes; 10 MB are read.`,
    });
  }
  const contentType = object.contentType ?? upload.contentType;
  try {
    return await decode(object.bytes, {
      key: upload.key,
      ...(contentType !== undefined && { contentType }),
      ...(upload.baseUrl !== undefined && { baseUrl: upload.baseUrl }),
    });
  } catch (error) {
    return refusedPayload(internalFault(deps, 'decode', upload, '', error));
  }
}

/** Our own code failed on an item: it is refused, its neighbors go on, and the log tells where. */
function internalFault(
  { onInternalFault }: IngestDeps,
  step: 'decode' | 'normalize',
  { id }: NotedUpload,
  at: string,
  error: unknown,
): Refusal {
  onInternalFault({ step, upload: id, at }, error);
  return { code: 'internalFault', at, detail: `newsloom failed to ${step} it. A replay tries again.` };
}

function refusedPayload(refusal: Refusal): Payload {
  return { articles: [], refusals: [refusal], encoding: 'unknown', warnings: [] };
}

interface Incoming {
  readonly article: Article;
  readonly kept: PreservedDecisions | undefined;
}

async function normalizeAll(
  deps: IngestDeps,
  payload: Payload,
  upload: NotedUpload,
): Promise<{ articles: Incoming[]; refused: Refusal[]; refusedArticles: RawArticle[] }> {
  const articles: Incoming[] = [];
  const refusedArticles: RawArticle[] = [];
  const refused: Refusal[] = [...payload.refusals];
  const context = {
    upload: upload.key,
    receivedAt: upload.receivedAt,
    encoding: payload.encoding,
    warnings: payload.warnings,
    ...(payload.feed && { feed: payload.feed }),
    ...(deps.sourceAliases && { aliases: deps.sourceAliases }),
    ...(upload.baseUrl !== undefined && { baseUrl: upload.baseUrl }),
  };
  const results = await normalizePayload(payload.articles, context, (raw, error) =>
    internalFault(deps, 'normalize', upload, raw.at, error),
  );
  for (const [index, raw] of payload.articles.entries()) {
    const result = results[index];
    if (result?.ok) articles.push({ article: result.value, kept: raw.kept });
    else if (result) {
      refused.push(result.error);
      refusedArticles.push(raw);
    }
  }
  return { articles, refused, refusedArticles };
}

/** Articles whose identities are read together: later ones of a long upload are read when it is their turn. */
const READ_TOGETHER = 25;

/** One after the other, in the order of the payload: each may be related to those before it. */
async function ingestAll(deps: IngestDeps, articles: readonly Incoming[], redelivered: boolean) {
  const ingested: Ingested[] = [];
  for (let start = 0; start < articles.length; start += READ_TOGETHER) {
    const part = articles.slice(start, start + READ_TOGETHER);
    const identities = await identitiesOf(
      deps.store,
      part.map(({ article }) => article),
    );
    const seen = new Set<string>();
    for (const [index, { article, kept }] of part.entries()) {
      const names = [article.id, ...article.identifier];
      // What was read is not true any more of an article that comes twice in one upload.
      const known = names.some((name) => seen.has(name)) ? undefined : identities[index];
      for (const name of names) seen.add(name);
      ingested.push(await ingestArticle(deps, article, redelivered, kept, known));
    }
  }
  return ingested;
}

function tally(
  upload: NotedUpload,
  { format, encoding }: Payload,
  refused: readonly Refusal[],
  ingested: readonly Ingested[],
): IngestRecord {
  const count = (wanted: string) => ingested.filter(({ outcome }) => outcome === wanted).length;
  return {
    ...receivedRecord(upload),
    state: 'done',
    ...(format && { format }),
    encoding,
    stored: count('stored'),
    unchanged: count('unchanged'),
    superseded: count('superseded'),
    refused,
    refusedCount: refused.length,
    articles: ingested.map(({ id }) => id),
  };
}
