import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { type Item, itemBytes, readUnits, writeUnits } from './item-bytes.ts';
import { attributesOf, type Key, keyText, TTL_ATTRIBUTE } from './table.ts';

/** What was asked of the table since the meter was made, by our own estimate of units. */
export interface Meter {
  queries: number;
  gets: number;
  writes: number;
  readUnits: number;
  writeUnits: number;
}

export function newMeter(): Meter {
  return { queries: 0, gets: 0, writes: 0, readUnits: 0, writeUnits: 0 };
}

/** A table to speak to, and the meter that counts what is asked of it. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
  readonly meter: Meter;
}

export interface QueryRange {
  readonly pk: string;
  /** Inclusive bounds of the sort key. */
  readonly from?: string;
  readonly to?: string;
  /** Read downwards from `to`. */
  readonly descending?: boolean;
  /** Behind this sort key, exclusive. */
  readonly after?: string;
  /** See everything that was written before; costs twice. */
  readonly consistent?: boolean;
  readonly limit: number;
}

/**
 * Up to `limit` items of one partition in key order, eventually consistent unless told. Follows LastEvaluatedKey, so a
 * short answer means that there are no more; one Query but for answers over 1 MB.
 */
export async function queryItems(table: Table, range: QueryRange): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined =
    range.after === undefined ? undefined : attributesOf({ pk: range.pk, sk: range.after });
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ...conditionOf(range),
        ScanIndexForward: range.descending !== true,
        ...(range.consistent && { ConsistentRead: true }),
        Limit: range.limit - items.length,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    const found = page.Items ?? [];
    items.push(...found);
    table.meter.queries += 1;
    table.meter.readUnits += readUnits(sum(found), range.consistent === true);
    start = page.LastEvaluatedKey;
  } while (start && items.length < range.limit);
  return items;
}

function conditionOf({ pk, from, to }: QueryRange) {
  const values: Record<string, AttributeValue> = { ':pk': { S: pk } };
  if (from !== undefined) values[':from'] = { S: from };
  if (to !== undefined) values[':to'] = { S: to };
  const bounds =
    from !== undefined && to !== undefined
      ? ' AND sk BETWEEN :from AND :to'
      : from !== undefined
        ? ' AND sk >= :from'
        : to !== undefined
          ? ' AND sk <= :to'
          : '';
  return { KeyConditionExpression: `pk = :pk${bounds}`, ExpressionAttributeValues: values };
}

/** One item, or undefined. One GetItem. */
export async function getItem(
  table: Table,
  key: Key,
  options?: { consistent?: boolean },
): Promise<Item | undefined> {
  const consistent = options?.consistent ?? false;
  const answer = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: attributesOf(key), ConsistentRead: consistent }),
  );
  table.meter.gets += 1;
  table.meter.readUnits += readUnits(answer.Item ? itemBytes(answer.Item) : 0, consistent);
  return answer.Item;
}

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

export interface Condition {
  readonly expression: string;
  readonly values?: Record<string, AttributeValue>;
}

/** Puts one item if the condition holds; false when it does not. One PutItem. */
export async function putItem(table: Table, item: Item, condition?: Condition): Promise<boolean> {
  const done = await conditionally(() =>
    table.client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: item,
        ...(condition && { ConditionExpression: condition.expression }),
        ...(condition?.values && { ExpressionAttributeValues: condition.values }),
      }),
    ),
  );
  table.meter.writes += 1;
  table.meter.writeUnits += writeUnits(itemBytes(item));
  return done;
}

/** How much is added to a number, and how much it may become. */
export interface Addition {
  readonly attribute: string;
  readonly amount: number;
  readonly limit: number;
}

/** Adds to a number of an item that may not be there, unless it would pass `limit`; false then. One UpdateItem, none for more than the limit itself. */
export async function addWithin(
  table: Table,
  key: Key,
  { attribute, amount, limit }: Addition,
  expiresAtSeconds: number,
): Promise<boolean> {
  if (amount > limit) return false;
  return add(table, key, expiresAtSeconds, {
    attribute,
    added: { N: String(amount) },
    condition: '#a <= :most',
    most: limit - amount,
  });
}

/** Adds a text to the set of an item that may not be there, unless the set has `limit` already; false then. One UpdateItem. */
export function addToSet(
  table: Table,
  key: Key,
  { attribute, text, limit }: { readonly attribute: string; readonly text: string; readonly limit: number },
  expiresAtSeconds: number,
): Promise<boolean> {
  const added = { SS: [text] };
  return add(table, key, expiresAtSeconds, { attribute, added, condition: 'size(#a) < :most', most: limit });
}

interface Add {
  readonly attribute: string;
  readonly added: AttributeValue;
  /** Holds of an attribute that is there. */
  readonly condition: string;
  readonly most: number;
}

async function add(
  table: Table,
  key: Key,
  expiresAtSeconds: number,
  { attribute, added, condition, most }: Add,
): Promise<boolean> {
  const done = await conditionally(() =>
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: attributesOf(key),
        UpdateExpression: 'ADD #a :added SET #t = :t',
        ConditionExpression: `attribute_not_exists(#a) OR ${condition}`,
        ExpressionAttributeNames: { '#a': attribute, '#t': TTL_ATTRIBUTE },
        ExpressionAttributeValues: {
          ':added': added,
          ':most': { N: String(most) },
          ':t': { N: String(expiresAtSeconds) },
        },
      }),
    ),
  );
  table.meter.writes += 1;
  table.meter.writeUnits += 1;
  return done;
}

async function conditionally(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
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
  const kept = new Map(puts.map((item) => [itemKeyText(item), item]));
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
  const batches = Array.from({ length: Math.ceil(requests.length / 25) }, (_, index) =>
    requests.slice(index * 25, index * 25 + 25),
  );
  await Promise.all(batches.map((batch) => writeBatch(table, batch)));
}

/** Requests in a row of which the table does nothing, or not all. */
const MOST_ATTEMPTS = 8;

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

function itemKeyText(item: Item): string {
  return `${item['pk']?.S} ${item['sk']?.S}`;
}

function sum(items: readonly Item[]): number {
  return items.reduce((total, item) => total + itemBytes(item), 0);
}
