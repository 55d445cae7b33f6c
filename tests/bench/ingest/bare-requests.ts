import { readFileSync } from 'node:fs';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';

/** One request as it was recorded. */
export interface Recorded {
  readonly operation: string;
  /** The input in JSON, as it was sent. */
  readonly input: string;
}

const COMMANDS: Readonly<Record<string, new (input: never) => object>> = {
  BatchGetItem: BatchGetItemCommand,
  BatchWriteItem: BatchWriteItemCommand,
  GetItem: GetItemCommand,
  PutItem: PutItemCommand,
  Query: QueryCommand,
  UpdateItem: UpdateItemCommand,
};
/** Requests at the same time, as of ingestion's lanes. */
const TOGETHER = 8;

const client = new DynamoDBClient({});

/** Sends recorded requests again by a client of the SDK as it comes, and does nothing with the answers. */
export async function handler({ file }: { readonly file: string }): Promise<{ readonly sent: number }> {
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as Recorded[];
  const commands = recorded.map(commandOf);
  let next = 0;
  const lane = async () => {
    while (next < commands.length) {
      const command = commands[next] as Parameters<typeof client.send>[0];
      next += 1;
      await client.send(command);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, lane));
  return { sent: commands.length };
}

/** Without conditions: those of the first time hold no more. */
function commandOf({ operation, input }: Recorded): object {
  const Command = COMMANDS[operation];
  if (!Command) throw new Error(`ingestion sends ${operation}, which is not known here`);
  const { ConditionExpression: condition, ...rest } = JSON.parse(input, bytesOf);
  if (condition !== undefined && operation === 'PutItem') delete rest.ExpressionAttributeValues;
  return new Command((operation === 'PutItem' ? rest : { ...rest, ConditionExpression: condition }) as never);
}

function bytesOf(name: string, value: unknown): unknown {
  return name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
}
