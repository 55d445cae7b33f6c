import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { lambdaHandler } from '../../lib/web/lambda-handler.ts';
import { textResponse } from '../../lib/web/text-response.ts';

function eventWith(fields: Partial<APIGatewayProxyEventV2>, method = 'GET', host = 'news.example') {
  const http = { method, path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' };
  return {
    version: '2.0',
    rawPath: '/echo',
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: { domainName: host, http, requestId: 'r' },
    ...fields,
  } as APIGatewayProxyEventV2;
}

const app = new Hono();
app.all('/echo', async (context) => {
  const { req, env } = context;
  const told = { url: req.url, method: req.method, body: await req.text(), headers: req.header() };
  return context.json({
    ...told,
    id: (env as { event: APIGatewayProxyEventV2 }).event.requestContext.requestId,
  });
});
app.get('/cookies', (context) => {
  context.header('set-cookie', 'a=1', { append: true });
  context.header('set-cookie', 'b=2', { append: true });
  return context.text('two');
});
app.get('/bytes', () => new Response(new Uint8Array([0, 255]), { headers: { 'content-type': 'image/png' } }));
app.get('/text', () =>
  textResponse('ü', { status: 203, headers: { 'content-type': 'text/x-opml', etag: '"1"' } }),
);
app.post('/form', async (context) => context.json(await context.req.parseBody()));
const handler = lambdaHandler(app);
const echo = async (event: APIGatewayProxyEventV2) => JSON.parse((await handler(event)).body ?? '') as object;

describe('an event of an HTTP API', () => {
  it.each([
    [
      'a path and a query',
      { rawQueryString: 'a=1&a=2' },
      'GET',
      { url: 'https://news.example/echo?a=1&a=2' },
    ],
    ['a body of text', { body: 'ä' }, 'POST', { method: 'POST', body: 'ä' }],
    ['a body in base64', { body: 'w6Q=', isBase64Encoded: true }, 'PUT', { method: 'PUT', body: 'ä' }],
    ['no body', {}, 'DELETE', { method: 'DELETE', body: '' }],
    ['headers', { headers: { accept: 'text/html' } }, 'GET', { headers: { accept: 'text/html' } }],
    ['cookies', { cookies: ['a=1', 'b=2'] }, 'GET', { headers: { cookie: 'a=1; b=2' } }],
    [
      'a header of other letters',
      { headers: { 'x-name': 'é\ud800' } },
      'GET',
      { headers: { 'x-name': '%C3%A9%EF%BF%BD' } },
    ],
    ['the id of the request', {}, 'GET', { id: 'r' }],
  ])('gives an app %s', async (_, fields, method, expected) => {
    expect(await echo(eventWith(fields, method))).toMatchObject(expected);
  });

  it('gives an app a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const form = eventWith(
      {
        rawPath: '/form',
        headers,
        body: Buffer.from('a=1&b=%C3%A4').toString('base64'),
        isBase64Encoded: true,
      },
      'POST',
    );
    expect(await echo(form)).toEqual({ a: '1', b: 'ä' });
  });

  it.each(['a b', '[', 'a:99999'])('for the host "%s" is refused', async (host) => {
    expect(await handler(eventWith({}, 'GET', host))).toEqual({ statusCode: 400, body: '' });
  });
});

describe('what an app answers', () => {
  it.each([
    ['text', '/text', { statusCode: 203, body: 'ü', isBase64Encoded: false, headers: { etag: '"1"' } }],
    ['bytes', '/bytes', { statusCode: 200, body: 'AP8=', isBase64Encoded: true }],
    ['cookies', '/cookies', { body: 'two', cookies: ['a=1', 'b=2'] }],
    ['nothing there', '/nothing', { statusCode: 404 }],
  ])('is sent on: %s', async (_, rawPath, expected) => {
    const result = await handler(eventWith({ rawPath }));
    expect(result).toMatchObject(expected);
    expect(result.headers).not.toHaveProperty('set-cookie');
  });

  it('to HEAD has no body', async () => {
    expect(await handler(eventWith({ rawPath: '/text' }, 'HEAD'))).toMatchObject({
      statusCode: 203,
      body: '',
    });
  });
});
