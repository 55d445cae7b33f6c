import { createServer, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateOf } from '../../lib/collect/address-rules.ts';
import { PICTURE_ROUTES } from '../../lib/pictures/picture-routes.ts';
import { createFetcher, type FetchGate } from '../../lib/runtime/fetcher.ts';
import { resizePicture } from '../../lib/runtime/resize.ts';
import { createApp } from '../../lib/web/app.ts';
import { picturePath } from '../../lib/web/picture-address.ts';
import { mountRoutes } from '../../lib/web/route.ts';

const SECRETS = ['secret'];
const OUTSIDE: FetchGate = gateOf({ ports: [], allowPrivate: false });
/** Takes the test's own server for a public one, and nothing else of this machine. */
const testGate = (port: number): FetchGate => ({
  check: (url) =>
    new URL(url).host === `127.0.0.1:${port}` ? { ok: true, value: new URL(url) } : OUTSIDE.check(url),
  mayConnect: (address) => address === '127.0.0.1' || OUTSIDE.mayConnect(address),
});

let server: Server;
let port = 0;
const asked: string[] = [];
const logged: Record<string, unknown>[] = [];
const answers = new Map<string, (response: ServerResponse) => void>();

beforeAll(async () => {
  const photo = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();
  const small = await sharp({ create: { width: 120, height: 90, channels: 3, background: '#345' } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .png()
    .toBuffer();
  const send =
    (body: string | Buffer, type = 'image/jpeg', headers = {}) =>
    (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  const to = (location: string) => (response: ServerResponse) =>
    void response.writeHead(302, { location }).end();
  const huge = Buffer.from(small);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  answers
    .set('/photo.jpg', send(photo))
    .set('/small.png', send(small, 'text/html'))
    .set('/moved', to('/photo.jpg'))
    .set('/inside', to('http://169.254.169.254/latest/meta-data/'))
    .set('/file', to('file:///etc/passwd'))
    .set('/turns', to('/turns'))
    .set('/nowhere', (response) => void response.writeHead(302).end())
    .set('/drawing.svg', send(script, 'image/svg+xml'))
    .set('/drawing.jpg', send(script))
    .set('/page', send('<!doctype html><script>alert(1)</script>'))
    .set('/bomb', send(gzipSync(Buffer.alloc(40 * 1024 * 1024)), 'image/png', { 'content-encoding': 'gzip' }))
    .set('/huge.png', send(huge, 'image/png'))
    .set('/cut.jpg', send(photo.subarray(0, 900)))
    .set('/endless', (response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      const more = () =>
        !response.destroyed && response.write(Buffer.alloc(1 << 20), () => setImmediate(more));
      more();
    })
    .set('/gone', (response) => void response.writeHead(410).end())
    .set('/down', (response) => void response.socket?.destroy());
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    (answers.get(url) ?? ((other: ServerResponse) => void other.writeHead(404).end()))(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function ask(path: string, headers = {}, fields = {}): Promise<Response> {
  const fetch = createFetcher({ ...testGate(port), userAgent: 'test' });
  const log = (line: object) => void logged.push({ ...line });
  const deps = { cursorSecrets: SECRETS, fetchesPictures: true, fetch, nowMs: Date.now, log };
  const all = { ...deps, resize: resizePicture, ...fields };
  const app = createApp(all, (each) => mountRoutes(each, all, PICTURE_ROUTES));
  return Promise.resolve(app.request(`https://news.example${path}`, { headers }));
}
const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const signed = (address: string, width: 480 | 1200 = 480) => picturePath(address, width, SECRETS);
const IMG = { accept: 'image/avif,image/webp,*/*;q=0.8' };

describe('a picture of a stored article', () => {
  it.each([
    ['/photo.jpg', 480, [480, 270]],
    ['/photo.jpg', 1200, [1200, 675]],
    // Never larger than it is, whatever type its server tells.
    ['/small.png', 480, [120, 90]],
    ['/moved', 480, [480, 270]],
  ] as const)('%s at %i pixels is WebP of %o, without metadata, for a year', async (path, width, size) => {
    const answer = await ask(signed(at(path), width));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const facts = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([facts.format, facts.width, facts.height, facts.exif]).toEqual(['webp', ...size, undefined]);
  });

  it('is not fetched again for whoever has it', async () => {
    const path = signed(at('/photo.jpg'));
    const etag = (await ask(path)).headers.get('etag') ?? '';
    const before = asked.length;
    expect((await ask(path, { 'if-none-match': etag })).status).toBe(304);
    expect(asked.length).toBe(before);
  });

  it('passes as it is where nothing resizes', async () => {
    const answer = await ask(signed(at('/photo.jpg')), {}, { resize: async () => 'unchanged' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const refused = await ask(signed(at('/drawing.jpg')), {}, { resize: async () => 'unchanged' });
    expect(refused.status).toBe(404);
  });
});

describe('nothing is fetched', () => {
  it.each([
    ['without a signature', () => `/images/480-${Buffer.from(at('/photo.jpg')).toString('base64url')}`],
    ['with a forged one', () => signed(at('/photo.jpg')).replace(/-.{22}-/, `-${'x'.repeat(22)}-`)],
    ['by another secret', () => picturePath(at('/photo.jpg'), 480, ['guess'])],
    ['of another width', () => signed(at('/photo.jpg')).replace('480', '9999')],
  ])('%s', async (_, path) => {
    const before = asked.length;
    expect((await ask(path())).status).toBe(404);
    expect(asked.length).toBe(before);
  });

  it('where the operator wants none', async () => {
    const before = asked.length;
    expect((await ask(signed(at('/photo.jpg')), {}, { fetchesPictures: false })).status).toBe(404);
    expect(asked.length).toBe(before);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.7/a.jpg',
    'http://[::1]/a.jpg',
    'http://[::ffff:10.0.0.7]/a.jpg',
    'http://0x7f000001/a.jpg',
    'http://localhost/a.jpg',
    'http://printer.local/a.jpg',
    'http://user:secret@img.example/a.jpg',
    'https://img.example:22/a.jpg',
    'file:///etc/passwd',
    'gopher://img.example/',
    'data:image/png;base64,iVBORw0KGgo=',
  ])('from %s, even if an article names it', async (address) => {
    logged.length = 0;
    expect((await ask(signed(address))).status).toBe(404);
    expect(logged[0]).toMatchObject({ event: 'noPicture', refused: 'unreachable', found: 'refusedAddress' });
  });
});

describe('no picture is', () => {
  it.each([
    ['/inside', 'unreachable'],
    ['/file', 'unreachable'],
    ['/turns', 'unreachable'],
    ['/nowhere', 'unreachable'],
    ['/gone', 'unreachable'],
    ['/down', 'unreachable'],
    ['/missing', 'unreachable'],
    ['/drawing.svg', 'notAPicture'],
    ['/drawing.jpg', 'notAPicture'],
    ['/page', 'notAPicture'],
    ['/bomb', 'tooLarge'],
    ['/endless', 'tooLarge'],
    ['/huge.png', 'tooLarge'],
    ['/cut.jpg', 'broken'],
  ])('%s: %s, and pages keep its place empty', async (path, refused) => {
    logged.length = 0;
    const answer = await ask(signed(at(path)), IMG);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'image/gif']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=600');
    expect(logged).toMatchObject([{ event: 'noPicture', refused }]);
    const told = await ask(signed(at(path)));
    expect(await told.json()).toMatchObject({ code: 'notFound', detail: expect.stringContaining(refused) });
  });

  it('redirected for more than five times', async () => {
    asked.length = 0;
    await ask(signed(at('/turns')), IMG);
    expect(asked.length).toBe(6);
  });
});
