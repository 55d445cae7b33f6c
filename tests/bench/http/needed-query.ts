import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../../lib/store/table-requests.ts';

/** The one Query that an answer cannot do without. */
export interface NeededQuery {
  readonly pk: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly descending?: boolean;
}

/** Sends it as anybody would who has the SDK and nothing else. */
export function bareQuery(table: Table, { pk, from, to, limit, descending }: NeededQuery): Promise<unknown> {
  const isBounded = from !== undefined && to !== undefined;
  return table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: isBounded ? 'pk = :pk AND sk BETWEEN :from AND :to' : 'pk = :pk',
      ExpressionAttributeValues: {
        ':pk': { S: pk },
        ...(isBounded && { ':from': { S: from }, ':to': { S: to } }),
      },
      ScanIndexForward: descending !== true,
      Limit: limit,
    }),
  );
}
