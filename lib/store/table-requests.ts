import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, itemBytes, readUnits, writeUnits } from './item-bytes.ts';
import { attributesOf, type Key } from './table.ts';
import type { SharedBatches } from './table-batches.ts';

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
  /** Where several use it at the same time. */
  readonly batches?: SharedBatches;
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

export interface Condition {
  readonly expression: string;
  readonly values?: Record<string, AttributeValue>;
}

/** Holds while an item still has the revision (`n`) that was read; 0: while there is none. */
export function over(revision: number): Condition {
  if (revision === 0) return { expression: 'attribute_not_exists(pk)' };
  return { expression: 'n = :n', values: { ':n': { N: String(revision) } } };
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

/** What a write whose condition may not hold comes to: false when it does not. */
export async function conditionally(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function sum(items: readonly Item[]): number {
  return items.reduce((total, item) => total + itemBytes(item), 0);
}
