import { type AttributeValue, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { attributesOf, type Key, TTL_ATTRIBUTE } from './table.ts';
import { conditionally, type Table } from './table-requests.ts';

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
