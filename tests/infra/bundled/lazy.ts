import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({ region: 'eu-central-1' });

/** What the credential provider of the bundle gives, and a parser that is loaded when it is needed. */
export async function handler(): Promise<{ accessKeyId: string; title: string }> {
  const { parseHTML } = await import('linkedom');
  const { accessKeyId } = await client.config.credentials();
  return { accessKeyId, title: parseHTML('<html><head><title>lazy</title></head></html>').document.title };
}
