import type { Hono } from 'hono';
import type { Comment } from '../../article/comment.ts';
import { type AppContext, problem, siteUrlOf } from '../app.ts';
import { unknownBearer } from '../bearer.ts';
import { encodeCursor } from '../cursor.ts';
import { readJson } from '../json-body.ts';
import { readPaging } from '../list-query.ts';
import { pageLinks } from '../page-links.ts';
import { badParameter, type Problem } from '../problem.ts';
import { MODERATION_REQUEST } from '../schemas.ts';
import type { CommentDeps } from './comment-deps.ts';
import { backToPage, isForm, readForm, wordOf } from './comment-form.ts';
import { useLimits } from './comment-limits.ts';
import { changeComment, UNKNOWN_COMMENT } from './comment-post.ts';
import { formToken, readFormToken } from './comment-session.ts';
import { auditView, moderatedCommentView } from './comment-view.ts';
import { sourceIpOf } from './comment-visitor.ts';
import {
  endModeratorCookie,
  type ModeratorSession,
  moderatorOf,
  moderatorOfToken,
  setModeratorCookie,
} from './moderation-session.ts';

const NO_STORE = { 'cache-control': 'private, no-store' };
const PATH = '/v1/moderation/comments';
const PAGE = '/moderation';
const MAX_BODY = 10_000;
const CONFLICT: Problem = {
  code: 'conflict',
  detail: 'The comment is not the one that you saw. Read it again.',
  errors: [{ pointer: '/revision', code: 'changed' }],
};

/**
 * What moderators do, with a token of the scope `moderate` or, on the moderation page, with the cookie that it is
 * exchanged for. Forms are answered by 303 to the page `/moderation`:
 *
 * - `POST /v1/moderation/session` with `access` (the moderator's token) → `/moderation?moderation=welcome`, or
 *   `wrongToken`, `tooManyRequests`; with `leave=yes` the cookie ends: `left`.
 * - `POST /v1/moderation/comments/{id}/approve` and `/reject` with `revision` and `token` (`moderationToken`) →
 *   `/moderation?moderation=<word>`: `approved`, `rejected`, or `changed`, `noSuchTransition`, `conflict`,
 *   `invalid` (form), `unauthorized`.
 *
 * Every decision names the revision that its moderator saw: of two at once one wins, the other is told `conflict`.
 */
export function moderationRoutes(app: Hono, deps: CommentDeps): void {
  app.post('/v1/moderation/session', (context) => answerSession(context, deps));
  app.get(PATH, (context) => answerQueue(context, deps));
  app.get(`${PATH}/:id`, (context) => answerAudit(context, deps, context.req.param('id')));
  app.post(`${PATH}/:id/approve`, (context) =>
    answerDecision(context, deps, context.req.param('id'), 'approve'),
  );
  app.post(`${PATH}/:id/reject`, (context) =>
    answerDecision(context, deps, context.req.param('id'), 'reject'),
  );
}

/** The hidden `token` of the forms of the moderation page. */
export function moderationToken(deps: CommentDeps, { id }: ModeratorSession): string {
  return formToken(id, 'moderation', deps.newId(), deps.sessionSecrets, deps.now());
}

async function answerSession(context: AppContext, deps: CommentDeps): Promise<Response> {
  if (!isForm(context)) return problem(context, { code: 'unsupportedMediaType', detail: 'Send a form.' });
  const form = await readForm(context, MAX_BODY);
  if (!form.ok) return backToQueue(context, deps, wordOf(form.error));
  if (form.value.get('leave') === 'yes')
    return backToQueue(context, deps, 'left', { 'set-cookie': endModeratorCookie(context, deps) });
  const subject = { identity: '', sourceIp: sourceIpOf(context) };
  const limit = await useLimits(deps.comments, 'attempt', subject, deps.sessionSecrets, deps.now());
  if (limit) return backToQueue(context, deps, limit.code);
  const moderator = moderatorOfToken(`Bearer ${form.value.get('access') ?? ''}`, deps);
  if (!moderator) return backToQueue(context, deps, 'wrongToken');
  const cookie = setModeratorCookie(context, deps, moderator);
  return backToQueue(context, deps, 'welcome', { 'set-cookie': cookie });
}

