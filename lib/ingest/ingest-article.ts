import type { Article } from '../article/article.ts';
import { type CopyLocation, leftPlaces, placesOf } from '../article/placement.ts';
import type { PreservedDecisions } from '../article/preserved-decisions.ts';
import { isKeyOfSource } from '../normalize/publisher.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { FoundArticle, FoundIdentity } from '../store/write-store.ts';
import { decide } from './decide.ts';
import type { IngestDeps } from './deps.ts';
import { finishArticle } from './finish-article.ts';
import { fittedArticle } from './fit-article.ts';
import { resolveIdentity } from './identity.ts';
import { indexArticle } from './index-article.ts';
import { type Look, lateLook } from './look-message.ts';
import { planArticle } from './plan-article.ts';

/** What became of one article of an upload; `merged` it was found to be another one of the upload, or one that is stored under another identifier. */
export type Outcome = 'stored' | 'updated' | 'unchanged' | 'superseded' | 'merged';

export interface Ingested {
  readonly id: string;
  readonly outcome: Outcome;
  /** Fields of another sender's article that it was not let change. */
  readonly heldBack?: readonly string[];
  /** Related articles that it was stored with, when it was. */
  readonly related?: number;
  /** Whether it joined a story that others began. */
  readonly joinedStory?: boolean;
  /** The second look that it is due, when it was stored. */
  readonly look?: Look;
}

/** Writers that lose an optimistic write read again and decide again; nobody loses this often. */
const ATTEMPTS = 20;

/**
 * Stores one normalized article: who it is, which version wins, what it is related to, where its copies go.
 * `redelivered` repairs: a delivery that comes again may have died half way, so the copies are put again even
 * where nothing changed. `known` is what was read of its identity, for the first attempt. A new article has the hashtags and the story that are `preserved` from an export. Throws on faults of the table, and when the article is contended without end.
 */
export async function ingestArticle(
  deps: IngestDeps,
  given: Article,
  redelivered: boolean,
  preserved?: PreservedDecisions,
  known?: FoundIdentity,
): Promise<Ingested> {
  // Postings of a first attempt that lost stand beside those of the article that won.
  let posted: CopyLocation[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await deps.store.backOff(attempt - 1);
    const { incoming, found } = await resolveIdentity(deps.store, given, {
      known: attempt === 0 ? known : undefined,
      spokesmen: deps.spokesmen,
    });
    const { article: decided, outcome: became, heldBack } = decide(found, incoming, deps.spokesmen);
    const { id } = incoming;
    const outcome = isOther(found, incoming) && became === 'updated' ? 'merged' : became;
    const held = heldBack && { heldBack };
    if (found && became !== 'updated') {
      if (redelivered || !found.indexed || posted.length > 0)
        await complete(deps, withRemovals(found.record, posted));
      const look = isOfKey(found, incoming) ? { look: { id } } : {};
      return {
        id,
        outcome: isOwn(found, incoming) ? toldAgain(found, redelivered) : outcome,
        ...look,
        ...held,
      };
    }
    // What one payload lacks comes from the other: both together may be too large.
    const article = found ? fittedArticle(deps, decided) : decided;
    const plan = await planArticle(deps, article, found && withoutDone(found), preserved);
    const { relatedRecords, frequencyUpdate, archiveUpdate, joinedStory } = plan;
    const record = withRemovals(plan.record, posted);
    if (!(await deps.store.putArticle(record, found?.record))) {
      if (!found) posted = placesOf(id, record.placement).filter(({ type }) => type === 'posting');
      continue;
    }
    const isFinished = await complete(deps, record, relatedRecords);
    if (!found && frequencyUpdate) await deps.frequencies.learn(article.inLanguage, frequencyUpdate);
    if (archiveUpdate) await deps.tags.learn(article.inLanguage, archiveUpdate);
    if (found) await noteMove(deps, found.record, article);
    const told = found && isOwn(found, incoming) ? toldAgain(found, redelivered) : outcome;
    const look = plan.isEarly || !isFinished ? { id } : lateLook(id);
    return { id, outcome: told, look, related: record.placement.edges.length, joinedStory, ...held };
  }
  throw new Error(`article ${given.id} changed under ${ATTEMPTS} attempts to store it`);
}

/** Everything that follows from a stored article; the marker that says so comes last. False when the story has to wait for the second look. */
export async function complete(
  deps: IngestDeps,
  record: ArticleRecord,
  relatedRecords?: ReadonlyMap<string, ArticleRecord>,
): Promise<boolean> {
  await Promise.all([noteSource(deps, record.article), indexArticle(deps, record)]);
  return finishArticle(deps.store, record, relatedRecords);
}

/** What the marker says is done need not be done again by whoever changes the article next. */
export function withoutDone({ record, indexed }: FoundArticle): ArticleRecord {
  return indexed ? { ...record, removals: [] } : record;
}

/** The record, and the postings that it does not have to be taken away. */
function withRemovals(record: ArticleRecord, posted: readonly CopyLocation[]): ArticleRecord {
  if (posted.length === 0) return record;
  const places = record.state === 'withdrawn' ? [] : placesOf(record.article.id, record.placement);
  return { ...record, removals: leftPlaces([...record.removals, ...posted], places) };
}

/** True where what is stored did not have the best identifier of what comes: it is known by another. */
function isOther(found: FoundArticle | undefined, { identifier: [best] }: Article): boolean {
  return found !== undefined && !found.record.article.identifier.includes(best);
}

/** What the first delivery told, if this one comes again; else it is the second item of an upload with this article. */
function toldAgain({ record }: FoundArticle, redelivered: boolean): Outcome {
  if (!redelivered) return 'merged';
  return isFirstVersion(record) ? 'stored' : 'updated';
}

/** Second looks write the record too, and leave the version as it is. */
function isFirstVersion({ generation, looks = 0 }: ArticleRecord): boolean {
  return generation - looks === 1;
}

/** True where the upload itself brought what is stored. */
function isOwn(found: FoundArticle, incoming: Article): boolean {
  return isOfKey(found, incoming) && found.record.article.ingest.receivedAt === incoming.ingest.receivedAt;
}

/** True where what is stored came under the same key: this is its upload once more, or a replay of it. */
function isOfKey({ record }: FoundArticle, { ingest }: Article): boolean {
  return record.article.ingest.upload === ingest.upload;
}

/** What was kept under a host or a name is found under the domain that these belong to. At most one UpdateItem, when an article changes its source. */
async function noteMove({ store }: IngestDeps, before: ArticleRecord, { publisher }: Article): Promise<void> {
  const { key } = before.article.publisher;
  if (key !== publisher.key && isKeyOfSource(key, publisher)) await store.moveSource(key, publisher.key);
}

function noteSource({ store }: IngestDeps, { publisher, datePublished }: Article): Promise<void> {
  const { key, name, domain } = publisher;
  return store.noteSource({
    key,
    name,
    lastPublished: datePublished,
    ...(domain !== undefined && { domain }),
  });
}
