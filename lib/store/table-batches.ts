import { BatchGetItemCommand, BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { slicesOf } from '../article/slices.ts';
import { type Gathered, gatherer } from './gather.ts';
import { type Item, itemBytes, readUnits, writeUnits } from './item-bytes.ts';
import { attributesOf, type Key, keyOfItem, keyText } from './table.ts';
import type { Table } from './table-requests.ts';

/** Keys of a BatchGetItem, and writes of a BatchWriteItem, at most. */
const MOST_KEYS = 100;
const MOST_WRITES = 25;
/** Requests in a row of which the table does nothing, or not all. */
const MOST_ATTEMPTS = 8;

/** Batches that are shared by whoever asks for something at the same time. */
export interface SharedBatches {
  readonly get: Gathered<Key, Item>;
  readonly getConsistent: Gathered<Key, Item>;
  readonly write: Gathered<WriteRequest, never>;
}

/** The table, whose batches are shared by all who use it: articles that are ingested side by side need a tenth fewer requests. */
export function withSharedBatches(table: Table): Table {
  const batches: SharedBatches = {
    get: gatherer(MOST_KEYS, (keys) => getBatch(table, keys, false)),
    getConsistent: gatherer(MOST_KEYS, (keys) => getBatch(table, keys, true)),
    write: gatherer(MOST_WRITES, (writes) => writeBatch(table, writes)),
  };
  return { ...table, batches };
}

/**
 * The items that exist of `keys`, in no order. One BatchGetItem for each hundred keys, and one for each remainder
 * that the table leaves. Throws when it keeps leaving all of them.
 */
export async function batchGetItems(
  table: Table,
  keys: readonly Key[],
  { consistent = false }: { consistent?: boolean } = {},
): Promise<readonly Item[]> {
  const wanted = byText(keys, (key) => key);
  const { batches } = table;
  if (batches) {
    const found = await (consistent ? batches.getConsistent : batches.get)(wanted);
    return found.filter((item) => wanted.has(keyText(keyOfItem(item))));
  }
  const slices = slicesOf([...wanted.values()], MOST_KEYS);
  return (await Promise.all(slices.map((slice) => getBatch(table, slice, consistent)))).flat();
}

async function getBatch(table: Table, keys: readonly Key[], consistent: boolean): Promise<Item[]> {
  const items: Item[] = [];
  let waiting: Item[] = keys.map(attributesOf);
  let idle = 0;
  while (waiting.length > 0) {
    const asked = { Keys: waiting, ...(consistent && { ConsistentRead: true }) };
    const answer = await table.client.send(
      new BatchGetItemCommand({ RequestItems: { [table.name]: asked } }),
    );
    const found = answer.Responses?.[table.name] ?? [];
    const left = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    const missing = waiting.length - found.length - left.length;
    table.meter.gets += 1;
    table.meter.readUnits += found.reduce(
      (total, item) => total + readUnits(itemBytes(item), consistent),
      missing * (consistent ? 1 : 0.5),
    );
    items.push(...found);
    waiting = left;
    idle = left.length > 0 && found.length === 0 ? idle + 1 : 0;
    if (idle === MOST_ATTEMPTS) throw new Error(`table left ${left.length} keys unprocessed`);
    if (idle > 0) await backOff(idle);
  }
  return items;
}

/**
 * Puts and deletes without condition, 25 a request, until the table has taken all of them. A key that is both
 * put and deleted is put. Throws when the table keeps leaving the same writes unprocessed.
 */
export async function writeItems(
  table: Table,
  puts: readonly Item[],
  deletes: readonly Key[] = [],
): Promise<void> {
  const requests = new Map<string, WriteRequest>([
    ...byText(deletes, (key) => ({ DeleteRequest: { Key: attributesOf(key) } })),
    ...puts.map((item) => [keyText(keyOfItem(item)), { PutRequest: { Item: item } }] as const),
  ]);
  if (table.batches) await table.batches.write(requests);
  else
    await Promise.all(slicesOf([...requests.values()], MOST_WRITES).map((batch) => writeBatch(table, batch)));
}

async function writeBatch(table: Table, batch: readonly WriteRequest[]): Promise<never[]> {
  table.meter.writeUnits += batch.reduce(
    (total, { PutRequest }) => total + (PutRequest?.Item ? writeUnits(itemBytes(PutRequest.Item)) : 1),
    0,
  );
  let waiting = [...batch];
  for (let attempt = 0; waiting.length > 0; attempt += 1) {
    if (attempt === MOST_ATTEMPTS) throw new Error(`table left ${waiting.length} writes unprocessed`);
    if (attempt > 0) await backOff(attempt);
    const answer = await table.client.send(
      new BatchWriteItemCommand({ RequestItems: { [table.name]: waiting } }),
    );
    table.meter.writes += 1;
    waiting = answer.UnprocessedItems?.[table.name] ?? [];
  }
  return [];
}

function backOff(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25 * 2 ** Math.min(attempt, 6)));
}

function byText<Unit>(keys: readonly Key[], unitOf: (key: Key) => Unit): Map<string, Unit> {
  return new Map(keys.map((key) => [keyText(key), unitOf(key)]));
}
