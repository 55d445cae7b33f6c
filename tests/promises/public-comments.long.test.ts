import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../infra/routes.ts';
import { publicReads } from '../bench/load/reads.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

interface Written {
  readonly id: string;
  readonly revision: number;
  readonly cookie: string;
}

let host: TestHost;
let article: string;
let nowMs = Date.now();
const written = new Map<string, Written>();

const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(host.url + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** Posts a comment of a reader of its own, under the name of what becomes of it. */
async function post(name: string): Promise<Written> {
  // One network may not write so many in so short a time.
  nowMs += 60_000;
  const answer = await send('POST', `/v1/articles/${article}/comments`, {
    text: `Text-${name} is what this comment says.`,
    name: `Author-${name}`,
  });
  expect([name, answer.status]).toEqual([name, 201]);
  const { id, revision } = (await answer.json()) as Written;
  const comment = { id, revision, cookie: cookieOf(answer) };
  written.set(name, comment);
  return comment;
}

async function decide(name: string, decision: 'approve' | 'reject', revision = 1): Promise<void> {
  const { id = '' } = written.get(name) ?? {};
  const headers = { authorization: `Bearer ${host.moderatorToken}` };
  const answer = await send('POST', `/v1/moderation/comments/${id}/${decision}`, { revision }, headers);
  expect([name, answer.status]).toEqual([name, 200]);
}

/** What becomes of comments that are not public, or not any more. */
const HIDDEN: Readonly<Record<string, () => Promise<unknown>>> = {
  pending: () => post('pending'),
  async rejected() {
    await post('rejected');
    await decide('rejected', 'reject');
  },
  async rejectedLater() {
    await post('rejectedLater');
    await decide('rejectedLater', 'approve');
    await decide('rejectedLater', 'reject', 2);
  },
  async deleted() {
    const { id, cookie } = await post('deleted');
    await decide('deleted', 'approve');
    expect((await send('DELETE', `/v1/comments/${id}`, undefined, { cookie })).status).toBe(204);
  },
  async erased() {
    const { cookie } = await post('erased');
    await decide('erased', 'approve');
    expect((await send('DELETE', '/v1/me/comments', undefined, { cookie })).status).toBe(200);
  },
  async reported() {
    const { id } = await post('reported');
    await decide('reported', 'approve');
    for (let reader = 0; reader < 3; reader += 1) await send('POST', `/v1/comments/${id}/reports`, {});
  },
};

beforeAll(async () => {
  nowMs = Date.now();
  host = await startTestHost(() => nowMs);
  const upload = {
    title: 'Ferry returns',
    content: 'It left at ten. Nobody waved.',
    url: 'https://h.example/1',
  };
  [article = ''] = (await host.ingest('one.json', JSON.stringify(upload))).articles;
});
afterAll(() => host.close());

/** Every public answer that could show a comment of the article: all its routes and pages, and the single comments. */
async function publicTexts(): Promise<Map<string, string>> {
  const { items } = await host.json<TestFeed>('/v1/feeds/latest');
  const story = items[0]?._newsloom.story?.id ?? article;
  const next = await publicReads(host.url, { story, ingest: 'none' });
  const paths = new Set<string>();
  for (let count = 0; count < ROUTES.length * 3; count += 1) paths.add(next().path);
  for (const format of ['', '.json', '.atom', '.rss'])
    for (const order of ['oldest', 'newest'])
      paths.add(`/v1/articles/${article}/comments${format}?order=${order}&limit=100`);
  paths.add(`/v1/articles/${article}?include=related,comments`);
  paths.add(`/v1/articles/${article}?include=export`);
  for (const { id } of written.values()) {
    paths.add(`/v1/comments/${id}`);
    paths.add(`/comments/write?article=${article}&parent=${id}`);
    paths.add(`/comments/report?comment=${id}`);
  }
  paths.add('/comments/mine');
  paths.add('/v1/me/comments');
  paths.add('/v1/moderation/comments');
  const texts = new Map<string, string>();
  for (const path of paths) texts.set(path, await (await fetch(host.url + path)).text());
  return texts;
}

const saying = (texts: ReadonlyMap<string, string>, name: string) =>
  [...texts].filter(([, text]) => new RegExp(`(?:Text|Author)-${name}\\b`).test(text)).map(([path]) => path);
const count = async () =>
  (await host.json<{ commentCount?: number }>(`/v1/articles/${article}`)).commentCount;

describe('no comment is public', () => {
  it('while it is not approved, at any place where it could be', async () => {
    await post('approved');
    await decide('approved', 'approve');
    for (const become of Object.values(HIDDEN)) await become();
    // Nobody of a cache in between: what pages say may be as old as they allow.
    nowMs += 3_600_000;
    const texts = await publicTexts();
    expect(saying(texts, 'approved').length).toBeGreaterThan(10);
    for (const name of Object.keys(HIDDEN)) expect([name, saying(texts, name)]).toEqual([name, []]);
    expect(await count()).toBe(1);
    expect(texts.get(`/articles/${article}`)).toContain('Comments (1)');
  });

  it('nor after its author changed it', async () => {
    const { id, cookie } = await post('edited');
    await decide('edited', 'approve');
    expect(saying(await publicTexts(), 'edited').length).toBeGreaterThan(10);
    expect(await count()).toBe(2);
    const edit = { text: 'Text-afterwards is what it says now.' };
    expect((await send('PATCH', `/v1/comments/${id}`, edit, { cookie })).status).toBe(200);
    const texts = await publicTexts();
    expect([saying(texts, 'edited'), saying(texts, 'afterwards')]).toEqual([[], []]);
    expect(await count()).toBe(1);
    await decide('edited', 'approve', 3);
    expect(saying(await publicTexts(), 'afterwards').length).toBeGreaterThan(10);
  });

  it('as an answer to one that was erased, nor is what was erased shown above its answer', async () => {
    const { id, cookie } = await post('parent');
    await decide('parent', 'approve');
    const reply = (name: string) =>
      send('POST', `/v1/articles/${article}/comments`, {
        text: `Text-${name} it is.`,
        name: 'A',
        parent: id,
      });
    nowMs += 60_000;
    const before = (await (await reply('before')).json()) as Written;
    written.set('before', { ...before, cookie: '' });
    await decide('before', 'approve');
    expect((await send('DELETE', '/v1/me/comments', undefined, { cookie })).status).toBe(200);
    nowMs += 60_000;
    const after = await reply('after');
    expect(after.status).toBe(400);
    const texts = await publicTexts();
    expect(saying(texts, 'before').length).toBeGreaterThan(5);
    expect([saying(texts, 'parent'), saying(texts, 'after')]).toEqual([[], []]);
  });
});
