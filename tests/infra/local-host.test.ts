import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHost, type LocalHostOptions, startLocalHost } from '../../infra/local/local-host.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { MAX_UPLOAD_BYTES } from '../../lib/article/upload.ts';
import { ingestId } from '../../lib/ingest/ingest-id.ts';

const functionsFolder = join(import.meta.dirname, 'handlers');
const start = (options: LocalHostOptions = {}) =>
  startLocalHost({ functionsFolder, batchWindowMs: 1, retryMs: 20, onFault: () => undefined, ...options });

/** What the ingest function noted of an upload. */
async function seen({ tableEndpoint, tableName }: LocalHost, key: string): Promise<string | undefined> {
  const client = new DynamoDBClient({ endpoint: tableEndpoint, ...LOCAL_ACCOUNT });
  const Key = { pk: { S: key }, sk: { S: 'SEEN' } };
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key }));
  client.destroy();
  return Item?.['text']?.S;
}

describe('the gateway', () => {
  let host: LocalHost;
  beforeAll(async () => {
    host = await start({ clock: () => Date.UTC(2026, 10, 23, 9, 41) });
  });
  afterAll(() => host.close());

  const echo = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${host.url}${path}`, init);
    return (await answer.json()) as Record<string, unknown>;
  };

  it('makes an event of payload format 2.0 of a request', async () => {
    const { port } = new URL(host.url);
    const event = await echo('/a/b?x=1&y=%C3%BC&x=2', {
      headers: { Accept: 'text/html', Cookie: 'session=1; theme=dark', 'User-Agent': 'test' },
    });
    expect(event).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/a/b',
      rawQueryString: 'x=1&y=%C3%BC&x=2',
      cookies: ['session=1', 'theme=dark'],
      headers: expect.objectContaining({
        accept: 'text/html',
        host: `localhost:${port}`,
        'user-agent': 'test',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': port,
        'x-forwarded-proto': 'http',
      }),
      queryStringParameters: { x: '1,2', y: 'ü' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        domainName: `localhost:${port}`,
        domainPrefix: 'localhost',
        http: { method: 'GET', path: '/a/b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        routeKey: '$default',
        stage: '$default',
        time: '23/Nov/2026:09:41:00 +0000',
        timeEpoch: 1795426860000,
      },
      isBase64Encoded: false,
    });
    expect(event['headers']).not.toHaveProperty('cookie');
  });

  it.each([
    ['decoded', '/hashtags/%C3%BCber%20alles', '/hashtags/über alles'],
    ['with a plus', '/a+b', '/a+b'],
    ['ending at a decoded question mark', '/what%3F/now', '/what'],
  ])('gives the path %s', async (_, path, rawPath) => {
    expect(await echo(path)).toMatchObject({ rawPath });
  });

  it('answers 400 to a path that is not percent-encoded UTF-8', async () => {
    expect((await fetch(`${host.url}/%E0%A4%A`)).status).toBe(400);
  });

  it('joins repeated headers by commas', async () => {
    const { hostname, port } = new URL(host.url);
    const body = await new Promise<string>((resolve, reject) => {
      const options = { hostname, port, path: '/', headers: { 'If-None-Match': ['"a"', '"b"'] } };
      request(options, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
    expect(JSON.parse(body).headers['if-none-match']).toBe('"a","b"');
  });

  const utf8 = new TextEncoder().encode('{"ü":1}');
  it.each<[string, string | undefined, Uint8Array<ArrayBuffer>, string, boolean]>([
    ['JSON', 'application/json', utf8, '{"ü":1}', false],
    ['text of any kind', 'text/x-odd; charset=utf-8', utf8, '{"ü":1}', false],
    ['text that is not UTF-8', 'text/plain', new Uint8Array([0xfc]), '/A==', true],
    ['a form', 'application/x-www-form-urlencoded', new Uint8Array([97]), 'YQ==', true],
    ['no type', undefined, new Uint8Array([97]), 'YQ==', true],
  ])('gives a body of %s as AWS does', async (_, type, bytes, body, isBase64Encoded) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    expect(await echo('/', { method: 'POST', headers, body: bytes })).toMatchObject({
      body,
      isBase64Encoded,
    });
  });

  it.each([
    ['throws', 500],
    ['large', 500],
    ['not-modified', 304],
  ])('answers what the function answers: /%s', async (path, status) => {
    expect((await fetch(`${host.url}/${path}`)).status).toBe(status);
  });

  it('sends binary answers as bytes and cookies as headers of their own', async () => {
    const binary = await fetch(`${host.url}/binary`);
    expect(binary.headers.get('content-type')).toBe('image/gif');
    expect(await binary.text()).toBe('GIF89a');
    const cookies = await fetch(`${host.url}/cookies`);
    expect(cookies.status).toBe(204);
    expect(cookies.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  });

  it('answers HEAD without a body and with its length', async () => {
    const answer = await fetch(`${host.url}/binary`, { method: 'HEAD' });
    expect(answer.headers.get('content-length')).toBe('6');
    expect(await answer.text()).toBe('');
  });

  it('answers 413 to more than 10 MB and 404 where there is no function', async () => {
    const body = new Uint8Array(MAX_UPLOAD_BYTES + 1);
    expect((await fetch(host.url, { method: 'POST', body })).status).toBe(413);
    expect((await fetch(`${host.url}/v1/feeds/latest`)).status).toBe(404);
  });
});

describe('the front door', () => {
  let host: LocalHost;
  beforeAll(async () => {
    host = await start();
  });
  afterAll(() => host.close());

  const upload = (path: string, body: string | Uint8Array<ArrayBuffer>, method = 'PUT') =>
    fetch(`${host.url}${path}`, { method, body });

  it.each([
    ['page.txt', 'uploads/page.txt'],
    ['a%20b%2Bc/%C3%BC.json', 'uploads/a b+c/ü.json'],
    ["it's(1)!*~.json", "uploads/it's(1)!*~.json"],
  ])('stores %s, sends its event, and says where its record will be', async (path, key) => {
    const answer = await upload(`/uploads/${path}`, 'hello');
    const object = await host.bucket.head(key);
    const id = ingestId(object ?? { key: '', eTag: '', sequencer: '' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/ingests/${id}`);
    expect(await answer.json()).toEqual({ id, upload: key, sizeBytes: 5, ingest: `/v1/ingests/${id}` });
    await host.drained();
    expect(await seen(host, key)).toBe('hello');
  });

  it.each([
    ['no key', '/uploads/', 'PUT', 400],
    ['a broken key', '/uploads/%FF', 'PUT', 400],
    ['a key of 1 100 bytes', `/uploads/${'k'.repeat(1100)}`, 'PUT', 400],
    ['another method', '/uploads/a', 'POST', 405],
  ])('answers problem+json to %s', async (_, path, method, status) => {
    const answer = await upload(path, 'x', method);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('takes 11 MB, which ingestion has to refuse, and not 65 MB', async () => {
    expect((await upload('/uploads/eleven.bin', new Uint8Array(11_000_000))).status).toBe(201);
    expect((await upload('/uploads/many.bin', new Uint8Array(65 * 1024 * 1024))).status).toBe(413);
    await host.drained();
  });

  it('raises no event for what is not an upload', async () => {
    await host.bucket.put('bodies/a', new Uint8Array(1));
    expect(host.queue.nextVisibleMs()).toBeUndefined();
  });
});

