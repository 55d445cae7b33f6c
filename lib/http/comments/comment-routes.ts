import { articleOfComment, deleteComment, editComment, reportComment } from '../../comments/actions.ts';
import { COMMENT_GONE, UNKNOWN_ARTICLE, UNKNOWN_COMMENT } from '../../comments/comment-deps.ts';
import { formRefusal } from '../../comments/form.ts';
import { postComment } from '../../comments/post.ts';
import { isId } from '../../read/answer.ts';
import { PAGING_NAMES } from '../../read/paging.ts';
import { type AppContext, problem, siteUrlOf } from '../../web/app.ts';
import { conditional, etagOf } from '../../web/conditional.ts';
import type { Problem } from '../../web/problem.ts';
import { routeGroup } from '../../web/route.ts';
import { visitorOf } from '../../web/visitor.ts';
import { readJson } from '../json-body.ts';
import { COMMENT_EDIT, COMMENT_REQUEST } from '../schemas.ts';
import { backToPage, isForm, readForm, wordOf } from './comment-form.ts';
import { answerComments } from './comment-list.ts';
import type { CommentRouteDeps } from './comment-route-deps.ts';
import { commentView, ownCommentView } from './comment-view.ts';

/** A text of 2 000 characters, each percent-encoded or escaped, and the rest of the form. */
const MAX_BODY = 32_000;
const NO_STORE = { 'cache-control': 'private, no-store' };

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
export const COMMENT_ROUTES = routeGroup(
  { function: 'comments', table: 'readWrite' },
  {
    'GET /v1/articles/{id}/comments': {
      isList: true,
      query: [...PAGING_NAMES, 'order'],
      answer: answerComments,
    },
    'POST /v1/articles/{id}/comments': {
      answer: (context, deps, names) =>
        isForm(context) ? answerForm(context, deps, names) : answerPost(context, deps, names),
    },
    'GET /v1/comments/{id}': { answer: answerComment },
    'PATCH /v1/comments/{id}': { answer: answerEdit },
    'DELETE /v1/comments/{id}': { answer: answerDelete },
    'POST /v1/comments/{id}/reports': { answer: answerReport },
  },
);

interface Id {
  readonly id: string;
}

async function answerPost(
  context: AppContext,
  deps: CommentRouteDeps,
  { id: articleId }: Id,
): Promise<Response> {
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

async function answerForm(
  context: AppContext,
  deps: CommentRouteDeps,
  { id: articleId }: Id,
): Promise<Response> {
  if (!isId(articleId)) return problem(context, UNKNOWN_ARTICLE);
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
  const refusal = formRefusal(deps, visitor, fields, `comment ${articleId}`);
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
async function answerComment(context: AppContext, deps: CommentRouteDeps, { id }: Id): Promise<Response> {
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
    () => JSON.stringify(commentView(comment, site)),
  );
}

async function answerEdit(context: AppContext, deps: CommentRouteDeps, { id }: Id): Promise<Response> {
  const body = await readJson(context, COMMENT_EDIT, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const edited = await editComment(deps, id, visitorOf(context, deps), body.value.text);
  if (!edited.ok) return problem(context, edited.error);
  return context.json(ownCommentView(edited.value, siteUrlOf(context, deps)), 200, NO_STORE);
}

async function answerDelete(context: AppContext, deps: CommentRouteDeps, { id }: Id): Promise<Response> {
  const deleted = await deleteComment(deps, id, visitorOf(context, deps));
  if (!deleted.ok) return problem(context, deleted.error);
  return new Response(null, { status: 204, headers: NO_STORE });
}

async function answerReport(context: AppContext, deps: CommentRouteDeps, { id }: Id): Promise<Response> {
  const articleId = articleOfComment(id);
  if (articleId === undefined) return problem(context, UNKNOWN_COMMENT);
  if (isForm(context)) return answerReportForm(context, deps, id, articleId);
  const visitor = visitorOf(context, deps);
  const reported = await reportComment(deps, id, visitor);
  if (!reported.ok) return problem(context, reported.error);
  return new Response(null, { status: 204, headers: { ...NO_STORE, 'set-cookie': visitor.setCookie } });
}

async function answerReportForm(
  context: AppContext,
  deps: CommentRouteDeps,
  id: string,
  articleId: string,
): Promise<Response> {
  const back = (word: string) =>
    backToPage(context, deps, { path: `/articles/${articleId}`, name: 'report', word, anchor: 'comments' });
  const visitor = visitorOf(context, deps);
  const form = await readForm(context, MAX_BODY);
  const refusal = form.ok ? formRefusal(deps, visitor, form.value, `report ${id}`) : form.error;
  if (refusal && wordOf(refusal) !== 'tooFast') return back(wordOf(refusal));
  const reported = await reportComment(deps, id, visitor);
  return back(reported.ok ? 'reported' : wordOf(reported.error));
}
