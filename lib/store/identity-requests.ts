import type { ArticleId } from '../article/article.ts';
import { articleRecord, indexedMarker } from './article-item.ts';
import { attributeText } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import { aliasKey, articleKey, attributesOf, indexedKey, type Key } from './table.ts';
import { batchGetItems } from './table-batches.ts';
import { getItem, putItem, queryItems, type Table } from './table-requests.ts';
import type { AskedIdentity, FoundArticle, FoundIdentity } from './write-store.ts';

export async function getArticle(table: Table, id: ArticleId): Promise<FoundArticle | undefined> {
  const { pk, sk } = articleKey(id);
  return foundArticle(id, await queryItems(table, { pk, from: sk, to: indexedKey(id).sk, limit: 2 }));
}

/** The article among the items of its partition. */
function foundArticle(id: ArticleId, items: readonly Item[]): FoundArticle | undefined {
  const itemAt = ({ sk }: Key) => items.find((item) => item['sk']?.S === sk);
  const stored = itemAt(articleKey(id));
  if (!stored) return undefined;
  const record = articleRecord(stored);
  const marker = itemAt(indexedKey(id));
  const { revision, generation } = marker ? indexedMarker(marker) : {};
  const indexed = revision === record.revision && generation === String(record.generation);
  return { record, indexed };
}

export async function getIdentities(table: Table, asked: readonly AskedIdentity[]): Promise<FoundIdentity[]> {
  const keys = asked.flatMap(({ id, hashes }) => [articleKey(id), indexedKey(id), ...hashes.map(aliasKey)]);
  const byPartition = new Map<string, Item[]>();
  for (const item of await batchGetItems(table, keys)) {
    const pk = attributeText(item['pk'], 'pk');
    byPartition.set(pk, [...(byPartition.get(pk) ?? []), item]);
  }
  return asked.map(({ id, hashes }) => {
    const own = foundArticle(id, byPartition.get(articleKey(id).pk) ?? []);
    const bound = hashes.flatMap((hash) => {
      const [alias] = byPartition.get(aliasKey(hash).pk) ?? [];
      return alias ? [[hash, aliasOwner(alias)] as const] : [];
    });
    return { ...(own && { own }), bound: new Map(bound) };
  });
}

export async function claimAliases(
  table: Table,
  hashes: readonly string[],
  id: ArticleId,
): Promise<ArticleId> {
  // In one order everywhere: two payloads that name the same identifiers meet at the first one that they share.
  for (const hash of [...hashes].sort()) {
    if (await bindAlias(table, hash, id, id)) continue;
    const item = await getItem(table, aliasKey(hash), { consistent: true });
    if (!item) throw new Error('an alias that was bound is gone');
    const owner = aliasOwner(item);
    for (const each of hashes) if (each !== hash) await bindAlias(table, each, owner, id);
    return owner;
  }
  return id;
}

/** Binds an identifier that is free or bound to `from`. */
function bindAlias(table: Table, hash: string, id: ArticleId, from: ArticleId): Promise<boolean> {
  return putItem(table, aliasItem(hash, id), {
    expression: 'attribute_not_exists(pk) OR a = :a',
    values: { ':a': { S: from } },
  });
}

function aliasItem(hash: string, id: ArticleId): Item {
  return { ...attributesOf(aliasKey(hash)), ...layoutOf('alias'), a: { S: id } };
}

/** The article that an identifier is bound to. Throws UnreadableItem. */
export function aliasOwner(item: Item): ArticleId {
  return readItem('alias', item, ({ a }) => attributeText(a, 'a'));
}
