import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  S3Event,
  SQSEvent,
} from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { functionOfPath, QUEUE_FUNCTION } from '../../infra/local/routes.ts';
import { uploadSamples } from '../../infra/local/samples.ts';
import { ROUTES } from '../../lib/http/routes.ts';
import { repositoryRoot } from '../support/root.ts';

const folder = join(repositoryRoot, 'events');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const httpEvents = names
  .filter((name) => name.startsWith('http-'))
  .map((name): [string, APIGatewayProxyEventV2] => [name, read(name)]);

describe('the sample events, given to the built functions after a first start', () => {
  let host: LocalHost;
  let uploads: number;
  beforeAll(async () => {
    process.env['NEWSLOOM_UPLOAD_TOKEN_HASHES'] = createHash('sha256').update('sample-token').digest('hex');
    host = await startLocalHost();
    uploads = await uploadSamples(host.url, mkdtempSync(join(tmpdir(), 'newsloom-')), () => undefined);
    const odd = read<S3Event>('s3-odd-key.json').Records[0]?.s3.object.key ?? '';
    await host.bucket.put(
      decodeURIComponent(odd.replaceAll('+', ' ')),
      readFileSync(join(folder, 'uploads/01-vesper-bridge.schema-org.json')),
    );
    await host.drained();
    const answer = await host.functions.invoke(QUEUE_FUNCTION, read<SQSEvent>('sqs-batch.json'));
    expect(answer).toEqual({ batchItemFailures: [] });
  });
  afterAll(() => host.close());

  it('leave nothing of the samples refused or in the queue', async () => {
    expect(uploads).toBeGreaterThan(10);
    expect(host.queue.counts()).toEqual({ visible: 0, hidden: 0, dead: 0 });
    const feed = await fetch(`${host.url}/v1/feeds/latest?limit=100`);
    const { items } = (await feed.json()) as { items: readonly { language: string }[] };
    expect(items.length).toBeGreaterThanOrEqual(34);
    expect(new Set(items.map(({ language }) => language))).toEqual(new Set(['en', 'de']));
  });

  it.each(httpEvents)('%s', async (_, event) => {
    const answer = await host.functions.invoke(functionOfPath(event.rawPath), event);
    expect([200, 201, 202]).toContain((answer as APIGatewayProxyStructuredResultV2).statusCode);
  });
});

describe('the sample events', () => {
  it('hold one for every route', () => {
    const keys = new Set(httpEvents.map(([, { routeKey }]) => routeKey));
    const routes = ROUTES.filter(({ path }) => !/\.(json|atom|rss)$/.test(path) || path === '/openapi.json');
    expect(routes.length).toBeGreaterThan(5);
    expect(routes.map(({ method, path }) => `${method} ${path}`).filter((key) => !keys.has(key))).toEqual([]);
  });

  it('wrap in the SQS batch what S3 sends', () => {
    const bodies = read<SQSEvent>('sqs-batch.json').Records.map(({ body }): unknown => JSON.parse(body));
    const sent = ['s3-one-record', 's3-several-records', 's3-odd-key', 's3-test-event'];
    expect(bodies).toEqual(sent.map((name) => read(`${name}.json`)));
  });
});
