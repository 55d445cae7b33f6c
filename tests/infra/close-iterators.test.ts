import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it, vi } from 'vitest';
import { levelPrototype } from '../../infra/local/close-iterators.ts';
import { LOCAL_ACCOUNT, openTable } from '../../infra/local/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsloom-iterators-'));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['on disk', folder],
  ['in memory', undefined],
])('leaves nothing open of a Query, whether it read to the end or to its limit: %s', async (_, path) => {
  const table = await openTable('readings', path);
  const client = new DynamoDBClient({ endpoint: table.endpoint, ...LOCAL_ACCOUNT });
  try {
    for (let number = 0; number < 5; number += 1)
      await client.send(
        new PutItemCommand({ TableName: 'readings', Item: { pk: { S: 'a' }, sk: { S: String(number) } } }),
      );
    const opened = vi.spyOn(levelPrototype, 'attachResource');
    const closed = vi.spyOn(levelPrototype, 'detachResource');
    for (const limit of [2, 5, 100]) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: 'readings',
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'a' } },
          Limit: limit,
        }),
      );
      expect(Items).toHaveLength(Math.min(limit, 5));
    }
    expect(opened.mock.calls.length).toBeGreaterThanOrEqual(3);
    await vi.waitFor(() => expect(closed.mock.calls.length).toBe(opened.mock.calls.length));
  } finally {
    client.destroy();
    await table.close();
  }
});
