import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IngestRecord } from '../../lib/article/upload.ts';
import { deliverLooks, startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

const TOKEN = 'a-token-of-the-tests';
const WIRE_TOKEN = 'a-token-of-the-wire';
let host: TestHost;
beforeAll(async () => {
  const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
  const hashes = ['0'.repeat(64), hashOf(TOKEN), `wire=${hashOf(WIRE_TOKEN)}`];
  process.env['NEWSLOOM_UPLOAD_TOKEN_HASHES'] = hashes.join(',');
  host = await startTestHost();
});
afterAll(async () => {
  delete process.env['NEWSLOOM_UPLOAD_TOKEN_HASHES'];
  await host.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const WITH_TOKEN = { ...JSON_TYPE, authorization: `Bearer ${TOKEN}` };
const article = JSON.stringify({
  title: 'The night ferry is back',
  url: 'https://harbor-post.example/back',
  content: 'After four years the night ferry to the Skerries is back in its harbor.',
  publishedAt: '2026-11-20T08:00:00Z',
});
const asked = (fields: object = {}) =>
  JSON.stringify({
    filename: 'ferry.json',
    contentType: 'application/json',
    sizeBytes: Buffer.byteLength(article),
    ...fields,
  });
const post = (path: string, body: string, headers: Record<string, string> = WITH_TOKEN) =>
  fetch(`${host.url}${path}`, { method: 'POST', headers, body });

interface Allowed {
  readonly url: string;
  readonly upload: string;
  readonly headers: Record<string, string>;
}

/** PUTs with exactly these headers, which fetch does not. */
function put({ url, headers }: Pick<Allowed, 'url' | 'headers'>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'PUT', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end(body);
  });
}

describe('an upload through the API', () => {
  it('goes to the bucket by the address that was given, and into the feeds', async () => {
    const answer = await post('/v1/uploads', asked());
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const allowed = (await answer.json()) as Allowed;
    expect(allowed.upload).toMatch(/^uploads\/api\/\d{4}-\d\d-\d\d\/[\w-]+\/ferry\.json$/);
    expect(await put(allowed, article)).toBe(200);
    await host.drained();
    const feed = await host.json<TestFeed>('/v1/feeds/latest');
    expect(feed.items.map(({ title }) => title)).toContain('The night ferry is back');
  });

  it('is of the sender of its token, and of no other one is a replay', async () => {
    const ofWire = { ...JSON_TYPE, authorization: `Bearer ${WIRE_TOKEN}` };
    const allowed = (await (await post('/v1/uploads', asked(), ofWire)).json()) as Allowed;
    expect(allowed.upload).toMatch(/^uploads\/wire\//);
    const own = await host.ingest('wire/x.json', article.replace('/back', '/wire'));
    const other = await host.ingest('other/x.json', article.replace('/back', '/other'));
    expect((await post(`/v1/ingests/${other.id}/replay`, '', ofWire)).status).toBe(404);
    expect((await post(`/v1/ingests/${own.id}/replay`, '', ofWire)).status).toBe(202);
    await host.drained();
  });

  it.each([
    ['another type', { headers: { 'content-type': 'text/plain' } }, article],
    [
      'another length',
      { headers: { 'content-length': String(Buffer.byteLength(article) + 2) } },
      `${article}  `,
    ],
    ['another key', { url: (url: string) => url.replace('ferry.json', 'other.json') }, article],
  ])('is refused by the bucket with %s', async (_, change: object, body) => {
    const allowed = (await (await post('/v1/uploads', asked())).json()) as Allowed;
    const { headers = {}, url = (each: string) => each } = change as {
      headers?: Record<string, string>;
      url?: (url: string) => string;
    };
    expect(await put({ url: url(allowed.url), headers: { ...allowed.headers, ...headers } }, body)).toBe(403);
  });

  it.each([
    ['no token', asked(), JSON_TYPE, 401, 'unauthorized', undefined],
    [
      'a wrong token',
      asked(),
      { ...JSON_TYPE, authorization: 'Bearer another-token' },
      401,
      'unauthorized',
      undefined,
    ],
    [
      'another scheme',
      asked(),
      { ...JSON_TYPE, authorization: `Basic ${TOKEN}` },
      401,
      'unauthorized',
      undefined,
    ],
    [
      'a form',
      asked(),
      { ...WITH_TOKEN, 'content-type': 'text/plain' },
      415,
      'unsupportedMediaType',
      undefined,
    ],
    ['no JSON', '{', WITH_TOKEN, 400, 'badBody', ''],
    ['nothing', '{}', WITH_TOKEN, 400, 'badBody', '/filename'],
    ['a path for a name', asked({ filename: '../x.json' }), WITH_TOKEN, 400, 'badBody', '/filename'],
    ['an image', asked({ contentType: 'image/png' }), WITH_TOKEN, 400, 'badBody', '/contentType'],
    ['11 MB', asked({ sizeBytes: 11 * 1024 * 1024 }), WITH_TOKEN, 400, 'badBody', '/sizeBytes'],
    ['half a byte', asked({ sizeBytes: 0.5 }), WITH_TOKEN, 400, 'badBody', '/sizeBytes'],
    ['a field too many', asked({ 'a/b': 1 }), WITH_TOKEN, 400, 'badBody', '/a~1b'],
    ['20 KB', asked({ filename: 'x'.repeat(20_000) }), WITH_TOKEN, 413, 'bodyTooLarge', undefined],
  ])('is refused with %s', async (_, body, headers, status, code, pointer) => {
    const answer = await post('/v1/uploads', body, headers);
    expect(answer.status).toBe(status);
    if (status === 401)
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="newsloom", scope="ingest"/);
    const told = (await answer.json()) as { code: string; errors?: readonly { pointer: string }[] };
    expect([told.code, told.errors?.[0]?.pointer]).toEqual([code, pointer]);
  });

  it('with GET is told to POST', async () => {
    const answer = await fetch(`${host.url}/v1/uploads`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });
});

describe('a replay', () => {
  it('ingests the stored bytes again, and changes nothing that is there', async () => {
    const record = await host.ingest('again.json', article.replace('/back', '/again'));
    const before = await host.json<TestFeed>('/v1/feeds/latest');
    const events = () => host.queue.counts();
    const answer = await post(`/v1/ingests/${record.id}/replay`, '');
    expect([answer.status, await answer.json()]).toEqual([
      202,
      { upload: 'uploads/again.json', replayed: record.id },
    ]);
    await host.drained();
    await deliverLooks(host);
    expect(events()).toEqual({ visible: 0, hidden: 0, dead: 0 });
    expect(await host.json<TestFeed>('/v1/feeds/latest')).toEqual(before);
    expect(await host.json<IngestRecord>(`/v1/ingests/${record.id}`)).toEqual(record);
  });

  it.each([
    ['without a token', 'x', {}, 401],
    ['of nothing', 'x', WITH_TOKEN, 404],
  ])('%s is refused', async (_, id, headers, status) => {
    expect((await post(`/v1/ingests/${id}/replay`, '', headers)).status).toBe(status);
  });

  it('of an upload that is gone says so', async () => {
    const record = await host.ingest('gone.json', article.replace('/back', '/gone'));
    await host.bucket.delete('uploads/gone.json');
    const answer = await post(`/v1/ingests/${record.id}/replay`, '');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([410, 'uploadGone']);
  });
});
