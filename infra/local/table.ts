import type { Server } from 'node:http';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { tableDefinition } from '../../lib/store/table.ts';
import { closeIterators } from './close-iterators.ts';
import { closeServer, listen } from './listen.ts';

/** A DynamoDB of our own: an embedded one that speaks the real protocol. */
export interface LocalTable {
  readonly endpoint: string;
  /** Who answers there. */
  readonly server: Server;
  close(): Promise<void>;
}

/** Region and credentials that mean nothing to the local services but that the SDK insists on. */
export const LOCAL_ACCOUNT = {
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

/** Longer than anybody pauses between two requests. */
const KEPT_MS = 600_000;

/** Opens the table kept in `folder`, in memory without one, and creates it when it is missing. */
export async function openTable(name: string, folder?: string): Promise<LocalTable> {
  closeIterators();
  const server = dynalite({ createTableMs: 0, ...(folder !== undefined && { path: folder }) });
  // Clients keep connections; one that the server ends just as it is used again costs a retry.
  server.keepAliveTimeout = KEPT_MS;
  const port = await listen(server, 0);
  const endpoint = `http://127.0.0.1:${port}`;
  await createIfMissing(name, endpoint);
  return { endpoint, server, close: () => closeServer(server) };
}

async function createIfMissing(name: string, endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, ...LOCAL_ACCOUNT });
  try {
    if (await isActive(client, name)) return;
    await client.send(new CreateTableCommand(tableDefinition(name)));
    while (!(await isActive(client, name))) await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    client.destroy();
  }
}

async function isActive(client: DynamoDBClient, name: string): Promise<boolean> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table?.TableStatus === 'ACTIVE';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}
