import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { addMs, type Instant } from '../../lib/article/instant.ts';
import { moderationToken } from '../../lib/comments/moderators.ts';
import { SESSION_COOKIE } from '../../lib/comments/session.ts';
import type { CommentRouteDeps } from '../../lib/http/comments/comment-route-deps.ts';
import { COMMENT_ROUTES } from '../../lib/http/comments/comment-routes.ts';
import { ME_ROUTES } from '../../lib/http/comments/me-routes.ts';
import { MODERATION_ROUTES } from '../../lib/http/comments/moderation-routes.ts';
import { dynamoCommentStore } from '../../lib/store/dynamo-comment-store.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { createApp } from '../../lib/web/app.ts';
import { commentGate } from '../../lib/web/comment-gate.ts';
import { cookieOf } from '../../lib/web/cookies.ts';
import { moderatorOf } from '../../lib/web/moderator.ts';
import { mountRoutes } from '../../lib/web/route.ts';
import { issueForm } from '../../lib/web/visitor.ts';
import { appDeps, idOf, NOW, SITE } from './api.ts';
import { articleOf, recordOf } from './articles.ts';
import { startTable, type TestTable } from './table.ts';

/** A comment as the API shows it to its author or to a moderator. */
export interface ShownComment {
  readonly id: string;
  readonly text: string;
  readonly state: string;
  readonly depth: number;
  readonly revision: number;
  readonly parent?: string;
  readonly author: { readonly name: string; readonly pseudonym?: string };
  readonly reports?: number;
  readonly editableUntil?: string;
}

/** Somebody at a browser: an address and the cookies that they were given. */
export interface Reader {
  readonly sourceIp: string;
  cookie: string | undefined;
}

type TestCommentDeps = CommentRouteDeps & { readonly commentOrigins: readonly string[] };

