import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

it.each<[path: string, status: number, method?: string]>([
  ['/', 200],
  ['/v1/feeds', 200],
  ['/v1/feeds/latest', 200],
  ['/v1/feeds/latest.rss', 200],
  ['/v1/search?q=ferry', 200],
  ['/v1/stories', 200],
  ['/v1/sources.opml', 200],
  ['/openapi.json', 200],
  ['/docs', 200],
  ['/healthz', 200],
  ['/v1/articles/unknown', 404],
  ['/v1/feeds/latest?limit=0', 400],
  ['/v1/moderation/comments', 401],
  ['/nowhere', 404],
  ['/uploads/a.json', 405],
  ['/uploads/', 405],
  ['/local/replay', 405],
  ['/local/nothing', 404, 'POST'],
  ['/local/redrive', 200, 'POST'],
  ['/uploads/hello.json', 201, 'PUT'],
  ['/%ff', 400],
])('every answer says how it may be used: %s', async (path, status, method = 'GET') => {
  const answer = await fetch(host.url + path, { method });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
  expect(answer.headers.get('referrer-policy')).toMatch(/^(no-referrer|strict-origin-when-cross-origin)$/);
});

it('does nothing for an operator who asks with GET', async () => {
  await host.ingest('once.json', 'hello');
  expect((await fetch(`${host.url}/local/replay?prefix=`)).headers.get('allow')).toBe('POST');
  expect(host.queue.nextVisibleMs()).toBeUndefined();
});
