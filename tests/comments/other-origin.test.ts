import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE } from '../support/api.ts';
import { newReader, type Reader, startComments, type TestComments } from '../support/comments.ts';

const PAPER = 'https://paper.example';
const FOREIGN = 'https://foreign.example';

let api: TestComments;
beforeAll(async () => {
  api = await startComments({ commentOrigins: [PAPER] });
});
afterAll(() => api.close());

/** Asks as a page of an origin does. */
const ask = (
  method: string,
  path: string,
  {
    origin,
    token,
    reader = newReader(),
    ...options
  }: { origin?: string; token?: string; reader?: Reader; json?: unknown; headers?: Record<string, string> },
) =>
  api.send(method, path, reader, {
    ...options,
    headers: {
      ...(origin && { origin }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...options.headers,
    },
  });

async function session(token?: string): Promise<string> {
  const answer = await ask('POST', '/v1/me/session', { origin: PAPER, ...(token && { token }) });
  const { access_token, token_type } = (await answer.json()) as { access_token: string; token_type: string };
  expect([answer.status, token_type, answer.headers.get('cache-control')]).toEqual([
    201,
    'Bearer',
    'private, no-store',
  ]);
  return access_token;
}

const comments = () => `/v1/articles/${api.article}/comments`;

describe('a page of an origin that the operator names', () => {
  it('posts, reads, edits and deletes with a session as a token, without any cookie', async () => {
    const token = await session();
    const posted = await ask('POST', comments(), {
      origin: PAPER,
      token,
      json: { text: 'From another site' },
    });
    expect([posted.status, posted.headers.get('access-control-allow-origin')]).toEqual([201, PAPER]);
    expect(posted.headers.get('vary')).toContain('Origin');
    const { url } = (await posted.json()) as { url: string };
    const path = new URL(url).pathname;
    expect((await ask('GET', path, { origin: PAPER, token })).status).toBe(200);
    expect((await ask('GET', path, { origin: PAPER })).status).toBe(404);
    const edited = await ask('PATCH', path, { origin: PAPER, token, json: { text: 'Edited there' } });
    expect(await edited.json()).toMatchObject({ text: 'Edited there' });
    const own = await ask('GET', '/v1/me/comments', { origin: PAPER, token });
    expect(await own.json()).toMatchObject({ comments: [{ text: 'Edited there' }] });
    expect(
      (await ask('PATCH', path, { origin: PAPER, token: await session(), json: { text: 'Mine' } })).status,
    ).toBe(403);
    expect((await ask('DELETE', path, { origin: PAPER, token })).status).toBe(204);
  });

  it('has its token renewed, and gets none out of a cookie', async () => {
    const reader = newReader();
    await api.posted(reader, 'With a cookie');
    const token = await session();
    api.wait(60_000);
    const [id] = token.split('.');
    const renewed = await session(token);
    expect([renewed.split('.')[0], renewed === token]).toEqual([id, false]);
    const other = await ask('POST', '/v1/me/session', { origin: PAPER, reader });
    const { access_token } = (await other.json()) as { access_token: string };
    expect(access_token.split('.')[0]).not.toBe(reader.cookie?.split('.')[0]);
  });

  it('is told no lie by a token that is none', async () => {
    for (const token of ['00000000000000000000000000000000.t5xk2a.kQ7vYw0t3nPz8sLr2mXc9A', 'anything']) {
      const answer = await ask('POST', comments(), { origin: PAPER, token, json: { text: 'Hello' } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });
});

describe('by its origin is', () => {
  it.each<[what: string, method: string, path: () => string, origin: string | undefined, status: number]>([
    ['taken a comment of our own page', 'POST', comments, SITE, 201],
    ['taken a comment of a page of theirs', 'POST', comments, PAPER, 201],
    ['taken a comment of a program', 'POST', comments, undefined, 201],
    ['refused a comment of a foreign page', 'POST', comments, FOREIGN, 403],
    [
      'refused a comment of a page of the same name under another scheme',
      'POST',
      comments,
      'http://paper.example',
      403,
    ],
    ['refused a comment of a subdomain', 'POST', comments, 'https://www.paper.example', 403],
    ['refused a comment of a page without an origin', 'POST', comments, 'null', 403],
    ['refused a session for a foreign page', 'POST', () => '/v1/me/session', FOREIGN, 403],
    ['refused an erasure by a foreign page', 'DELETE', () => '/v1/me/comments', FOREIGN, 403],
    ['read by a foreign page, as all may', 'GET', comments, FOREIGN, 200],
  ])('%s', async (_, method, path, origin, status) => {
    const json = method === 'POST' ? { text: 'Hello there' } : undefined;
    const answer = await ask(method, path(), { ...(origin && { origin }), ...(json && { json }) });
    expect(answer.status).toBe(status);
  });

  it('refused what a foreign page asks with a token that it got hold of', async () => {
    expect((await ask('GET', '/v1/me/comments', { origin: FOREIGN, token: await session() })).status).toBe(
      403,
    );
  });
});

describe('a preflight', () => {
  it.each<[what: string, origin: string, method: string, headers: string, status: number, allowed: string]>([
    ['to post from a page of theirs', PAPER, 'POST', 'content-type', 204, PAPER],
    ['to post from a foreign page', FOREIGN, 'POST', 'content-type', 403, '*'],
    ['to read with a token from a page of theirs', PAPER, 'GET', 'authorization', 204, PAPER],
    ['to read with a token from a foreign page', FOREIGN, 'GET', 'authorization', 403, '*'],
    ['to read what all may from a foreign page', FOREIGN, 'GET', 'if-none-match', 204, '*'],
  ])('%s', async (_, origin, method, asked, status, allowed) => {
    const headers = { 'access-control-request-method': method, 'access-control-request-headers': asked };
    const answer = await ask('OPTIONS', comments(), { origin, headers });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, allowed]);
    // Cookies never go along.
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });
});
