import type { RawArticle } from '../article/raw-article.ts';
import type { Refusal } from '../article/refusal.ts';
import { IMPORT_SENDER, senderOf } from '../article/sender.ts';
import { decode, type Payload } from '../decode/decode.ts';
import { normalizePayload } from '../normalize/normalize-payload.ts';
import { toldOfSources } from '../normalize/told.ts';
import type { IngestDeps } from './deps.ts';
import { fittedArticle } from './fit-article.ts';
import type { Incoming } from './ingest-articles.ts';
import type { NotedUpload } from './uploads-of-event.ts';

/** What an upload holds. */
export interface ReadUpload {
  readonly payload: Payload;
  readonly articles: readonly Incoming[];
  readonly refused: readonly Refusal[];
  /** Those of the payload's articles that were refused. */
  readonly refusedArticles: readonly RawArticle[];
}

/**
 * Reads, decodes and normalizes an upload, all of it at once: whether a guid or a link tells articles apart is seen
 * over the whole payload. What cannot be read is refused; throws what the bucket throws.
 */
export async function readUpload(deps: IngestDeps, upload: NotedUpload): Promise<ReadUpload> {
  const payload = believed(await readPayload(deps, upload), upload);
  const articles: Incoming[] = [];
  const refusedArticles: RawArticle[] = [];
  const refused: Refusal[] = [...payload.refusals];
  const context = {
    upload: upload.key,
    receivedAt: upload.receivedAt,
    encoding: payload.encoding,
    warnings: payload.warnings,
    ...(payload.feed && { feed: payload.feed }),
    aliases: deps.sourceAliases,
    spokesmen: deps.spokesmen,
    keepsOutlets: deps.keepsOutlets,
    ...(payload.baseUrl !== undefined && { baseUrl: payload.baseUrl }),
  };
  const told = toldOfSources(payload.articles, context);
  const memory = await deps.sources.learn(told, deps.now());
  const results = await normalizePayload(payload.articles, { ...context, memory }, (raw, error) =>
    internalFault(deps, 'normalize', upload, raw.pointer, error),
  );
  for (const [position, raw] of payload.articles.entries()) {
    const result = results[position];
    if (result?.ok) articles.push(incoming(fittedArticle(deps, result.value), raw, position));
    else if (result) {
      refused.push(result.error);
      refusedArticles.push(raw);
    }
  }
  return { payload, articles, refused, refusedArticles };
}

/** What an export says was decided is believed of the operator's import alone: anybody could write ids, stories and publishers of others. */
function believed(payload: ReadPayload, { key }: NotedUpload): ReadPayload {
  if (senderOf(key) === IMPORT_SENDER) return payload;
  return { ...payload, articles: payload.articles.map(({ preserved: _, ...raw }) => raw) };
}

/** Which version of an article is the later one may be told by its place in the upload alone. */
function incoming(
  article: Incoming['article'],
  { pointer, preserved }: RawArticle,
  position: number,
): Incoming {
  const placed = position === 0 ? article : { ...article, ingest: { ...article.ingest, position } };
  return { pointer, article: placed, ...(preserved && { preserved }) };
}

/** What whoever put the upload says of all of it. */
interface Defaults {
  readonly baseUrl?: string;
  readonly language?: string;
  readonly section?: string;
  readonly source?: string;
}

/**
 * Articles that say no language or section of their own have that of their upload. A source is called as the feed of its
 * site is, so its name stands in place of the feed's.
 */
function withDefaults(payload: Payload, { baseUrl, language, section, source }: Defaults): Payload {
  if (language === undefined && section === undefined && source === undefined) return payload;
  const articles = payload.articles.map((raw) => ({
    ...raw,
    inLanguage: raw.inLanguage ?? payload.feed?.inLanguage ?? language,
    articleSection: raw.articleSection ?? (section === undefined ? undefined : [section]),
  }));
  const title = { type: 'text' as const, value: source ?? '' };
  const named = { ...(baseUrl !== undefined && { feedUrl: baseUrl }), ...payload.feed, title };
  return { ...payload, articles, ...(source !== undefined && { feed: named }) };
}

/** With the address that the bytes came from, where the object tells it. */
type ReadPayload = Payload & { readonly baseUrl?: string };

async function readPayload(deps: IngestDeps, upload: NotedUpload): Promise<ReadPayload> {
  const object = await deps.readObject(upload.key, upload.versionId);
  if (object.state === 'gone')
    return refusedPayload({
      code: 'uploadGone',
      pointer: '',
      detail: 'The object was deleted before it was read.',
    });
  if (object.state === 'tooLarge') {
    return refusedPayload({
      code: 'payloadTooLarge',
      pointer: '',
      detail: `The upload has ${object.sizeBytes} bytes; 10 MB are read.`,
    });
  }
  const contentType = object.contentType ?? upload.contentType;
  const baseUrl = object.baseUrl ?? upload.baseUrl;
  const base = baseUrl === undefined ? {} : { baseUrl };
  const hints = { key: upload.key, ...(contentType !== undefined && { contentType }), ...base };
  try {
    return { ...withDefaults(await decode(object.bytes, hints), object), ...base };
  } catch (error) {
    return refusedPayload(internalFault(deps, 'decode', upload, '', error));
  }
}

/** Our own code failed on an item: it is refused, its neighbors go on, and the log tells where. */
function internalFault(
  { onInternalFault }: IngestDeps,
  step: 'decode' | 'normalize',
  { id }: NotedUpload,
  pointer: string,
  error: unknown,
): Refusal {
  onInternalFault({ step, upload: id, at: pointer }, error);
  return { code: 'internalFault', pointer, detail: `newsloom failed to ${step} it. A replay tries again.` };
}

function refusedPayload(refusal: Refusal): Payload {
  return { articles: [], refusals: [refusal], encoding: 'unknown', warnings: [] };
}