async function answerQueue(context: AppContext, deps: CommentDeps): Promise<Response> {
  if (!moderatorOf(context, deps)) return problem(context, unauthorized(context));
  const parameters = new URL(context.req.url).searchParams;
  const state = parameters.get('state') ?? 'pending';
  if (state !== 'pending' && state !== 'rejected')
    return problem(context, badParameter('state', 'state is pending or rejected.'));
  const query = `${PATH}?state=${state}`;
  const paging = readPaging(parameters, query, deps.cursorSecrets);
  if (!paging.ok) return problem(context, paging.error);
  const site = siteUrlOf(context, deps);
  const { items, next } = await deps.comments.listQueue(state, { ...paging.value, now: deps.now() });
  const cursor = next === undefined ? undefined : encodeCursor(next, query, deps.cursorSecrets);
  const firstUrl = `${site}${query}&limit=${paging.value.limit}`;
  const nextUrl = cursor && `${firstUrl}&cursor=${cursor}`;
  return context.json(
    {
      comments: items.map((comment) => moderatedCommentView(comment, site)),
      ...(nextUrl !== undefined && { next_url: nextUrl }),
    },
    200,
    { ...NO_STORE, ...pageLinks({ firstUrl, nextUrl }) },
  );
}

async function answerAudit(context: AppContext, deps: CommentDeps, id: string): Promise<Response> {
  if (!moderatorOf(context, deps)) return problem(context, unauthorized(context));
  const comment = await deps.comments.getComment(id);
  if (!comment) return problem(context, UNKNOWN_COMMENT);
  const audit = await deps.comments.listAudit(id);
  const view = moderatedCommentView(comment, siteUrlOf(context, deps));
  return context.json({ ...view, audit: audit.map(auditView) }, 200, NO_STORE);
}

type Decision = 'approve' | 'reject';

async function answerDecision(
  context: AppContext,
  deps: CommentDeps,
  id: string,
  decision: Decision,
): Promise<Response> {
  const moderator = moderatorOf(context, deps);
  if (isForm(context)) {
    const word = await decideByForm(context, deps, id, decision, moderator);
    return backToQueue(context, deps, word);
  }
  // A cookie alone does nothing here: only its form is known not to come from elsewhere.
  if (moderator?.by !== 'token') return problem(context, unauthorized(context));
  const body = await readJson(context, MODERATION_REQUEST, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const decided = await decide(deps, id, decision, moderator, body.value.revision);
  if (!decided.ok) return problem(context, decided.error);
  return context.json(moderatedCommentView(decided.value, siteUrlOf(context, deps)), 200, NO_STORE);
}

async function decideByForm(
  context: AppContext,
  deps: CommentDeps,
  id: string,
  decision: Decision,
  moderator: ModeratorSession | undefined,
): Promise<string> {
  if (!moderator) return 'unauthorized';
  const form = await readForm(context, MAX_BODY);
  if (!form.ok) return wordOf(form.error);
  const token = form.value.get('token') ?? '';
  const read = readFormToken(token, moderator.id, 'moderation', deps.sessionSecrets, deps.now());
  if (typeof read === 'string') return read;
  const decided = await decide(deps, id, decision, moderator, Number(form.value.get('revision')));
  return decided.ok ? decided.value.state : wordOf(decided.error);
}

function decide(
  deps: CommentDeps,
  id: string,
  type: Decision,
  { moderator: { name } }: ModeratorSession,
  revision: number,
) {
  const action = (comment: Comment) => (comment.revision === revision ? { type, moderator: name } : CONFLICT);
  return changeComment(deps, id, action, name);
}

function unauthorized(context: AppContext): Problem {
  return unknownBearer(context.req.header('authorization'), 'moderate');
}

function backToQueue(
  context: AppContext,
  deps: CommentDeps,
  word: string,
  headers: Record<string, string> = {},
): Response {
  return backToPage(context, deps, { path: PAGE, name: 'moderation', word, anchor: 'main' }, headers);
}
