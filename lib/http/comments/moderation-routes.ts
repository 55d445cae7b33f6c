import { badParameter } from '../../article/request-refusal.ts';
import { type Moderator, UNKNOWN_COMMENT } from '../../comments/comment-deps.ts';
import { useLimits } from '../../comments/limits.ts';
import { type Decision, decide, readModerationToken } from '../../comments/moderators.ts';
import { PAGING_NAMES, pageAddresses, readPaging } from '../../read/paging.ts';
import { type AppContext, problem, siteUrlOf } from '../../web/app.ts';
import { unknownBearer } from '../../web/bearer.ts';
import {
  endModeratorCookie,
  moderatorOf,
  moderatorOfToken,
  setModeratorCookie,
} from '../../web/moderator.ts';
import type { Problem } from '../../web/problem.ts';
import { routeGroup } from '../../web/route.ts';
import { sourceIpOf } from '../../web/visitor.ts';
import { readJson } from '../json-body.ts';
import { pageLinks } from '../page-links.ts';
import { MODERATION_REQUEST } from '../schemas.ts';
import { backToPage, isForm, readForm, wordOf } from './comment-form.ts';
import type { CommentRouteDeps } from './comment-route-deps.ts';
import { auditView, moderatedCommentView } from './comment-view.ts';

const NO_STORE = { 'cache-control': 'private, no-store' };
const PATH = '/v1/moderation/comments';
const PAGE = '/moderation';
const MAX_BODY = 10_000;

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
export const MODERATION_ROUTES = routeGroup(
  { function: 'comments', table: 'readWrite' },
  {
    'POST /v1/moderation/session': { answer: answerSession },
    'GET /v1/moderation/comments': { query: [...PAGING_NAMES, 'state'], answer: answerQueue },
    'GET /v1/moderation/comments/{id}': { answer: answerAudit },
    'POST /v1/moderation/comments/{id}/approve': decisionOf('approve'),
    'POST /v1/moderation/comments/{id}/reject': decisionOf('reject'),
  },
);

interface Id {
  readonly id: string;
}

function decisionOf(decision: Decision) {
  return {
    answer: (context: AppContext, deps: CommentRouteDeps, { id }: Id) =>
      answerDecision(context, deps, id, decision),
  };
}

async function answerSession(context: AppContext, deps: CommentRouteDeps): Promise<Response> {
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

async function answerQueue(context: AppContext, deps: CommentRouteDeps): Promise<Response> {
  if (!moderatorOf(context, deps)) return problem(context, unauthorized(context));
  const parameters = new URL(context.req.url).searchParams;
  const state = parameters.get('state') ?? 'pending';
  if (state !== 'pending' && state !== 'rejected')
    return problem(context, badParameter('state', 'state is pending or rejected.'));
  const site = siteUrlOf(context, deps);
  const cursorName = `${PATH}?state=${state}`;
  const address = { path: site + PATH, parameters, cursorName, secrets: deps.cursorSecrets };
  const paging = readPaging(address);
  if (!paging.ok) return problem(context, paging.error);
  const page = await deps.comments.listQueue(state, { ...paging.value, now: deps.now() });
  const { first, next } = pageAddresses(address, page.next);
  return context.json(
    {
      comments: page.items.map((comment) => moderatedCommentView(comment, site)),
      ...(next !== undefined && { next_url: next }),
    },
    200,
    { ...NO_STORE, ...pageLinks({ firstUrl: first, nextUrl: next }) },
  );
}

async function answerAudit(context: AppContext, deps: CommentRouteDeps, { id }: Id): Promise<Response> {
  if (!moderatorOf(context, deps)) return problem(context, unauthorized(context));
  const comment = await deps.comments.getComment(id);
  if (!comment) return problem(context, UNKNOWN_COMMENT);
  const audit = await deps.comments.listAudit(id);
  const view = moderatedCommentView(comment, siteUrlOf(context, deps));
  return context.json({ ...view, audit: audit.map(auditView) }, 200, NO_STORE);
}

async function answerDecision(
  context: AppContext,
  deps: CommentRouteDeps,
  id: string,
  decision: Decision,
): Promise<Response> {
  const moderator = moderatorOf(context, deps);
  if (isForm(context)) {
    const word = await decideByForm(context, deps, id, decision, moderator?.moderator);
    return backToQueue(context, deps, word);
  }
  // A cookie alone does nothing here: only its form is known not to come from elsewhere.
  if (moderator?.by !== 'token') return problem(context, unauthorized(context));
  const body = await readJson(context, MODERATION_REQUEST, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const decided = await decide(deps, id, decision, moderator.moderator, body.value.revision);
  if (!decided.ok) return problem(context, decided.error);
  return context.json(moderatedCommentView(decided.value, siteUrlOf(context, deps)), 200, NO_STORE);
}

async function decideByForm(
  context: AppContext,
  deps: CommentRouteDeps,
  id: string,
  decision: Decision,
  moderator: Moderator | undefined,
): Promise<string> {
  if (!moderator) return 'unauthorized';
  const form = await readForm(context, MAX_BODY);
  if (!form.ok) return wordOf(form.error);
  const token = readModerationToken(deps, moderator, form.value.get('token') ?? '');
  if (token !== 'valid') return token;
  const decided = await decide(deps, id, decision, moderator, Number(form.value.get('revision')));
  return decided.ok ? decided.value.state : wordOf(decided.error);
}

function unauthorized(context: AppContext): Problem {
  return unknownBearer(context.req.header('authorization'), 'moderate');
}

function backToQueue(
  context: AppContext,
  deps: CommentRouteDeps,
  word: string,
  headers: Record<string, string> = {},
): Response {
  return backToPage(context, deps, { path: PAGE, name: 'moderation', word, anchor: 'main' }, headers);
}
