import { createServer, type ServerResponse } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { LOCAL_ACCOUNT, type LocalTable, openTable } from '../../infra/local/table.ts';
import { addWithin } from '../../lib/store/table-additions.ts';
import { newMeter, type Table } from '../../lib/store/table-requests.ts';

const NAME = 'newsloom-additions';
let local: LocalTable;
/** Numbers of the updates that are made and whose answers never come. */
let losing: readonly number[] = [];
let updates = 0;
const server = createServer((request, response) => {
  if (String(request.headers['x-amz-target']).endsWith('.UpdateItem')) {
    updates += 1;
    if (losing.includes(updates))
      response.end = (() => request.socket.destroy()) as unknown as ServerResponse['end'];
  }
  local.server.emit('request', request, response);
});
let table: Table;
beforeAll(async () => {
  local = await openTable(NAME);
  const port = await listen(server, 0);
  const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, ...LOCAL_ACCOUNT });
  table = { client, name: NAME, meter: newMeter() };
});
afterAll(async () => {
  table.client.destroy();
  server.closeAllConnections();
  await closeServer(server);
  await local.close();
});

it.each([
  ['no answer is lost', [], 4],
  ['the answer to the first is lost', [1], 5],
  ['the answer to the last that fits is lost', [3], 5],
  ['the answer to one that does not fit is lost', [4], 5],
])('three uses of three pass and a fourth does not: %s', async (name, lost, sent) => {
  updates = 0;
  losing = lost;
  const key = { pk: `U#${name}`, sk: 'USE' };
  const passed = [];
  for (let use = 0; use < 4; use += 1)
    passed.push(await addWithin(table, key, { attribute: 'k', amount: 1, limit: 3 }, 4_000_000_000));
  expect(passed).toEqual([true, true, true, false]);
  expect(updates).toBe(sent);
});
