import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
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
  const done = await conditionally(() =>
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: attributesOf(key),
        UpdateExpression: 'ADD #a :added SET #t = :t',
        ConditionExpression: 'attribute_not_exists(#a) OR #a <= :most',
        ExpressionAttributeNames: { '#a': attribute, '#t': TTL_ATTRIBUTE },
        ExpressionAttributeValues: {
          ':added': { N: String(amount) },
          ':most': { N: String(limit - amount) },
          ':t': { N: String(expiresAtSeconds) },
        },
      }),
    ),
  );
  table.meter.writes += 1;
  table.meter.writeUnits += 1;
  return done;
}
