import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentText } from '../../lib/article/comment-text.ts';
import { newReader, type Reader, startComments, type TestComments } from '../support/comments.ts';

let api: TestComments;
beforeAll(async () => {
  api = await startComments();
});
afterAll(() => api.close());

const comments = () => `/v1/articles/${api.article}/comments`;

/** The word that a form was answered with; the address of the page that it leads back to is checked here. */
async function send(
  reader: Reader,
  form: Record<string, string>,
  path = comments(),
  on = api,
): Promise<string> {
  const answer = await on.send('POST', path, reader, { form });
  expect(answer.status).toBe(303);
  const { origin, pathname, searchParams, hash } = new URL(answer.headers.get('location') ?? '');
  expect([origin, pathname, hash]).toEqual(['https://news.example', `/articles/${api.article}`, '#comments']);
  return searchParams.get('comment') ?? searchParams.get('report') ?? '';
}

describe('a form', () => {
  it('posts a comment once, however often it is sent', async () => {
    const ida = newReader();
    const form = {
      ...(await api.form(ida, `comment ${api.article}`)),
      text: 'By the form',
      name: 'Ida',
      website: '',
    };
    const words = [
      await send(ida, form),
      await send(ida, form),
      await send(ida, { ...form, text: 'By the form' }),
    ];
    expect(words).toEqual(['waiting', 'waiting', 'waiting']);
    expect((await api.queue()).filter(({ text }) => text === 'By the form')).toHaveLength(1);
    expect(await send(ida, { ...form, text: 'Another text' })).toBe('idempotencyKeyReused');
  });

  it('filled in where only programs see a field is kept for the moderators alone', async () => {
    const robot = newReader();
    const form = {
      ...(await api.form(robot, `comment ${api.article}`)),
      text: 'Cheap watches',
      website: 'http://x',
    };
    expect(await send(robot, form)).toBe('waiting');
    expect((await api.queue('rejected')).map(({ text }) => text)).toContain('Cheap watches');
    expect((await api.queue()).map(({ text }) => text)).not.toContain('Cheap watches');
  });

  it('reports a comment', async () => {
    const { id } = await api.published(newReader(), 'Reported by a form');
    const reader = newReader();
    const path = `/v1/comments/${id}/reports`;
    const form = await api.form(reader, `report ${id}`);
    expect([await send(reader, form, path), await send(reader, form, path)]).toEqual([
      'reported',
      'alreadyReported',
    ]);
    expect(await send(newReader(), form, path)).toBe('invalid');
  });

  it('erases what its reader wrote', async () => {
    const ida = newReader();
    await api.posted(ida, 'To be erased by a form');
    const form = await api.form(ida, 'erase');
    const erase = (fields: Record<string, string>) =>
      api.send('POST', '/v1/me/comments/erasure', ida, { form: fields });
    expect((await erase({ token: 'x' })).headers.get('location')).toContain('?erased=invalid');
    expect((await erase(form)).headers.get('location')).toContain('?erased=1#');
  });

  const rows: [string, (form: { token: string }, ida: Reader) => Promise<Record<string, string>>, string][] =
    [
      ['without a token', async () => ({}), 'invalid'],
      ['with a forged token', async () => ({ token: 'abc123.abcdef.AAAAAAAAAAAAAAAAAAAAAA' }), 'invalid'],
      [
        'with a token that was changed',
        async ({ token }) => ({ token: token.replace(/^./, 'z') }),
        'invalid',
      ],
      [
        'with the token of somebody else',
        async () => api.form(newReader(), `comment ${api.article}`),
        'invalid',
      ],
      [
        'with the token of another article',
        async (_, ida) => api.form(ida, `comment ${'z'.repeat(26)}`),
        'invalid',
      ],
      [
        'with a token of yesterday',
        async (_, ida) => api.form(ida, `comment ${api.article}`, 86_400_000),
        'expired',
      ],
      ['sent within a second', async (_, ida) => api.form(ida, `comment ${api.article}`, 1000), 'tooFast'],
      [
        'of 50 links',
        async (form) => ({ ...form, text: 'see http://a.example '.repeat(50) }),
        'tooManyLinks',
      ],
      ['of 100 000 characters', async (form) => ({ ...form, text: 'a'.repeat(100_000) }), 'bodyTooLarge'],
      ['of 2 001 characters', async (form) => ({ ...form, text: 'ж'.repeat(2001) }), 'tooLong'],
      ['that says nothing', async (form) => ({ ...form, text: ' \u200b\u202e\n ' }), 'empty'],
      ['that answers nothing', async (form) => ({ ...form, parent: 'nonsense' }), 'unknown'],
    ];
  it.each(rows)('%s posts nothing', async (_, change, word) => {
    const ida = newReader();
    const form = await api.form(ida, `comment ${api.article}`);
    const text = `Never to be seen ${word}`;
    expect(await send(ida, { text, ...(await change(form, ida)) })).toBe(word);
    expect((await api.queue()).map((comment) => comment.text)).not.toContain(text);
  });

  it('without its cookie posts nothing', async () => {
    const ida = newReader();
    const form = { ...(await api.form(ida, `comment ${api.article}`)), text: 'From another site' };
    expect(await send(newReader(), form)).toBe('invalid');
  });

  it('of any fields is answered by a page of ours or a problem, and never by a fault', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('\0', '\ud800', '\u202e', '__proto__', '<script>', '%', '%00', 'a'.repeat(5000)),
    );
    const names = fc.constantFrom('text', 'name', 'parent', 'token', 'website', 'revision', '__proto__', 'x');
    const form = fc.array(fc.tuple(names, text), { maxLength: 8 });
    const ids = fc.constantFrom(api.article, 'z'.repeat(26), '..', '__proto__');
    const wellFormed = (value: string) => Buffer.from(value).toString();
    await fc.assert(
      fc.asyncProperty(form, ids, fc.boolean(), async (pairs, id, isOurs) => {
        const reader = newReader();
        const token = isOurs ? await api.form(reader, `comment ${id}`) : {};
        const fields = Object.fromEntries(pairs.map(([name, value]) => [name, wellFormed(value)]));
        for (const path of [
          `/v1/articles/${id}/comments`,
          `/v1/comments/${id}/reports`,
          `/v1/moderation/comments/${id}/approve`,
          '/v1/moderation/session',
        ]) {
          const answer = await api.send('POST', path, reader, { form: { ...fields, ...token } });
          expect(answer.status).toBeLessThan(500);
          if (answer.status === 303)
            expect(answer.headers.get('location')).toMatch(
              /^https:\/\/news\.example\/(?:articles\/[a-z2-7]{26}|moderation)\?/,
            );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('whose bytes are no form, and JSON that is none, are refused', async () => {
    const bodies = fc.string({ unit: 'binary', maxLength: 200 }).map((body) => Buffer.from(body).toString());
    const types = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/json',
      'text/plain',
      'multipart/form-data',
    );
    await fc.assert(
      fc.asyncProperty(bodies, types, async (body, type) => {
        const answer = await api.send('POST', comments(), newReader(), {
          body,
          headers: { 'content-type': type },
        });
        expect([303, 400, 413, 415]).toContain(answer.status);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a cookie', () => {
  it.each([
    [
      '',
      'x',
      `${'0'.repeat(32)}.abc.${'A'.repeat(22)}`,
      `${'g'.repeat(32)}.abc.${'A'.repeat(22)}`,
      '"',
      'a'.repeat(4000),
    ],
  ])('that is forged is none', async (...forged) => {
    for (const cookie of forged) {
      const reader = { ...newReader(), cookie };
      const answer = await api.send('GET', '/v1/me/comments', reader);
      expect([answer.status, await answer.json()]).toEqual([200, { comments: [] }]);
      expect(reader.cookie).toMatch(/^[0-9a-f]{32}\.\w+\.[\w-]{22}$/);
    }
  });

  it('of another secret is none, of the previous secret is one and is signed anew', async () => {
    const ida = newReader();
    const { id } = await api.posted(ida, 'Before the secret changed');
    const rotated = { ...api.deps, sessionSecrets: ['new secret', 'session secret'] };
    const changed = await startComments({ ...rotated, comments: api.deps.comments, store: api.deps.store });
    const mine = async (reader: Reader) =>
      (
        (await (await changed.send('GET', '/v1/me/comments', reader)).json()) as {
          comments: { id: string }[];
        }
      ).comments;
    expect((await mine(ida)).map((comment) => comment.id)).toEqual([id]);
    const signedAnew = { ...ida };
    const gone = await startComments({
      ...rotated,
      sessionSecrets: ['new secret'],
      comments: api.deps.comments,
    });
    const answer = await gone.send('GET', '/v1/me/comments', signedAnew);
    expect(((await answer.json()) as { comments: unknown[] }).comments).toHaveLength(1);
    const other = await startComments({ sessionSecrets: ['other secret'], comments: api.deps.comments });
    const theirs = await other.send('GET', '/v1/me/comments', { ...ida });
    expect(await theirs.json()).toEqual({ comments: [] });
    await Promise.all([changed.close(), gone.close(), other.close()]);
  });
});

describe('a comment', () => {
  it.each<[string, string, string]>([
    ['bidi overrides', 'user\u202etxt.exe\u202c \u2066isolated\u2069', 'usertxt.exe isolated'],
    ['what is not seen', 'a\u200bb\u00adc\u0000d\u{e0041}e\ufefff', 'abcdef'],
    ['halves of pairs', 'half \ud83d and \ude00', 'half  and '.trim()],
    ['carriage returns', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['empty lines', 'one\n\n\n\n\ntwo', 'one\n\ntwo'],
    ['towers of marks', `e${'\u0301\u0302'.repeat(40)}!`, `\u00e9\u0302\u0301\u0302\u0301\u0302\u0301!`],
  ])('loses %s', (_, given, kept) => {
    expect(commentText(given)).toEqual({ text: kept });
  });

  it.each([
    ['right-to-left text', 'مرحبا \u200fبكم'],
    ['emoji of several parts', '👩‍👩‍👧 👍🏽 🇳🇴'],
    ['joiners of Persian and Hindi', 'می\u200cخواهم क्\u200dष'],
  ])('keeps %s', (_, text) => {
    expect(commentText(text)).toEqual({ text });
  });

  it('of any text is clean or refused, in time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (given) => {
        const cleaned = commentText(given);
        if (typeof cleaned === 'string') return;
        expect(cleaned.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
        expect(commentText(cleaned.text)).toEqual(cleaned);
      }),
      { numRuns: 300 },
    );
    for (const long of [
      ' '.repeat(32_000),
      'e\u0301'.repeat(16_000),
      '\n'.repeat(32_000),
      'a:/'.repeat(10_000),
    ]) {
      const began = performance.now();
      commentText(`a${long}a`);
      expect(performance.now() - began).toBeLessThan(500);
    }
  });

  it.each<[string, string, unknown, number, string]>([
    ['of 100 000 characters', '', { text: 'a'.repeat(100_000) }, 413, 'bodyTooLarge'],
    ['of 2 001 characters', '', { text: 'a'.repeat(2001) }, 400, 'badBody'],
    ['of 50 links', '', { text: 'www.a.example '.repeat(50) }, 400, 'badBody'],
    ['of no text', '', { name: 'Ida' }, 400, 'badBody'],
    ['of more than there is', '', { text: 'Hello', state: 'approved' }, 400, 'badBody'],
    ['that is none', '', 'Hello', 400, 'badBody'],
    ['on an article that nobody sent', 'z'.repeat(26), { text: 'Hello' }, 404, 'notFound'],
    ['on an address that is none', 'ARTICLE', { text: 'Hello' }, 404, 'notFound'],
  ])('%s is refused', async (_, article, json, status, code) => {
    const path = article === '' ? comments() : `/v1/articles/${article}/comments`;
    const answer = await api.send('POST', path, newReader(), { json });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('as JSON under another media type is refused: other sites could send it', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await api.send('POST', comments(), newReader(), { body: '{"text":"Hello"}', headers });
    expect(answer.status).toBe(415);
  });

  it('on an article that is closed is refused, on an open one taken', async () => {
    const closed = await startComments({ commentDays: 1 });
    expect((await closed.post(newReader(), { text: 'In time' })).status).toBe(201);
    closed.wait(86_400_000);
    const late = await closed.post(newReader(), { text: 'Too late' });
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, 'commentsClosed']);
    const ida = newReader();
    const form = { ...(await closed.form(ida, `comment ${closed.article}`)), text: 'Too late' };
    expect(await send(ida, form, comments(), closed)).toBe('commentsClosed');
    await closed.close();
  });

  it('that holds a word of the block list waits among the rejected', async () => {
    const strict = await startComments({ blockedWords: ['casino', 'evil.example'], moderation: 'off' });
    const states = [];
    for (const text of ['The CASINO opens', 'see evil.example/win', 'An occasino, no evil', 'A fine ferry'])
      states.push((await strict.posted(newReader(), text)).state);
    expect(states).toEqual(['rejected', 'rejected', 'approved', 'approved']);
    await strict.close();
  });

  it('is public at once in mode off, and in mode first for who had one approved', async () => {
    const first = await startComments({ moderation: 'first' });
    const ida = newReader();
    const { id, state } = await first.posted(ida, 'The first of mine');
    await first.moderate(id, 'approve');
    const second = await first.posted(ida, 'The second of mine');
    const other = await first.posted(newReader(), 'The first of another');
    expect([state, second.state, other.state]).toEqual(['pending', 'approved', 'pending']);
    await first.close();
  });
});
