import type { ArticleRecord } from '../store/article-item.ts';
import type { WriteStore } from '../store/write-store.ts';
import { copiesOf } from './copies.ts';
import { finishArticle, mergeWithWithdrawals, relatedIdsOf } from './finish-article.ts';
import type { LookPlan } from './plan-look.ts';

/**
 * Writes what a second look added to a stored article: the set that it chose, itself in the sets of those that are new
 * there, and a merge; the other copies of the revision `before` stand already. One that moves to another story shows
 * another card everywhere, so all its copies are written. A run that dies is finished as any other
 * by whoever finds that the marker is missing. False when others write the stories all the time. About ten write units,
 * one more for each edge, a BatchGetItem of those that it had chosen before and a consistent one of all.
 */
export async function finishLook(
  store: WriteStore,
  { record, added, merged, relatedRecords }: LookPlan,
  before: ArticleRecord,
): Promise<boolean> {
  if (record.revision !== before.revision) return finishArticle(store, record);
  const { id } = record.article;
  if (added.length > 0) {
    const missing = relatedIdsOf(record).filter((other) => !relatedRecords.has(other));
    const related = new Map([...relatedRecords, ...(await store.getRecords(missing))]);
    const { relatedSet, edges, removals, leftAt } = copiesOf(record, related);
    const isAdded = new Set(added.map(({ other }) => other));
    await store.writeCopies({
      entries: [],
      postings: [],
      edges: edges.filter(({ target }) => isAdded.has(target)),
      ...(relatedSet && { relatedSet }),
      removals,
      ...(leftAt !== undefined && { leftAt }),
    });
    const now = await store.rereadAfterWrite([id, ...relatedIdsOf(record)], undefined);
    const isSame = (other: string) => {
      const [seen, stands] = [related.get(other), now.records.get(other)];
      return seen?.revision === stands?.revision && seen?.state === stands?.state;
    };
    const latest = now.records.get(id) ?? record;
    if (latest.generation !== record.generation || !relatedIdsOf(record).every(isSame))
      return finishArticle(store, latest);
  }
  if (merged !== undefined && !(await mergeWithWithdrawals(store, before.story ?? id, merged))) return false;
  await store.putIndexedMarker(id, record.revision, record.generation);
  return true;
}
