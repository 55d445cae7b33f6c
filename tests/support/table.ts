import { randomBytes } from 'node:crypto';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { LOCAL_ACCOUNT, openTable } from '../../infra/local/table.ts';
import { tableDefinition } from '../../lib/store/table.ts';
import { newMeter, type Table } from '../../lib/store/table-requests.ts';

export interface TestTable extends Table {
  close(): Promise<void>;
}

/** A fresh table: embedded and in memory, or one of its own at DYNAMODB_ENDPOINT when that is set. */
export async function startTable(): Promise<TestTable> {
  const name = `newsloom-test-${randomBytes(6).toString('hex')}`;
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) return remoteTable(name, given);
  const local = await openTable(name);
  const client = new DynamoDBClient({ endpoint: local.endpoint, ...LOCAL_ACCOUNT });
  const close = async () => {
    client.destroy();
    await local.close();
  };
  return { client, name, meter: newMeter(), close };
}

async function remoteTable(name: string, endpoint: string): Promise<TestTable> {
  const client = new DynamoDBClient({ endpoint, ...LOCAL_ACCOUNT });
  await client.send(new CreateTableCommand(tableDefinition(name)));
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: name });
  const close = async () => {
    await client.send(new DeleteTableCommand({ TableName: name }));
    client.destroy();
  };
  return { client, name, meter: newMeter(), close };
}
