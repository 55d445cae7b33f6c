import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { lambdaHandler } from '../../lib/web/lambda-handler.ts';
import { textResponse } from '../../lib/web/text-response.ts';

const LONG = 'A ferry left the harbor. '.repeat(100);
const SHORT = 'A ferry left.';
const PUBLIC = 'public, max-age=30';

const app = new Hono();
app.get('/text', ({ req }) => {
  const { text, cache, vary } = req.query();
  const headers = {
    'content-type': 'text/html',
    ...(cache && { 'cache-control': cache }),
    ...(vary && { vary }),
  };
  return textResponse(text === 'short' ? SHORT : LONG, { status: 200, headers });
});
app.get('/bytes', () => new Response(new Uint8Array(5000), { headers: { 'content-type': 'image/webp' } }));
const handler = lambdaHandler(app);

async function ask(path: string, query: Readonly<Record<string, string>>, accepted?: string) {
  const http = { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' };
  const event = {
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
    requestContext: { domainName: 'news.example', http, requestId: 'r' },
  };
  return handler(event as unknown as APIGatewayProxyEventV2);
}

const DECODE: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

describe('an answer for everybody', () => {
  it.each<[accepted: string | undefined, coding: string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['deflate, zstd', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['GZIP;q=0.8', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000 , gzip;q=0', undefined],
    ['brotli', undefined],
  ])('to whoever accepts %j comes as %j', async (accepted, coding) => {
    const { headers = {}, body = '', isBase64Encoded } = await ask('/text', { cache: PUBLIC }, accepted);
    expect([headers['content-encoding'], headers['vary'], isBase64Encoded]).toEqual([
      coding,
      'Accept-Encoding',
      coding !== undefined,
    ]);
    const text = coding ? DECODE[coding]?.(Buffer.from(body, 'base64')).toString() : body;
    expect(text).toBe(LONG);
    if (coding) expect(Buffer.from(body, 'base64').length).toBeLessThan(LONG.length / 10);
  });

  it('names what it varied by before too', async () => {
    expect((await ask('/text', { cache: PUBLIC, vary: 'Accept' }, 'br')).headers).toMatchObject({
      vary: 'Accept, Accept-Encoding',
    });
  });
});

describe('not compressed is', () => {
  it.each<[what: string, path: string, query: Record<string, string>]>([
    ['what is short', '/text', { cache: PUBLIC, text: 'short' }],
    ['what one reader alone may see', '/text', { cache: 'private, no-store' }],
    ['what says nothing of caches', '/text', {}],
    ['a picture', '/bytes', {}],
  ])('%s', async (_, path, query) => {
    expect((await ask(path, query, 'gzip, br')).headers).not.toHaveProperty('content-encoding');
  });
});