describe('from the front door to the ingest function', () => {
  it('delivers an upload at once, through bucket, queue and table', async () => {
    const host = await start({ batchWindowMs: 50 });
    const began = performance.now();
    await fetch(`${host.url}/uploads/ü.txt`, { method: 'PUT', body: 'hello' });
    await host.drained();
    expect(await seen(host, 'uploads/ü.txt')).toBe('hello');
    expect(performance.now() - began).toBeLessThan(3000);
    await host.close();
  });

  it('puts what fails again and again among the dead letters, and nothing else with it', async () => {
    const host = await start();
    for (const name of ['a', 'poison', 'b'])
      await fetch(`${host.url}/uploads/${name}`, { method: 'PUT', body: name });
    await host.drained();
    expect(host.queue.counts()).toEqual({ visible: 0, hidden: 0, dead: 1 });
    expect(await seen(host, 'uploads/a')).toBe('a');
    expect(await seen(host, 'uploads/b')).toBe('b');
    expect((await host.bucket.get('uploads/poison'))?.bytes).toBeDefined();
    await host.close();
  });

  it('has all the data after a restart, unfinished uploads included', async () => {
    const data = mkdtempSync(join(tmpdir(), 'newsloom-host-'));
    const before = await start({ data });
    await fetch(`${before.url}/uploads/first`, { method: 'PUT', body: 'first' });
    await before.drained();
    await before.close();
    const idle = await start({ data, batchWindowMs: 60_000 });
    await fetch(`${idle.url}/uploads/second`, { method: 'PUT', body: 'second' });
    await idle.close();
    const after = await start({ data });
    await after.drained();
    expect(await seen(after, 'uploads/first')).toBe('first');
    expect(await seen(after, 'uploads/second')).toBe('second');
    await after.close();
  });

  it('refuses a data folder that another host has, and leaves it in peace', async () => {
    const data = mkdtempSync(join(tmpdir(), 'newsloom-host-'));
    const host = await start({ data });
    await expect(start({ data })).rejects.toThrow(`${data} is in use by process ${process.pid}`);
    await fetch(`${host.url}/uploads/still`, { method: 'PUT', body: 'here' });
    await host.drained();
    expect(await seen(host, 'uploads/still')).toBe('here');
    await host.close();
  });
});
