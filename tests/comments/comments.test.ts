import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM } from '../../lib/openapi/problem.ts';
import { requester } from '../support/api.ts';
import {
  MODERATOR_TOKEN,
  newReader,
  type ShownComment,
  startComments,
  type TestComments,
} from '../support/comments.ts';
import { answerSchemaOf } from '../support/documented.ts';

let api: TestComments;
beforeAll(async () => {
  api = await startComments();
});
afterAll(() => api.close());

const list = async (suffix = '') =>
  api.send('GET', `/v1/articles/${api.article}/comments${suffix}`, newReader());
type Json = Record<string, unknown>;

/** A problem as far as tests look at it. */
interface Refusal {
  readonly code: string;
  readonly errors: unknown;
}
interface Feed {
  readonly next_url?: string;
  readonly items: readonly {
    readonly content_text: string;
    readonly _newsloom: {
      readonly id: string;
      readonly comment: { readonly parent?: string; readonly depth: number; readonly state: string };
    };
  }[];
}
const feed = async (suffix = '') => (await (await list(suffix)).json()) as Feed;
const texts = async (suffix = '') => (await feed(suffix)).items.map((item) => item.content_text);

describe('a comment', () => {
  it('is posted, waits for a moderator, and is public once approved', async () => {
    const ida = newReader();
    const answer = await api.post(ida, { text: ' A fine ferry. ', name: 'Ida' });
    const comment = (await answer.json()) as ShownComment;
    expect([answer.status, answer.headers.get('location')]).toEqual([
      201,
      `https://news.example/v1/comments/${comment.id}`,
    ]);
    expect(comment).toMatchObject({
      text: 'A fine ferry.',
      state: 'pending',
      depth: 0,
      author: { name: 'Ida' },
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^newsloom_session=[\w.-]+; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(await texts()).not.toContain('A fine ferry.');
    expect((await api.send('GET', `/v1/comments/${comment.id}`, newReader())).status).toBe(404);
    expect((await api.send('GET', `/v1/comments/${comment.id}`, ida)).status).toBe(200);
    expect((await api.moderate(comment.id, 'approve')).status).toBe(200);
    expect(await texts()).toContain('A fine ferry.');
    expect((await api.send('GET', `/v1/comments/${comment.id}`, newReader())).status).toBe(200);
  });

  it('is answered three levels deep and no deeper', async () => {
    const ida = newReader();
    const first = await api.published(ida, 'Level zero');
    const second = await api.published(ida, 'Level one', first.id);
    const third = await api.published(ida, 'Level two', second.id);
    expect([first, second, third].map(({ depth }) => depth)).toEqual([0, 1, 2]);
    const fourth = await api.post(ida, { text: 'Level three', parent: third.id });
    expect(fourth.status).toBe(400);
    expect(await fourth.json()).toMatchObject({ errors: [{ pointer: '/parent', code: 'tooDeep' }] });
    const thread = (await feed('?limit=100')).items.filter(({ content_text }) =>
      content_text.startsWith('Level'),
    );
    expect(thread.map((item) => item._newsloom.comment.parent)).toEqual([undefined, first.id, second.id]);
  });

  it('is edited by its author for ten minutes, and waits again', async () => {
    const ida = newReader();
    const { id } = await api.published(ida, 'Before');
    const edit = (reader = ida) =>
      api.send('PATCH', `/v1/comments/${id}`, reader, { json: { text: 'After' } });
    expect((await edit(newReader())).status).toBe(403);
    const edited = (await (await edit()).json()) as ShownComment;
    expect(edited).toMatchObject({ text: 'After', state: 'pending', revision: 3 });
    expect(await texts('?limit=100')).not.toContain('After');
    api.wait(601_000);
    const late = await edit();
    expect([late.status, ((await late.json()) as Refusal).errors]).toEqual([
      409,
      [{ pointer: '', code: 'tooLateToEdit' }],
    ]);
  });

  it('is taken back by its author, and leaves its place to the replies', async () => {
    const ida = newReader();
    const answered = await api.published(ida, 'Soon regretted');
    const reply = await api.published(newReader(), 'A reply to that', answered.id);
    const alone = await api.published(ida, 'Alone and regretted');
    const remove = (id: string, reader = ida) => api.send('DELETE', `/v1/comments/${id}`, reader);
    expect((await remove(answered.id, newReader())).status).toBe(403);
    expect([(await remove(answered.id)).status, (await remove(alone.id)).status]).toEqual([204, 204]);
    expect((await api.send('GET', `/v1/comments/${alone.id}`, ida)).status).toBe(410);
    const items = (await feed('?limit=100')).items;
    const place = items.find(({ _newsloom: { id } }) => id === answered.id);
    expect(place).toMatchObject({ content_text: '', _newsloom: { comment: { state: 'deleted' } } });
    expect(JSON.stringify(place)).not.toContain('Ida');
    expect(items.some(({ _newsloom: { id } }) => id === reply.id)).toBe(true);
    expect(items.some(({ _newsloom: { id } }) => id === alone.id)).toBe(false);
    const late = await api.post(newReader(), { text: 'Too late', parent: answered.id });
    expect(await late.json()).toMatchObject({ errors: [{ pointer: '/parent', code: 'notPublic' }] });
  });

  it('goes back to the moderators when three readers report it', async () => {
    const { id } = await api.published(newReader(), 'Worth reporting');
    const report = (reader = newReader()) => api.send('POST', `/v1/comments/${id}/reports`, reader);
    const first = newReader();
    expect([(await report(first)).status, (await report(first)).status]).toEqual([204, 409]);
    await report();
    await report();
    expect(await texts('?limit=100')).not.toContain('Worth reporting');
    expect(await api.queue()).toContainEqual(expect.objectContaining({ id, reports: 3, state: 'pending' }));
  });

  it('is posted once for one Idempotency-Key', async () => {
    const ida = newReader();
    await api.send('GET', '/v1/me/comments', ida);
    const key = { 'idempotency-key': '8e03978e-40d5-43dd-bc93-6894a57f9324' };
    const answers = await Promise.all([1, 2, 3].map(() => api.post(ida, { text: 'Only once' }, key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const ids = await Promise.all(answers.map(async (each) => ((await each.json()) as ShownComment).id));
    expect(new Set(ids).size).toBe(1);
    const other = await api.post(ida, { text: 'Something else' }, key);
    expect([other.status, ((await other.json()) as Refusal).code]).toEqual([422, 'idempotencyKeyReused']);
  });
});

describe('the list of comments', () => {
  it('is paged oldest or newest first, skips none, and says what it is when it is unchanged', async () => {
    const own = await startComments();
    const ida = newReader();
    const wanted = ['one', 'two', 'three', 'four', 'five'];
    for (const text of wanted) {
      await own.published(ida, text);
      await own.posted(newReader(), `waiting beside ${text}`);
      own.wait(1000);
    }
    const pages = async (order: string) => {
      const found: string[] = [];
      let path = `/v1/articles/${own.article}/comments?order=${order}&limit=2`;
      for (let page = 0; page < 9 && path !== ''; page += 1) {
        const { items, next_url } = (await (await own.send('GET', path, newReader())).json()) as Feed;
        found.push(...items.map((item) => item.content_text));
        path = next_url?.replace('https://news.example', '') ?? '';
      }
      return found;
    };
    expect(await pages('oldest')).toEqual(wanted);
    expect(await pages('newest')).toEqual([...wanted].reverse());
    const path = `/v1/articles/${own.article}/comments`;
    const etag = (await own.send('GET', path, ida)).headers.get('etag') ?? '';
    const again = await own.send('GET', path, ida, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await own.close();
  });

  it.each(['', '.json', '.atom', '.rss'])(
    'comes as a feed (%s) that escapes what is said',
    async (suffix) => {
      const said = '<script>alert(1)</script> & "more" ]]>';
      await api.published(newReader(), said);
      const answer = await list(`${suffix}?limit=100`);
      const body = await answer.text();
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(
        suffix === '.atom'
          ? 'application/atom+xml'
          : suffix === '.rss'
            ? 'application/rss+xml'
            : 'application/feed+json',
      );
      if (suffix === '.atom' || suffix === '.rss') expect(body).not.toContain('<script');
      else expect(await texts('?limit=100')).toContain(said);
    },
  );

  it('of an article that nobody sent is 404', async () => {
    const answer = await api.send('GET', `/v1/articles/${'q'.repeat(26)}/comments`, newReader());
    expect(answer.status).toBe(404);
  });
});

describe('moderators', () => {
  const authorization = `Bearer ${MODERATOR_TOKEN}`;

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong-token-here' }],
    ['a token of another scheme', { authorization: `Basic ${MODERATOR_TOKEN}` }],
    ['the hash of a token', { authorization: 'Bearer 9f86d081884c7d659a2feaa0c55ad015' }],
    ['a forged cookie', { cookie: 'newsloom_moderator=0123456789abcdef.abc.AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('with %s see and do nothing', async (_, headers) => {
    const { id } = await api.posted(newReader(), 'Not to be decided on');
    for (const [method, path] of [
      ['GET', '/v1/moderation/comments'],
      ['GET', `/v1/moderation/comments/${id}`],
      ['POST', `/v1/moderation/comments/${id}/approve`],
    ] as const) {
      const answer = await api.send(method, path, newReader(), {
        headers,
        ...(method === 'POST' && { json: { revision: 1 } }),
      });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('scope="moderate"'),
      ]);
    }
    expect((await api.queue()).find((each) => each.id === id)?.state).toBe('pending');
  });

  it('decide once when two decide at the same time', async () => {
    const { id } = await api.posted(newReader(), 'For two moderators');
    const answers = await Promise.all([api.moderate(id, 'approve'), api.moderate(id, 'reject')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await api.moderate(id, 'approve');
    expect([late.status, ((await late.json()) as Refusal).code]).toEqual([409, 'conflict']);
  });

  it('decide on the text that they saw', async () => {
    const ida = newReader();
    const { id } = await api.posted(ida, 'What the moderator saw');
    await api.send('PATCH', `/v1/comments/${id}`, ida, { json: { text: 'What it became' } });
    expect((await api.moderate(id, 'approve', 1)).status).toBe(409);
    expect((await api.moderate(id, 'approve', 2)).status).toBe(200);
  });

  it('see what happened to a comment, and who decided', async () => {
    const { id } = await api.published(newReader(), 'With a history');
    await api.moderate(id, 'reject', 2);
    const answer = await api.send('GET', `/v1/moderation/comments/${id}`, newReader(), {
      headers: { authorization },
    });
    const { audit, author } = (await answer.json()) as ShownComment & {
      audit: { actor: string; to: string }[];
    };
    expect(audit.map(({ actor, to }) => [actor, to])).toEqual([
      [author.pseudonym, 'pending'],
      ['ida', 'approved'],
      ['ida', 'rejected'],
    ]);
    expect((await api.queue('rejected')).map((each) => each.id)).toContain(id);
  });

  it('use the page with a cookie that ends with their token, and forms of that page alone', async () => {
    const { id } = await api.posted(newReader(), 'By the page');
    const browser = newReader();
    const login = (access: string) =>
      api.send('POST', '/v1/moderation/session', browser, { form: { access } });
    const wrong = await login('wrong-token-here');
    expect([wrong.status, wrong.headers.get('location'), wrong.headers.get('set-cookie')]).toEqual([
      303,
      'https://news.example/moderation?moderation=wrongToken#main',
      null,
    ]);
    const right = (await login(MODERATOR_TOKEN)).headers.get('set-cookie') ?? '';
    expect(right).toMatch(
      /^newsloom_moderator=[\w.-]+; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure$/,
    );
    const headers = { cookie: right.split(';', 1)[0] ?? '' };
    expect((await api.send('GET', '/v1/moderation/comments', browser, { headers })).status).toBe(200);
    const json = await api.send('POST', `/v1/moderation/comments/${id}/approve`, browser, {
      headers,
      json: { revision: 1 },
    });
    expect(json.status).toBe(401);
    const decide = async (token: string) => {
      const form = { revision: '1', token };
      const answer = await api.send('POST', `/v1/moderation/comments/${id}/approve`, browser, {
        headers,
        form,
      });
      return answer.headers.get('location');
    };
    expect(await decide('forged')).toContain('?moderation=invalid#');
    const token = await api.moderationForm(headers.cookie);
    expect(await decide(token)).toContain('?moderation=approved#');
    expect(await decide(token)).toContain('?moderation=changed#');
    const others = { ...api.deps, moderators: api.deps.moderators.slice(1) };
    const revoked = await startComments({ ...others, comments: api.deps.comments });
    expect((await revoked.send('GET', '/v1/moderation/comments', browser, { headers })).status).toBe(401);
    await revoked.close();
  });
});

describe('what one reader wrote', () => {
  it('is theirs to take along and to erase, from the comments and the audit', async () => {
    const ida = newReader();
    const first = await api.published(ida, 'Mine, and public');
    const second = await api.posted(ida, 'Mine, and waiting');
    const mine = async () =>
      ((await (await api.send('GET', '/v1/me/comments', ida)).json()) as { comments: ShownComment[] })
        .comments;
    expect((await mine()).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    const pseudonym = (await api.queue()).find(({ id }) => id === second.id)?.author.pseudonym ?? '';
    expect(pseudonym).toHaveLength(8);
    const erased = await api.send('DELETE', '/v1/me/comments', ida);
    expect(await erased.json()).toEqual({ erased: 2, remaining: false });
    expect(ida.cookie).toBeUndefined();
    expect(await mine()).toEqual([]);
    for (const { id } of [first, second]) {
      expect((await api.send('GET', `/v1/comments/${id}`, newReader())).status).toBe(410);
      expect(JSON.stringify(await api.deps.comments.listAudit(id))).not.toContain(pseudonym);
    }
    const reply = await api.post(newReader(), { text: 'To nobody', parent: first.id });
    expect(await reply.json()).toMatchObject({ errors: [{ pointer: '/parent', code: 'notPublic' }] });
  });

  it('is nothing without a session, and the answer begins one', async () => {
    const nobody = newReader();
    const answer = await api.send('GET', '/v1/me/comments', nobody);
    expect([await answer.json(), nobody.cookie]).toEqual([
      { comments: [] },
      expect.stringMatching(/^[0-9a-f]{32}\./),
    ]);
  });
});

describe('an article', () => {
  it('tells how many comments it has, and brings them along when it is asked to', async () => {
    const own = await startComments();
    const { id } = await own.published(newReader(), 'The first');
    await own.published(newReader(), 'The reply', id);
    await own.posted(newReader(), 'Not yet public');
    const get = requester(own.deps);
    const plain = await get(`/v1/articles/${own.article}`);
    expect(await plain.json()).toMatchObject({ commentCount: 2 });
    const whole = (await (await get(`/v1/articles/${own.article}?include=comments`)).json()) as Json;
    expect(whole['comment']).toMatchObject([
      { '@type': 'Comment', identifier: id, text: 'The first', author: { name: 'Ida' } },
      { text: 'The reply', parentItem: `https://news.example/v1/comments/${id}` },
    ]);
    await own.moderate(id, 'reject', 2);
    const again = await get(`/v1/articles/${own.article}`);
    expect(again.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    expect(await again.json()).toMatchObject({ commentCount: 1 });
    await own.close();
  });
});

describe('what is answered', () => {
  it('is what the document says', async () => {
    const ida = newReader();
    const waiting = await api.posted(ida, 'To be looked at');
    const authorization = { headers: { authorization: `Bearer ${MODERATOR_TOKEN}` } };
    const path = `/v1/comments/${waiting.id}`;
    const rows: [v.GenericSchema, string, string, Parameters<TestComments['send']>[3]?][] = [
      [answerSchemaOf('GET /v1/comments/{id}'), 'GET', path],
      [answerSchemaOf('PATCH /v1/comments/{id}'), 'PATCH', path, { json: { text: 'To be looked at again' } }],
      [
        answerSchemaOf('GET /v1/articles/{id}/comments'),
        'GET',
        `/v1/articles/${api.article}/comments?limit=100`,
      ],
      [answerSchemaOf('GET /v1/me/comments'), 'GET', '/v1/me/comments'],
      [answerSchemaOf('GET /v1/moderation/comments'), 'GET', '/v1/moderation/comments', authorization],
      [
        answerSchemaOf('GET /v1/moderation/comments/{id}'),
        'GET',
        `/v1/moderation${path.slice(3)}`,
        authorization,
      ],
      [
        answerSchemaOf('POST /v1/moderation/comments/{id}/reject'),
        'POST',
        `/v1/moderation${path.slice(3)}/reject`,
        { ...authorization, json: { revision: 2 } },
      ],
      [
        PROBLEM.schema,
        'POST',
        `/v1/moderation${path.slice(3)}/reject`,
        { ...authorization, json: { revision: 2 } },
      ],
      [answerSchemaOf('DELETE /v1/me/comments'), 'DELETE', '/v1/me/comments'],
    ];
    for (const [schema, method, address, options] of rows) {
      const answer: unknown = await (await api.send(method, address, ida, options)).json();
      expect(v.safeParse(schema, answer).issues, `${method} ${address}`).toBeUndefined();
    }
  });
});
