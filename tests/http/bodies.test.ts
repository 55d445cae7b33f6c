import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSIST_ROUTES } from '../../lib/http/assist-routes.ts';
import { COMMENT_ROUTES } from '../../lib/http/comments/comment-routes.ts';
import { ME_ROUTES } from '../../lib/http/comments/me-routes.ts';
import { MODERATION_ROUTES } from '../../lib/http/comments/moderation-routes.ts';
import { UPLOAD_ROUTES } from '../../lib/http/upload-routes.ts';
import { dynamoAssistStore } from '../../lib/store/dynamo-assist-store.ts';
import { createApp } from '../../lib/web/app.ts';
import { mountRoutes } from '../../lib/web/route.ts';
import { SITE } from '../support/api.ts';
import { MODERATOR_TOKEN, newReader, startComments, type TestComments } from '../support/comments.ts';

const UPLOAD_TOKEN = 'token-of-an-uploader';
let api: TestComments;
let comment: string;
let send: (route: Route, id: string, body: string, type: string | undefined) => Promise<Response>;
beforeAll(async () => {
  api = await startComments();
  comment = (await api.published(newReader(), 'What is edited and reported')).id;
  const deps = {
    ...api.deps,
    assist: dynamoAssistStore(api.table),
    limits: api.deps.comments,
    dailyTokens: 0,
    uploadTokens: new Map([[createHash('sha256').update(UPLOAD_TOKEN).digest('hex'), 'api']]),
    presign: async ({ key }: { key: string }) => `https://bucket.example/${encodeURIComponent(key)}`,
    putAgain: async () => 'done' as const,
  };
  const groups = [UPLOAD_ROUTES, COMMENT_ROUTES, ME_ROUTES, MODERATION_ROUTES, ASSIST_ROUTES];
  const app = createApp(deps, (each) => mountRoutes(each, deps, ...groups));
  send = async ({ method, path, token }, id, body, type) =>
    app.request(
      `${SITE}${path.replace('{}', () => encodeURIComponent(Buffer.from(id).toString()))}`,
      {
        method,
        headers: {
          ...(type !== undefined && { 'content-type': type }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: Buffer.from(body),
      },
      // A network of its own each time: limits would answer instead of what is tested.
      { event: { requestContext: { requestId: 'test', http: { sourceIp: newReader().sourceIp } } } },
    );
});
afterAll(() => api.close());

interface Route {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  /** A body that is taken. */
  readonly valid: Readonly<Record<string, unknown>>;
  readonly of: 'article' | 'comment' | 'none';
  readonly token?: string;
  /** What else than JSON it takes. */
  readonly form?: true;
  /** It takes no body at all. */
  readonly bodiless?: true;
}

const FORM = 'application/x-www-form-urlencoded';
const [upload, moderate] = [{ token: UPLOAD_TOKEN }, { token: MODERATOR_TOKEN }];
const WITH_JSON: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/uploads',
    valid: { filename: 'a.json', contentType: 'application/json', sizeBytes: 10 },
    of: 'none',
    ...upload,
  },
  {
    method: 'POST',
    path: '/v1/articles/{}/comments',
    valid: { text: 'Hello', name: 'Ida' },
    of: 'article',
    form: true,
  },
  { method: 'PATCH', path: '/v1/comments/{}', valid: { text: 'Hello' }, of: 'comment' },
  {
    method: 'POST',
    path: '/v1/moderation/comments/{}/approve',
    valid: { revision: 1 },
    of: 'comment',
    form: true,
    ...moderate,
  },
  {
    method: 'POST',
    path: '/v1/moderation/comments/{}/reject',
    valid: { revision: 99 },
    of: 'comment',
    form: true,
    ...moderate,
  },
  { method: 'POST', path: '/v1/articles/{}/assist/ask', valid: { question: 'When?' }, of: 'article' },
  { method: 'POST', path: '/v1/articles/{}/assist/translation', valid: { language: 'de' }, of: 'article' },
];
const ALL: readonly Route[] = [
  ...WITH_JSON,
  { method: 'POST', path: '/v1/comments/{}/reports', valid: {}, of: 'comment', form: true, bodiless: true },
  { method: 'POST', path: '/v1/ingests/{}/replay', valid: {}, of: 'none', bodiless: true, ...upload },
  { method: 'POST', path: '/v1/moderation/session', valid: {}, of: 'none', form: true, bodiless: true },
  { method: 'POST', path: '/v1/me/comments/erasure', valid: {}, of: 'none', form: true, bodiless: true },
];

/** Of the table, of its items, or of our code. */
const INTERNAL = /"(?:pk|sk)"|\b(?:ARTICLE|INDEXED|RELATED|AUDIT)#|\b[AFTUSIHLCMKWQX]#\w|\bat \S+\.ts:/;
const odd = fc.oneof(
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.constantFrom('', '\0', '..', 'A#x', '__proto__', 'constructor', '\ud800', 'x'.repeat(2500)),
);
const idOf = ({ of }: Route) => (of === 'comment' ? comment : api.article);

