import type { Hono } from 'hono';
import { type AppContext, problem, siteUrlOf } from '../app.ts';
import { conditional, etagOf } from '../conditional.ts';
import { LIST_FORMATS, type ListFormat } from '../formats.ts';
import { readJson } from '../json-body.ts';
import type { Problem } from '../problem.ts';
import { COMMENT_EDIT, COMMENT_REQUEST } from '../schemas.ts';
import type { CommentDeps } from './comment-deps.ts';
import { backToPage, formProblem, isForm, readForm, wordOf } from './comment-form.ts';
import { useLimits } from './comment-limits.ts';
import { answerComments } from './comment-list.ts';
import {
  COMMENT_GONE,
  changeComment,
  editedText,
  postComment,
  UNKNOWN_ARTICLE,
  UNKNOWN_COMMENT,
} from './comment-post.ts';
import { reporterOf } from './comment-session.ts';
import { commentView, ownCommentView, withoutAuthor } from './comment-view.ts';
import { type Visitor, visitorOf } from './comment-visitor.ts';

/** A text of 2 000 characters, each percent-encoded or escaped, and the rest of the form. */
const MAX_BODY = 32_000;
const NO_STORE = { 'cache-control': 'private, no-store' };
const LIST_SUFFIXES = [undefined, ...(Object.keys(LIST_FORMATS) as ListFormat[])];

/**
 * Comments. A form (`application/x-www-form-urlencoded`) is answered by 303 to the article's page:
 *
 * - `POST /v1/articles/{id}/comments` with `text`, `name`, `parent` (id of the answered comment or ''), `token`
 *   (`issueForm` of `comment <article id>`), `website` (hidden from people; must stay empty) →
 *   `/articles/{id}?comment=<word>#comments`: `posted` when it is public, `waiting`, or why not: `empty`, `tooLong`,
 *   `tooManyLinks`, `unknown`, `notPublic`, `tooDeep` (parent), `commentsClosed`, `tooManyRequests`, `bodyTooLarge`,
 *   `invalid`, `expired`, `tooFast` (form). The same form sent again posts nothing and says the same.
 * - `POST /v1/comments/{id}/reports` with `token` (`issueForm` of `report <comment id>`) →
 *   `/articles/{id}?report=<word>#comments`: `reported`, `alreadyReported`, `noSuchTransition`…
 *
 * As JSON, with `Idempotency-Key` where something is made; the session is the cookie of an earlier answer.
 */
export function commentRoutes(app: Hono, deps: CommentDeps): void {
  for (const format of LIST_SUFFIXES) {
    const suffix = format === undefined ? '' : `.${format}`;
    app.get(`/v1/articles/:id/comments${suffix}`, (context) =>
      answerComments(context, deps, context.req.param('id'), format),
    );
  }
  app.post('/v1/articles/:id/comments', (context) => {
    const id = context.req.param('id');
    return isForm(context) ? answerForm(context, deps, id) : answerPost(context, deps, id);
  });
  app.get('/v1/comments/:id', (context) => answerComment(context, deps, context.req.param('id')));
  app.patch('/v1/comments/:id', (context) => answerEdit(context, deps, context.req.param('id')));
  app.delete('/v1/comments/:id', (context) => answerDelete(context, deps, context.req.param('id')));
  app.post('/v1/comments/:id/reports', (context) => answerReport(context, deps, context.req.param('id')));
}

