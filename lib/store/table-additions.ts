import { randomUUID } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { attributesOf, type Key, TTL_ATTRIBUTE } from './table.ts';
import { conditionally, getItem, type Table } from './table-requests.ts';

/** How much is added to a number, and how much it may become. */
export interface Addition {
  readonly attribute: string;
  readonly amount: number;
  readonly limit: number;
}

/** Names the addition that was made last. */
const LAST = 'o';

/**
 * Adds to a number of an item that may not be there, unless it would pass `limit`; false then. A request whose answer
 * was lost is sent again by the SDK: the item names its last addition, so it counts once unless another came between.
 * One UpdateItem, and a GetItem when it is not made; none for more than the limit itself.
 */
export async function addWithin(
  table: Table,
  key: Key,
  { attribute, amount, limit }: Addition,
  expiresAtSeconds: number,
): Promise<boolean> {
  if (amount > limit) return false;
  const addition = randomUUID();
  const done = await conditionally(() =>
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: attributesOf(key),
        UpdateExpression: 'ADD #a :added SET #t = :t, #o = :o',
        ConditionExpression:
          '(attribute_not_exists(#a) OR #a <= :most) AND (attribute_not_exists(#o) OR #o <> :o)',
        ExpressionAttributeNames: { '#a': attribute, '#t': TTL_ATTRIBUTE, '#o': LAST },
        ExpressionAttributeValues: {
          ':added': { N: String(amount) },
          ':most': { N: String(limit - amount) },
          ':t': { N: String(expiresAtSeconds) },
          ':o': { S: addition },
        },
      }),
    ),
  );
  table.meter.writes += 1;
  table.meter.writeUnits += 1;
  return done || (await getItem(table, key, { consistent: true }))?.[LAST]?.S === addition;
}
