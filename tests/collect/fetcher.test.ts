import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { checkUrl } from '../../lib/collect/address-rules.ts';
import { createFetcher } from '../../lib/runtime/fetcher.ts';
import { countPrivateConnections, PUBLIC, publicFetcher } from './private-tricks.ts';

const FEED = '<rss version="2.0"><channel><item><title>A</title></item></channel></rss>';

let trap: Server;
let trapPort = 0;
let trapped = 0;
let web: Server;
let webPort = 0;
let seen: Record<string, string | string[] | undefined> = {};

/** What the public server answers, by path. */
const PAGES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/feed': (response) => response.writeHead(200, { 'set-cookie': 'a=b', etag: 'W/"1"' }).end(FEED),
  '/gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(FEED)),
  '/br': (response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(FEED)),
  '/both': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip, br' }).end(brotliCompressSync(gzipSync(FEED))),
  '/304': (response) => response.writeHead(304, { 'content-length': '500' }).end(),
  '/silent': () => undefined,
  '/endless': (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('<!-- -->'), 10);
    response.on('close', () => clearInterval(timer));
  },
  '/large': (response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    const more = (left: number) =>
      left === 0 ? response.end() : response.write(chunk, () => more(left - 1));
    more(12);
  },
  '/bomb': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20 * 1024 * 1024))),
  '/cut': (response) => {
    response.writeHead(200, { 'transfer-encoding': 'chunked' });
    response.write(FEED.slice(0, 20), () => response.destroy());
  },
  '/short': (response) => {
    response.writeHead(200, { 'content-length': '500' });
    response.write(FEED, () => response.destroy());
  },
  '/garbage': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
  '/half-gzip': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(FEED).subarray(0, 30)),
  '/lzw': (response) => response.writeHead(200, { 'content-encoding': 'compress' }).end('x'),
  '/reset': (response) => response.destroy(),
};

beforeAll(async () => {
  trap = createServer((_, response) => response.end('metadata'));
  trap.on('connection', () => {
    trapped += 1;
  });
  trapPort = await listen(trap, 0, '127.0.0.1');
  web = createServer((request, response) => {
    seen = request.headers;
    PAGES[request.url ?? '']?.(response);
  });
  webPort = await listen(web, 0, PUBLIC);
});
afterAll(async () => {
  web.closeAllConnections();
  await Promise.all([closeServer(trap), closeServer(web)]);
});

const fetcherOf = (resolve: (name: string) => readonly string[], limits = {}) =>
  publicFetcher([trapPort, webPort], resolve, limits);

describe('a private network', () => {
  it('is connected to in none of the ways that are tried', async () => {
    let tricks = 0;
    const connections = await countPrivateConnections(() => {
      tricks += 1;
    });
    expect(tricks).toBeGreaterThanOrEqual(60);
    expect(connections).toBe(0);
  }, 60_000);

  it('is seen by its trap when everything is allowed', async () => {
    const open = createFetcher({
      check: (url) => checkUrl(url, { ports: [], allowPrivate: true }),
      mayConnect: () => true,
      userAgent: 'test',
    });
    await open({ url: `http://127.0.0.1:${trapPort}/` });
    expect(trapped).toBe(1);
    trapped = 0;
  });

  it('is not reached by a name that resolves otherwise a moment later', async () => {
    let asked = 0;
    const fetch = fetcherOf(() => {
      asked += 1;
      return [asked === 1 ? PUBLIC : '127.0.0.1'];
    });
    const url = `http://rebind.paper.com:${webPort}/feed`;
    expect(await fetch({ url })).toMatchObject({ ok: true, status: 200 });
    expect(asked).toBe(1);
    expect(await fetch({ url })).toMatchObject({ ok: false, code: 'refusedAddress' });
  });
});

describe('a fetch', () => {
  const get = (path: string, limits?: object) =>
    fetcherOf(() => [PUBLIC], limits)({ url: `http://web.paper.com:${webPort}${path}` });

  it.each(['/feed', '/gzip', '/br', '/both'])('reads %s', async (path) => {
    const fetched = await get(path);
    expect(fetched.ok && Buffer.from(fetched.body).toString()).toBe(FEED);
  });

  it('takes a 304 with the length of what it does not send', async () => {
    expect(await get('/304')).toMatchObject({ ok: true, status: 304 });
  });

  it.each<[path: string, code: string, limits?: object]>([
    ['/silent', 'timeout', { firstByteMs: 300 }],
    ['/endless', 'timeout', { wholeMs: 500 }],
    ['/large', 'tooLarge'],
    ['/bomb', 'tooLarge'],
    ['/cut', 'cutOff'],
    ['/short', 'cutOff'],
    ['/garbage', 'badEncoding'],
    ['/half-gzip', 'badEncoding'],
    ['/lzw', 'badEncoding'],
    ['/reset', 'noConnection'],
  ])('of %s ends as %s', async (path, code, limits = {}) => {
    expect(await get(path, limits)).toMatchObject({ ok: false, code });
  });

  it('says who asks, and keeps no cookie', async () => {
    await get('/feed');
    await get('/feed');
    expect(seen['user-agent']).toBe('newsloom/0.2.0 (contact: test)');
    expect(seen['accept-encoding']).toMatch(/^gzip, br/);
    expect(seen['cookie']).toBeUndefined();
  });

  it('tells a name that does not resolve, and a port that nobody listens at', async () => {
    const gone = fetcherOf(() => []);
    expect(await gone({ url: 'http://web.paper.com/' })).toMatchObject({ code: 'noSuchHost' });
    const closed = createServer();
    await listen(closed, 0, PUBLIC);
    const { port } = closed.address() as AddressInfo;
    await closeServer(closed);
    const open = createFetcher({
      check: (url) => checkUrl(url, { ports: [], allowPrivate: true }),
      mayConnect: () => true,
      userAgent: 'test',
    });
    expect(await open({ url: `http://${PUBLIC}:${port}/` })).toMatchObject({ code: 'noConnection' });
  });
});
