import type { ArticleId } from '../article/article.ts';
import { slicesOf } from '../article/slices.ts';
import { attributeBytes } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import { relatedSetItem, storedRelatedSet } from './related-set-item.ts';
import { type Key, keyOfItem, relatedSetKey } from './table.ts';
import { batchGetItems } from './table-batches.ts';
import { putItem, type Table } from './table-requests.ts';
import type { ShownArticle } from './write-store.ts';

/** Somebody who loses an optimistic write reads again and writes again; nobody loses this often. */
const ATTEMPTS = 8;

/**
 * Each set is put over what was read of it, so that two of its articles may change at once. One that was not there,
 * or does not show the article, stays as it is: who writes it afterwards looks back at what he shows.
 */
export async function showInRelatedSets(
  table: Table,
  targets: readonly ArticleId[],
  id: ArticleId,
  shown: ShownArticle | undefined,
): Promise<void> {
  let open = targets.map(relatedSetKey);
  for (let attempt = 0; open.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`${open.length} related sets changed under ${ATTEMPTS} writes`);
    const items = await batchGetItems(table, open, { consistent: true });
    const lost: Key[] = [];
    for (const part of slicesOf(items, PUTS_AT_ONCE)) {
      const done = await Promise.all(part.map((item) => putShown(table, item, id, shown)));
      lost.push(...part.filter((_, index) => !done[index]).map(keyOfItem));
    }
    open = lost;
  }
}

const PUTS_AT_ONCE = 20;

/** False when the set changed since it was read. */
async function putShown(
  table: Table,
  item: Item,
  id: ArticleId,
  shown: ShownArticle | undefined,
): Promise<boolean> {
  const edges = storedRelatedSet(item);
  const changed = edges.flatMap((edge) =>
    edge.card.id !== id ? [edge] : shown === undefined ? [] : [{ ...edge, ...shown }],
  );
  const after = relatedSetItem(keyOfItem(item).pk.slice(2), changed);
  const before = attributeBytes(item['z'], 'z');
  if (Buffer.compare(before, attributeBytes(after['z'], 'z')) === 0) return true;
  return putItem(table, after, { expression: 'z = :z', values: { ':z': { B: before } } });
}
