import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Event, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

const s3 = new S3Client({ forcePathStyle: true });
const table = new DynamoDBClient({});

/** Notes in the table what every upload holds; an upload named poison fails. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const record of Records) await note(record).catch(() => failed.push(record.messageId));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

async function note({ body }: SQSRecord): Promise<void> {
  const event: S3Event = JSON.parse(body);
  for (const { s3: created } of event.Records) {
    const key = decodeURIComponent(created.object.key.replaceAll('+', ' '));
    if (key.includes('poison')) throw new Error('a fault of the function');
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: created.bucket.name, Key: key }));
    const text = (await Body?.transformToString()) ?? '';
    const item = { pk: { S: key }, sk: { S: 'SEEN' }, text: { S: text.slice(0, 100) } };
    await table.send(new PutItemCommand({ TableName: process.env['NEWSLOOM_TABLE'], Item: item }));
  }
}