async function answerPost(context: AppContext, deps: CommentDeps, articleId: string): Promise<Response> {
  const key = context.req.header('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,100}$/.test(key)) return problem(context, BAD_KEY);
  const body = await readJson(context, COMMENT_REQUEST, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const visitor = visitorOf(context, deps);
  const posted = await postComment(deps, articleId, visitor, { ...body.value, idempotencyKey: key });
  if (!posted.ok) return problem(context, posted.error);
  const view = ownCommentView(posted.value.comment, siteUrlOf(context, deps));
  return context.json(view, posted.value.isNew ? 201 : 200, {
    ...NO_STORE,
    location: view.url,
    'set-cookie': visitor.setCookie,
  });
}

const BAD_KEY: Problem = {
  code: 'badParameter',
  detail: 'Idempotency-Key has 1 to 100 visible ASCII characters.',
  errors: [{ pointer: 'header/idempotency-key', code: 'invalid' }],
};

async function answerForm(context: AppContext, deps: CommentDeps, articleId: string): Promise<Response> {
  if (!/^[a-z2-7]{26}$/.test(articleId)) return problem(context, UNKNOWN_ARTICLE);
  const back = (word: string, headers?: Record<string, string>) =>
    backToPage(
      context,
      deps,
      { path: `/articles/${articleId}`, name: 'comment', word, anchor: 'comments' },
      headers,
    );
  const form = await readForm(context, MAX_BODY);
  if (!form.ok) return back(wordOf(form.error));
  const fields = form.value;
  const visitor = visitorOf(context, deps);
  const refusal = formProblem(deps, visitor, fields, `comment ${articleId}`);
  if (refusal) return back(wordOf(refusal));
  const posted = await postComment(deps, articleId, visitor, {
    text: fields.get('text') ?? '',
    name: fields.get('name'),
    parent: fields.get('parent'),
    idempotencyKey: fields.get('token'),
    filledHoneypot: (fields.get('website') ?? '') !== '',
  });
  if (!posted.ok) {
    const isMissing = posted.error.code === 'notFound' || posted.error.code === 'withdrawn';
    return isMissing ? problem(context, posted.error) : back(wordOf(posted.error));
  }
  const isPublic = posted.value.comment.state === 'approved';
  return back(isPublic ? 'posted' : 'waiting', { 'set-cookie': visitor.setCookie });
}

/** Public comments for everybody; those that wait or were refused for their author alone. */
async function answerComment(context: AppContext, deps: CommentDeps, id: string): Promise<Response> {
  const comment = await deps.comments.getComment(id);
  if (!comment) return problem(context, UNKNOWN_COMMENT);
  if (comment.state === 'deleted' || comment.state === 'erased') return problem(context, COMMENT_GONE);
  const { session, isKnown } = visitorOf(context, deps);
  const site = siteUrlOf(context, deps);
  const isOwn = isKnown && session.identity === comment.author.identity;
  if (isOwn) return context.json(ownCommentView(comment, site), 200, NO_STORE);
  if (comment.state !== 'approved') return problem(context, UNKNOWN_COMMENT);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([site, id, String(comment.revision)]) },
    {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, max-age=15',
      vary: 'Cookie',
    },
    () => JSON.stringify(commentView(withoutAuthor(comment), site)),
  );
}

async function answerEdit(context: AppContext, deps: CommentDeps, id: string): Promise<Response> {
  const body = await readJson(context, COMMENT_EDIT, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const text = editedText(deps, body.value.text);
  if (!text.ok) return problem(context, text.error);
  const visitor = visitorOf(context, deps);
  const limit = await limitOf(deps, 'change', visitor);
  if (limit) return problem(context, limit);
  const { identity } = visitor.session;
  const edited = await changeComment(
    deps,
    id,
    () => ({ type: 'edit', identity, text: text.value }),
    identity,
  );
  if (!edited.ok) return problem(context, edited.error);
  return context.json(ownCommentView(edited.value, siteUrlOf(context, deps)), 200, NO_STORE);
}

async function answerDelete(context: AppContext, deps: CommentDeps, id: string): Promise<Response> {
  const visitor = visitorOf(context, deps);
  const limit = await limitOf(deps, 'change', visitor);
  if (limit) return problem(context, limit);
  const { identity } = visitor.session;
  const deleted = await changeComment(
    deps,
    id,
    async (comment) => ({
      type: 'delete',
      identity,
      answered: comment.author.identity === identity && (await deps.comments.isAnswered(comment)),
    }),
    identity,
  );
  if (!deleted.ok) return problem(context, deleted.error);
  return new Response(null, { status: 204, headers: NO_STORE });
}

async function answerReport(context: AppContext, deps: CommentDeps, id: string): Promise<Response> {
  const visitor = visitorOf(context, deps);
  const articleId = /^([a-z2-7]{26})-/.exec(id)?.[1];
  if (articleId === undefined) return problem(context, UNKNOWN_COMMENT);
  const asForm = isForm(context);
  const answer = (refusal: Problem | undefined): Response => {
    if (asForm) {
      const word = refusal ? wordOf(refusal) : 'reported';
      return backToPage(context, deps, {
        path: `/articles/${articleId}`,
        name: 'report',
        word,
        anchor: 'comments',
      });
    }
    if (refusal) return problem(context, refusal);
    return new Response(null, { status: 204, headers: { ...NO_STORE, 'set-cookie': visitor.setCookie } });
  };
  if (asForm) {
    const form = await readForm(context, MAX_BODY);
    const refusal = form.ok ? formProblem(deps, visitor, form.value, `report ${id}`) : form.error;
    if (refusal && wordOf(refusal) !== 'tooFast') return answer(refusal);
  }
  const limit = await limitOf(deps, 'report', visitor);
  if (limit) return answer(limit);
  const reporter = reporterOf(visitor.session, id);
  const reported = await changeComment(deps, id, () => ({ type: 'report', reporter }), reporter);
  return answer(reported.ok ? undefined : reported.error);
}

function limitOf(deps: CommentDeps, action: 'change' | 'report', { session, sourceIp }: Visitor) {
  const subject = { identity: session.identity, sourceIp };
  return useLimits(deps.comments, action, subject, deps.sessionSecrets, deps.now());
}
