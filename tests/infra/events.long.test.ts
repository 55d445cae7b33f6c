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
import { ROUTES } from '../../infra/routes.ts';
import { deliverLooks } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

const folder = join(repositoryRoot, 'events');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const httpEvents = names
  .filter((name) => name.startsWith('http-'))
  .map((name): [string, APIGatewayProxyEventV2] => [name, read(name)]);

/** What is right for an event beside 200, 201 and 202: nothing to say, back to a page, no model. */
const STATUS: Readonly<Record<string, number>> = {
  'GET /v1/articles': 308,
  'DELETE /v1/comments/{id}': 204,
  'POST /v1/comments/{id}/reports': 204,
  'POST /v1/me/comments/erasure': 303,
  'POST /v1/moderation/session': 303,
  'DELETE /v1/subscriptions/{id}': 204,
  'POST /subscriptions': 303,
  // Nobody asked a hub to push this.
  'GET /v1/websub/{id}/{token}': 404,
  'POST /v1/websub/{id}/{token}': 410,
  // We have signed none such.
  'GET /images/{signed}': 404,
  'POST /v1/articles/{id}/assist/translation': 501,
};

/** A subscription of its own for each event that needs one, paused: nothing is fetched here. */
async function subscriptionOf(host: LocalHost, text: string): Promise<string> {
  if (!text.includes('/v1/subscriptions/sample-subscription')) return 'sample-subscription';
  const answer = await fetch(`${host.url}/v1/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${host.operatorToken}` },
    body: JSON.stringify({ url: 'https://harbor-post.example.org/own', kind: 'feed', paused: true }),
  });
  return ((await answer.json()) as { id: string }).id;
}

/** The event about a comment that was posted for it, with its author's cookie and this host's token. */
async function withOwnComment(
  host: LocalHost,
  name: string,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyEventV2> {
  const text = JSON.stringify(event);
  const [, sample, article] = /(([a-z2-7]{26})-[0-9a-z]{21})/.exec(text) ?? [];
  const token = text
    .replaceAll('sample-moderator-token', host.moderatorToken)
    .replaceAll('sample-operator-token', host.operatorToken)
    .replaceAll('sample-subscription', await subscriptionOf(host, text));
  if (sample === undefined) return JSON.parse(token);
  const posted = await fetch(`${host.url}/v1/articles/${article}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: `For ${name}` }),
  });
  const { id } = (await posted.json()) as { id: string };
  if (name.includes('reports')) {
    await fetch(`${host.url}/v1/moderation/comments/${id}/approve`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${host.moderatorToken}` },
      body: '{"revision":1}',
    });
  }
  const cookie = posted.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  return JSON.parse(token.replaceAll(sample, id).replace(/newsloom_session=[\w.-]+/, cookie));
}

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
    await deliverLooks(host);
    expect(host.queue.counts()).toEqual({ visible: 0, hidden: 0, dead: 0 });
    const feed = await fetch(`${host.url}/v1/feeds/latest?limit=100`);
    const { items } = (await feed.json()) as { items: readonly { language: string }[] };
    expect(items.length).toBeGreaterThanOrEqual(34);
    expect(new Set(items.map(({ language }) => language))).toEqual(new Set(['en', 'de']));
  });

  it.each(httpEvents)('%s', async (name, event) => {
    const own = event.routeKey.includes('/articles/') ? event : await withOwnComment(host, name, event);
    const answer = await host.functions.invoke(functionOfPath(own.rawPath), own);
    const { statusCode, headers } = answer as APIGatewayProxyStructuredResultV2;
    expect(statusCode).toEqual(STATUS[event.routeKey] ?? expect.toBeOneOf([200, 201, 202]));
    if (statusCode === 303)
      expect(headers?.['location']).toMatch(/(?:moderation=welcome|done=welcome|erased=invalid)#/);
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