/** One of ours: no fault, and of a problem code, pointers and nothing of the table. Returns the problem's code. */
async function expectOurs(answer: Response, what: string): Promise<string> {
  const body = await answer.text();
  const isWithoutModel = answer.status === 501;
  expect(answer.status < 500 || isWithoutModel, `${what}\n${answer.status} ${body}`).toBe(true);
  if (answer.status < 400) return 'ok';
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { instance: _, ...told } = JSON.parse(body) as {
    instance: string;
    code: string;
    errors?: { pointer: string }[];
  };
  // A problem may name what was sent.
  if (!INTERNAL.test(what)) expect(JSON.stringify(told)).not.toMatch(INTERNAL);
  if (isWithoutModel) expect(told.code).toBe('noModel');
  if (told.code === 'badBody') {
    expect(told.errors?.length).toBeGreaterThan(0);
    for (const { pointer } of told.errors ?? []) expect(pointer).toMatch(/^(?:\/|$)/);
  }
  return told.code;
}

describe('a body', () => {
  const route = fc.constantFrom(...WITH_JSON);

  it('that is valid is taken, so that what follows is refused for what it is', async () => {
    for (const each of WITH_JSON) {
      const answer = await send(each, idOf(each), JSON.stringify(each.valid), 'application/json');
      expect(['badBody', 'unsupportedMediaType', 'bodyTooLarge', 'unauthorized']).not.toContain(
        await expectOurs(answer, each.path),
      );
    }
  });

  it('of any JSON is answered by what is asked for or a problem', async () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), odd);
    const fields = fc.dictionary(
      fc.oneof(odd, fc.constantFrom('text', 'name', 'parent', 'revision', 'question', 'filename')),
      value,
      { maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(route, fc.oneof(value, fields), fc.boolean(), async (each, json, isMixed) => {
        const mixed =
          isMixed && json !== null && typeof json === 'object' ? { ...each.valid, ...json } : json;
        const body = JSON.stringify(mixed);
        await expectOurs(await send(each, idOf(each), body, 'application/json'), `${each.path} ${body}`);
      }),
      { numRuns: 250 },
    );
  });

  it('with one field of another kind is refused with a pointer to it', async () => {
    const wrong = fc.oneof(fc.constantFrom(null, true, [], {}, [[]]), fc.double({ noInteger: true }));
    await fc.assert(
      fc.asyncProperty(route, wrong, fc.nat(), async (each, value, pick) => {
        const names = Object.keys(each.valid);
        const name = names[pick % names.length] ?? '';
        const body = JSON.stringify({ ...each.valid, [name]: value });
        const answer = await send(each, idOf(each), body, 'application/json');
        expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'badBody' }]);
        const again = await send(each, idOf(each), body, 'application/json');
        const { errors } = (await again.json()) as { errors: { pointer: string }[] };
        expect(errors.map(({ pointer }) => pointer)).toContain(`/${name}`);
      }),
      { numRuns: 100 },
    );
  });

  it('that is no JSON is 400 with a pointer', async () => {
    const text = fc.string({ maxLength: 200, unit: 'binary' }).filter((each) => !isJson(each));
    await fc.assert(
      fc.asyncProperty(route, text, async (each, body) => {
        const answer = await send(each, idOf(each), body, 'application/json; charset=utf-8');
        expect(answer.status).toBe(400);
        expect(await expectOurs(answer, each.path)).toBe('badBody');
      }),
      { numRuns: 100 },
    );
  });

  it('of another media type is 415', async () => {
    const types = fc.oneof(
      fc.constantFrom('text/plain', 'multipart/form-data', 'application/jsonp', 'application/xml', '', FORM),
      fc.stringMatching(/^[a-z]{1,9}\/[a-z.+-]{1,20}$/),
    );
    await fc.assert(
      fc.asyncProperty(route, fc.option(types, { nil: undefined }), async (each, type) => {
        fc.pre(type !== 'application/json' && !(each.form && type === FORM));
        const answer = await send(each, idOf(each), JSON.stringify(each.valid), type);
        expect(answer.status).toBe(415);
        expect(await expectOurs(answer, each.path)).toBe('unsupportedMediaType');
      }),
      { numRuns: 100 },
    );
  });

  it('of any text that is too long is 413', async () => {
    const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(route, text, async (each, part) => {
        const answer = await send(each, idOf(each), part.repeat(120_000), 'application/json');
        expect(answer.status).toBe(413);
        expect(await expectOurs(answer, each.path)).toBe('bodyTooLarge');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a request with a body', () => {
  const types = fc.constantFrom('application/json', FORM, 'text/plain', undefined);

  it('to any id, with any bytes, is never answered by a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ALL), odd, odd, types, async (each, id, body, type) => {
        await expectOurs(await send(each, id, body, type), `${each.path} ${id} ${body}`);
        await expectOurs(await send(each, idOf(each), body, type), `${each.path} ${body}`);
      }),
      { numRuns: 250 },
    );
  });

  it('without its token is 401, whatever it holds', async () => {
    const closed = fc.constantFrom(...ALL.filter(({ token }) => token !== undefined));
    const tokens = fc.oneof(odd, fc.constantFrom(`${UPLOAD_TOKEN}x`, 'a'.repeat(600)));
    await fc.assert(
      fc.asyncProperty(closed, tokens, odd, async (each, text, body) => {
        const token = Buffer.from(text).toString('base64');
        const answer = await send({ ...each, token }, idOf(each), body, 'application/json');
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
        expect(await expectOurs(answer, each.path)).toBe('unauthorized');
      }),
      { numRuns: 60 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(Buffer.from(text).toString());
    return true;
  } catch {
    return false;
  }
}