/** The comment function's app over an embedded table, with a clock that is moved by hand. */
export interface TestComments {
  readonly table: TestTable;
  readonly deps: CommentRouteDeps;
  readonly article: string;
  send(method: string, path: string, reader: Reader, options?: SendOptions): Promise<Response>;
  post(reader: Reader, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Posts what has to be taken, and returns it. */
  posted(reader: Reader, text: string, parent?: string): Promise<ShownComment>;
  moderate(id: string, decision: 'approve' | 'reject', revision?: number): Promise<Response>;
  /** Posts and approves. */
  published(reader: Reader, text: string, parent?: string): Promise<ShownComment>;
  queue(state?: string): Promise<ShownComment[]>;
  /** The fields of a form as a page would have given it to this reader `agoMs` milliseconds ago. */
  form(reader: Reader, purpose: string, agoMs?: number): Promise<{ token: string }>;
  /** The token of the moderation page's forms for a Cookie header. */
  moderationForm(cookie: string): Promise<string>;
  /** Moves the clock. */
  wait(ms: number): void;
  close(): Promise<void>;
}

interface SendOptions {
  readonly json?: unknown;
  readonly form?: Record<string, string>;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

export const MODERATOR_TOKEN = 'token-of-moderator-ida';
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

let readers = 0;
/** A reader in a network of their own, without a cookie yet. */
export function newReader(sourceIp?: string): Reader {
  readers += 1;
  return { sourceIp: sourceIp ?? `10.${Math.floor(readers / 250)}.${readers % 250}.7`, cookie: undefined };
}

/** Starts the app with one article; `changes` replace what it is given. */
export async function startComments(changes: Partial<TestCommentDeps> = {}): Promise<TestComments> {
  const table = await startTable();
  const article = idOf(1);
  await dynamoWriteStore(table).putArticle(recordOf({ article: articleOf({ id: article }) }), undefined);
  let now: Instant = NOW;
  const deps: TestCommentDeps = {
    ...appDeps({ store: dynamoReadStore(table), now: () => now }),
    comments: dynamoCommentStore(table),
    sessionSecrets: ['session secret'],
    moderators: [
      { name: 'ida', hash: hashOf(MODERATOR_TOKEN) },
      { name: 'bo', hash: hashOf('token-of-moderator-bo') },
    ],
    moderation: 'premoderation',
    blockedWords: [],
    commentDays: 0,
    commentOrigins: [],
    newId: () => randomBytes(16).toString('hex'),
    ...changes,
  };
  const groups = [COMMENT_ROUTES, ME_ROUTES, MODERATION_ROUTES];
  const app: Hono = createApp(deps, (each) => mountRoutes(each, deps, ...groups), commentGate(deps));
  const send = async (method: string, path: string, reader: Reader, options: SendOptions = {}) => {
    const { json, form, headers = {} } = options;
    const body =
      json !== undefined ? JSON.stringify(json) : form ? `${new URLSearchParams(form)}` : options.body;
    const type =
      json !== undefined ? 'application/json' : form ? 'application/x-www-form-urlencoded' : undefined;
    const answer = await app.request(
      `${SITE}${path}`,
      {
        method,
        headers: {
          ...(type && { 'content-type': type }),
          ...(reader.cookie !== undefined && { cookie: `other=1; ${SESSION_COOKIE}=${reader.cookie}` }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      },
      { event: { requestContext: { requestId: 'test', http: { sourceIp: reader.sourceIp } } } },
    );
    const given = new RegExp(`${SESSION_COOKIE}=([^;]*)`).exec(answer.headers.get('set-cookie') ?? '');
    if (given) reader.cookie = given[1] || undefined;
    return answer;
  };
  const post = (reader: Reader, body: unknown, headers: Record<string, string> = {}) =>
    send('POST', `/v1/articles/${article}/comments`, reader, { json: body, headers });
  const posted = async (reader: Reader, text: string, parent?: string) => {
    // Comments of one millisecond have no order.
    now = addMs(now, 1);
    const answer = await post(reader, { text, name: 'Ida', ...(parent !== undefined && { parent }) });
    if (answer.status !== 201) throw new Error(`posting answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as ShownComment;
  };
  const moderator = newReader();
  const authorization = `Bearer ${MODERATOR_TOKEN}`;
  const moderate = (id: string, decision: 'approve' | 'reject', revision = 1) =>
    send('POST', `/v1/moderation/comments/${id}/${decision}`, moderator, {
      json: { revision },
      headers: { authorization },
    });
  return {
    table,
    deps,
    article,
    send,
    post,
    posted,
    moderate,
    async published(reader, text, parent) {
      const { id } = await posted(reader, text, parent);
      return (await (await moderate(id, 'approve')).json()) as ShownComment;
    },
    async queue(state = 'pending') {
      const answer = await send('GET', `/v1/moderation/comments?state=${state}&limit=100`, moderator, {
        headers: { authorization },
      });
      return ((await answer.json()) as { comments: ShownComment[] }).comments;
    },
    async form(reader, purpose, agoMs = 5000) {
      const made = { ...deps, now: () => addMs(now, -agoMs) };
      const page = new Hono().get('/', (context) => {
        const { token, setCookie } = issueForm(context, made, purpose);
        return context.json({ token }, 200, { 'set-cookie': setCookie });
      });
      const headers = {
        ...(reader.cookie !== undefined && { cookie: `${SESSION_COOKIE}=${reader.cookie}` }),
      };
      const answer = await page.request('/', { headers });
      reader.cookie = cookieOf(answer.headers.get('set-cookie') ?? '', SESSION_COOKIE);
      return (await answer.json()) as { token: string };
    },
    async moderationForm(cookie) {
      const page = new Hono().get('/', (context) => {
        const session = moderatorOf(context, deps);
        return context.text(session ? moderationToken(deps, session.moderator) : '');
      });
      return (await page.request('/', { headers: { cookie } })).text();
    },
    wait: (ms) => {
      now = addMs(now, ms);
    },
    close: table.close,
  };
}
