import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { LOCAL_ACCOUNT, type LocalTable, openTable } from '../../infra/local/table.ts';
import { sendDirectly } from '../../lib/runtime/direct-requests.ts';
import { authorizationOf } from '../../lib/runtime/signature.ts';

const TableName = 'direct';
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 's' } });
const bytes = (...values: number[]) => new Uint8Array(values);

/** Every kind of attribute value, and text of several scripts. */
const item = (pk: string) => ({
  ...key(pk),
  b: { B: bytes(0, 1, 254, 255) },
  bs: { BS: [bytes(1), bytes(2, 3)] },
  deep: {
    M: { list: { L: [{ B: bytes(7) }, { N: '1.5' }, { NULL: true }, { M: { b: { B: bytes(9) } } }] } },
  },
  flag: { BOOL: false },
  n: { N: '42' },
  ss: { SS: ['a', 'ž'] },
  text: { S: 'Žluťoučký “kůň” 新闻 🚢\n' },
});

/** Of each operation that a store sends, in an order in which they find something. */
const COMMANDS = [
  ['PutItem', () => new PutItemCommand({ TableName, Item: item('one') })],
  [
    'BatchWriteItem',
    () =>
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: [
            { PutRequest: { Item: item('two') } },
            { PutRequest: { Item: item('three') } },
            { DeleteRequest: { Key: key('four') } },
          ],
        },
      }),
  ],
  ['GetItem', () => new GetItemCommand({ TableName, Key: key('one'), ConsistentRead: true })],
  ['GetItem of nothing', () => new GetItemCommand({ TableName, Key: key('none') })],
  [
    'BatchGetItem',
    () => new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('two'), key('none')] } } }),
  ],
  [
    'Query',
    () =>
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': { S: 'three' }, ':from': { S: 'a' } },
        Limit: 1,
      }),
  ],
  [
    'UpdateItem',
    () =>
      new UpdateItemCommand({
        TableName,
        Key: key('two'),
        UpdateExpression: 'ADD n :one SET b = :b',
        ExpressionAttributeValues: { ':one': { N: '1' }, ':b': { B: bytes(5) } },
        ReturnValues: 'ALL_NEW',
      }),
  ],
  ['DeleteItem', () => new DeleteItemCommand({ TableName, Key: key('two'), ReturnValues: 'ALL_OLD' })],
] as const;

type Send = (command: never) => Promise<object>;

const sdk = (endpoint: string) => new DynamoDBClient({ endpoint, ...LOCAL_ACCOUNT, maxAttempts: 3 });
/** One that has found out where to send to. */
async function direct(endpoint: string): Promise<DynamoDBClient> {
  const client = sendDirectly(sdk(endpoint));
  await client.send(new GetItemCommand({ TableName, Key: key('none') }));
  return client;
}

async function outputs(client: DynamoDBClient): Promise<object[]> {
  const all: object[] = [];
  for (const [, command] of COMMANDS) {
    const { $metadata: _, ...output } = (await (client.send as unknown as Send)(
      command() as never,
    )) as Record<string, unknown>;
    all.push(output);
  }
  return all;
}

describe('requests that are sent directly', () => {
  let table: LocalTable;
  beforeAll(async () => {
    table = await openTable(TableName);
  });
  afterAll(() => table.close());

  it.each(COMMANDS)('answer %s as the SDK does', async (name) => {
    const [expected, given] = [
      await outputs(sdk(table.endpoint)),
      await outputs(await direct(table.endpoint)),
    ];
    const at = COMMANDS.findIndex(([each]) => each === name);
    expect(given[at]).toEqual(expected[at]);
    // Two that are empty are equal for the wrong reason.
    expect(JSON.stringify(given)).toContain('Žluťoučký');
  });

  it('throw what the SDK throws when a condition does not hold', async () => {
    const client = await direct(table.endpoint);
    const put = new PutItemCommand({
      TableName,
      Item: item('one'),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await client.send(new PutItemCommand({ TableName, Item: item('one') }));
    await expect(client.send(put)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  it('leave other errors and other operations to the SDK', async () => {
    const client = await direct(table.endpoint);
    const missing = new GetItemCommand({ TableName: 'missing', Key: key('one') });
    await expect(client.send(missing)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a request whose answer does not come', () => {
  const FOUND = JSON.stringify({ Item: { pk: { S: 'found' } } });
  /** What the second request meets; all others are answered. */
  const TROUBLES: readonly (readonly [string, RequestListener])[] = [
    ['a reset', (request) => request.socket.destroy()],
    [
      'an answer that is cut short',
      (request, response) => {
        response.writeHead(200, { 'content-length': FOUND.length });
        response.write(FOUND.slice(0, 9), () => request.socket.destroy());
      },
    ],
    ['a fault', (_, response) => response.writeHead(500).end('{}')],
    ['no JSON', (_, response) => response.writeHead(200).end('<html>')],
    [
      'a throttle',
      (_, response) =>
        response.writeHead(400).end(JSON.stringify({ __type: 'x#ProvisionedThroughputExceededException' })),
    ],
    ['silence', () => undefined],
  ];

  it.each(TROUBLES)('is sent again by the SDK after %s', async (_, trouble) => {
    let requests = 0;
    const server: Server = createServer((request, response) => {
      requests += 1;
      request.resume();
      if (requests === 2) trouble(request, response);
      else response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(FOUND);
    });
    try {
      await listen(server, 0);
      const client = await direct(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const answer = await client.send(new GetItemCommand({ TableName, Key: key('found') }));
      expect(answer.Item).toEqual({ pk: { S: 'found' } });
      expect(requests).toBe(3);
    } finally {
      server.closeAllConnections();
      await closeServer(server);
    }
  });
});

describe('the signature of a request', () => {
  /** What the SDK sends, as it arrives. */
  async function sentBySdk(sessionToken?: string) {
    let arrived: { headers: Record<string, string>; body: string } | undefined;
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => {
        arrived = { headers: request.headers as Record<string, string>, body };
        response.end('{}');
      });
    });
    await listen(server, 0);
    const { credentials, region } = LOCAL_ACCOUNT;
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = new DynamoDBClient({
      endpoint,
      region,
      credentials: { ...credentials, ...(sessionToken && { sessionToken }) },
    });
    await client.send(new PutItemCommand({ TableName, Item: item('one') }));
    client.destroy();
    await closeServer(server);
    return arrived ?? { headers: {}, body: '' };
  }

  it.each([undefined, 'a+session/token=='])(
    'is that of the SDK, with the session token %s',
    async (token) => {
      const { headers, body } = await sentBySdk(token);
      const { authorization = '' } = headers;
      const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
      const signed = Object.fromEntries(names.map((name) => [name, headers[name] ?? '']));
      const scope = { region: LOCAL_ACCOUNT.region, service: 'dynamodb' };
      expect(names).toContain('x-amz-target');
      expect(authorizationOf(LOCAL_ACCOUNT.credentials, scope, { headers: signed, body })).toBe(
        authorization,
      );
    },
  );
});
