import { BatchGetItemCommand, BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { slicesOf } from '../article/slices.ts';
import { type Item, itemBytes, readUnits, writeUnits } from './item-bytes.ts';
import { attributesOf, type Key, keyOfItem, keyText } from './table.ts';
import type { Table } from './table-requests.ts';

/** Requests in a row of which the table does nothing, or not all. */
const MOST_ATTEMPTS = 8;

/**
 * The items that exist of `keys`, in no order. One BatchGetItem for each hundred keys, and one for each remainder
 * that the table leaves. Throws when it keeps leaving all of them.
 */
export async function batchGetItems(
  table: Table,
  keys: readonly Key[],
  options?: { consistent?: boolean },
): Promise<Item[]> {
  const consistent = options?.consistent ?? false;
  const items: Item[] = [];
  let waiting: Item[] = distinct(keys).map(attributesOf);
  let idle = 0;
  while (waiting.length > 0) {
    const asked = { Keys: waiting.slice(0, 100), ...(consistent && { ConsistentRead: true }) };
    const answer = await table.client.send(
      new BatchGetItemCommand({ RequestItems: { [table.name]: asked } }),
    );
    const found = answer.Responses?.[table.name] ?? [];
    const left = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    const missing = Math.min(waiting.length, 100) - found.length - left.length;
    table.meter.gets += 1;
    table.meter.readUnits += found.reduce(
      (total, item) => total + readUnits(itemBytes(item), consistent),
      missing * (consistent ? 1 : 0.5),
    );
    items.push(...found);
    waiting = [...left, ...waiting.slice(100)];
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
  const kept = new Map(puts.map((item) => [keyText(keyOfItem(item)), item]));
  const requests: WriteRequest[] = [
    ...[...kept.values()].map((item) => ({ PutRequest: { Item: item } })),
    ...distinct(deletes)
      .filter((key) => !kept.has(keyText(key)))
      .map((key) => ({ DeleteRequest: { Key: attributesOf(key) } })),
  ];
  table.meter.writeUnits += requests.reduce(
    (total, { PutRequest }) => total + (PutRequest?.Item ? writeUnits(itemBytes(PutRequest.Item)) : 1),
    0,
  );
  await Promise.all(slicesOf(requests, 25).map((batch) => writeBatch(table, batch)));
}

async function writeBatch(table: Table, batch: WriteRequest[]): Promise<void> {
  let waiting = batch;
  for (let attempt = 0; waiting.length > 0; attempt += 1) {
    if (attempt === MOST_ATTEMPTS) throw new Error(`table left ${waiting.length} writes unprocessed`);
    if (attempt > 0) await backOff(attempt);
    const answer = await table.client.send(
      new BatchWriteItemCommand({ RequestItems: { [table.name]: waiting } }),
    );
    table.meter.writes += 1;
    waiting = answer.UnprocessedItems?.[table.name] ?? [];
  }
}

function backOff(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25 * 2 ** Math.min(attempt, 6)));
}

function distinct(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
}
