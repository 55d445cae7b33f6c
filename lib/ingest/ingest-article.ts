import type { Article } from '../article/article.ts';
import type { PreservedDecisions } from '../article/kept.ts';
import { mergeArticles } from '../article/version.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import type { FoundArticle, FoundIdentity } from '../store/write-store.ts';
import type { IngestDeps } from './deps.ts';
import { finishArticle } from './finish-article.ts';
import { resolveIdentity } from './identity.ts';
import { planArticle } from './plan-article.ts';

/** What became of one article of an upload. */
export type Outcome = 'stored' | 'unchanged' | 'superseded';

export interface Ingested {
  readonly id: string;
  readonly outcome: Outcome;
  /** Related articles that it was stored with, when it was. */
  readonly related?: number;
  /** Whether it joined a story that others began. */
  readonly joinedStory?: boolean;
}

/** Writers that lose an optimistic write read again and decide again; nobody loses this often. */
const ATTEMPTS = 20;

/**
 * Stores one normalized article: who it is, which version wins, what it is related to, where its copies go.
 * `redelivered` repairs: a delivery that comes again may have died half way, so the copies are put again even
 * where nothing changed. `known` is what was read of its identity, for the first attempt. A new article has the hashtags and the story that are `kept` from an export. Throws on faults of the table, and when the article is contended without end.
 */
export async function ingestArticle(
  deps: IngestDeps,
  incoming: Article,
  redelivered: boolean,
  kept?: PreservedDecisions,
  known?: FoundIdentity,
): Promise<Ingested> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await deps.store.backOff(attempt - 1);
    const { id, found } = await resolveIdentity(deps.store, incoming, attempt === 0 ? known : undefined);
    const { article, outcome } = merge(found, { ...incoming, id });
    if (found && outcome !== 'stored') {
      if (redelivered || !found.indexed) await complete(deps, found.record);
      return { id, outcome: isOwn(found, incoming) ? 'stored' : outcome };
    }
    const { record, others, learned, archiveUpdate, joinedStory } = await planArticle(
      deps,
      article,
      found?.record,
      kept,
    );
    if (!(await deps.store.putArticle(record, found?.record.revision))) continue;
    await complete(deps, record, others);
    if (!found && learned) await deps.frequencies.learn(article.inLanguage, learned);
    if (archiveUpdate) await deps.tags.learn(article.inLanguage, archiveUpdate);
    return { id, outcome: 'stored', related: record.placement.edges.length, joinedStory };
  }
  throw new Error(`article ${incoming.id} changed under ${ATTEMPTS} attempts to store it`);
}

/** Everything that follows from a stored article; the mark that says so comes last. */
async function complete(
  deps: IngestDeps,
  record: ArticleRecord,
  others?: ReadonlyMap<string, ArticleRecord>,
): Promise<void> {
  await noteSource(deps, record.article);
  await finishArticle(deps.store, record, others);
}

function merge(found: FoundArticle | undefined, incoming: Article): { article: Article; outcome: Outcome } {
  if (!found) return { article: incoming, outcome: 'stored' };
  const { article, outcome } = mergeArticles(found.record.article, incoming);
  const isStillWithdrawn = found.record.state === 'withdrawn' && article.creativeWorkStatus !== 'usable';
  if (isStillWithdrawn) return { article, outcome: 'unchanged' };
  if (outcome === 'updated' || outcome === 'filled') return { article, outcome: 'stored' };
  return { article, outcome };
}

/** A delivery that died after it stored the article tells, when it comes again, what the first one would have told. */
function isOwn({ record }: FoundArticle, { ingest }: Article): boolean {
  return (
    record.article.ingest.upload === ingest.upload && record.article.ingest.receivedAt === ingest.receivedAt
  );
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
