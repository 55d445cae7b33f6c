import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SharedCache, startSharedCache } from './shared-cache.ts';

type Ask = readonly [path: string, headers?: Readonly<Record<string, string>>];

let origin: Server;
let asked: string[];
let nowMs: number;
let cache: SharedCache;
beforeAll(async () => {
  origin = createServer(({ url = '/', headers }, response) => {
    asked.push(`${url} ${headers['if-none-match'] ?? ''}`.trim());
    const control = { '/list': 'public, max-age=30', '/own': 'private, max-age=30', '/none': 'no-store' }[
      url
    ];
    response.setHeader('etag', '"1"').setHeader('vary', 'Accept');
    if (control) response.setHeader('cache-control', control);
    if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.end(`for ${headers.accept}`);
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
});
beforeEach(async () => {
  asked = [];
  nowMs = 0;
  await cache?.close();
  cache = await startSharedCache(`http://127.0.0.1:${(origin.address() as AddressInfo).port}`, () => nowMs);
});
afterAll(async () => {
  await cache.close();
  origin.close();
});

const get = async ([path, headers = {}]: Ask) =>
  (await fetch(cache.url + path, { headers: { accept: 'a', ...headers } })).text();

describe('the shared cache of the bench', () => {
  it.each<[name: string, first: Ask, second: Ask, origin: string[]]>([
    ['keeps what is public', ['/list'], ['/list'], ['/list']],
    ['keeps a variant for each Accept', ['/list'], ['/list', { accept: 'b' }], ['/list', '/list']],
    ['keeps nothing of one reader', ['/own'], ['/own'], ['/own', '/own']],
    ['keeps nothing that is not to be stored', ['/none'], ['/none'], ['/none', '/none']],
    ['keeps nothing that says no word of it', ['/silent'], ['/silent'], ['/silent', '/silent']],
    [
      'gives whoever shows a cookie nothing of it',
      ['/list'],
      ['/list', { cookie: 'a=1' }],
      ['/list', '/list'],
    ],
    [
      'gives whoever shows a token nothing of it',
      ['/list'],
      ['/list', { authorization: 'Bearer a' }],
      ['/list', '/list'],
    ],
  ])('%s', async (_, first, second, expected) => {
    await get(first);
    expect(await get(second)).toBe(`for ${second[1]?.['accept'] ?? 'a'}`);
    expect(asked).toEqual(expected);
  });

  it('asks again with the tag when the time is over, and keeps what stands for as long again', async () => {
    await get(['/list']);
    nowMs = 30_000;
    expect(await get(['/list'])).toBe('for a');
    nowMs = 59_000;
    await get(['/list']);
    expect([asked, cache.counts]).toEqual([['/list', '/list "1"'], { asked: 3, hits: 1, revalidated: 1 }]);
  });
});
