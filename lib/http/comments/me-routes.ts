import type { Hono } from 'hono';
import { type AppContext, problem, siteUrlOf } from '../app.ts';
import { encodeCursor } from '../cursor.ts';
import { readPaging } from '../list-query.ts';
import { pageLinks } from '../page-links.ts';
import type { CommentDeps } from './comment-deps.ts';
import { backToPage, formProblem, isForm, readForm, wordOf } from './comment-form.ts';
import { changeComment } from './comment-post.ts';
import { setSessionCookie } from './comment-session.ts';
import { ownCommentView } from './comment-view.ts';
import { type Visitor, visitorOf } from './comment-visitor.ts';

const NO_STORE = { 'cache-control': 'private, no-store' };
const QUERY = '/v1/me/comments';
/** Comments that one request erases; whoever wrote more asks again. */
const ERASED_AT_ONCE = 100;

/**
 * What one visitor wrote, to take along and to erase. The session of the cookie says who that is; without one the
 * list is empty, and the answer brings the cookie with which to begin.
 *
 * - `GET /v1/me/comments`: all of them in every state, `{comments, next_url?}`.
 * - `DELETE /v1/me/comments`: text and author are gone for good, from the comments and from their audit, and the
 *   session ends: `{erased, remaining}`. While `remaining` is true, ask again.
 * - `POST /v1/me/comments/erasure`: the same by a form with `token` (`issueForm` of `erase`), answered by 303 to
 *   `/?erased=<number or why not>#main`.
 */
export function meRoutes(app: Hono, deps: CommentDeps): void {
  app.get(QUERY, (context) => answerExport(context, deps));
  app.delete(QUERY, async (context) => {
    const { erased, remaining, headers } = await erase(context, deps, visitorOf(context, deps));
    return context.json({ erased, remaining }, 200, headers);
  });
  app.post(`${QUERY}/erasure`, (context) => answerErasureForm(context, deps));
}

async function answerExport(context: AppContext, deps: CommentDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const visitor = visitorOf(context, deps);
  const query = `${QUERY} ${visitor.session.identity}`;
  const paging = readPaging(parameters, query, deps.cursorSecrets);
  if (!paging.ok) return problem(context, paging.error);
  const site = siteUrlOf(context, deps);
  const { items, next } = visitor.isKnown
    ? await deps.comments.listByIdentity(visitor.session.identity, paging.value)
    : { items: [] };
  const cursor = next === undefined ? undefined : encodeCursor(next, query, deps.cursorSecrets);
  const firstUrl = `${site}${QUERY}?limit=${paging.value.limit}`;
  const nextUrl = cursor && `${firstUrl}&cursor=${cursor}`;
  return context.json(
    {
      comments: items.map((comment) => ownCommentView(comment, site)),
      ...(nextUrl !== undefined && { next_url: nextUrl }),
    },
    200,
    { ...NO_STORE, ...pageLinks({ firstUrl, nextUrl }), 'set-cookie': visitor.setCookie },
  );
}

async function answerErasureForm(context: AppContext, deps: CommentDeps): Promise<Response> {
  const back = (word: string, headers: Record<string, string> = {}) =>
    backToPage(context, deps, { path: '/', name: 'erased', word, anchor: 'main' }, headers);
  if (!isForm(context)) return problem(context, { code: 'unsupportedMediaType', detail: 'Send a form.' });
  const form = await readForm(context, 2000);
  const visitor = visitorOf(context, deps);
  const refusal = form.ok ? formProblem(deps, visitor, form.value, 'erase') : form.error;
  if (refusal) return back(wordOf(refusal));
  const { erased, remaining, headers } = await erase(context, deps, visitor);
  return back(remaining ? 'remaining' : String(erased), headers);
}

/** Erases up to a hundred comments, one after the other. The cookie is taken back when nothing is left. */
async function erase(context: AppContext, deps: CommentDeps, { session, isKnown }: Visitor) {
  const { identity } = session;
  const page = isKnown
    ? await deps.comments.listByIdentity(identity, { limit: ERASED_AT_ONCE })
    : { items: [] };
  let conflicts = 0;
  for (const { id } of page.items) {
    const erased = await changeComment(
      deps,
      id,
      async (comment) => ({ type: 'erase', identity, answered: await deps.comments.isAnswered(comment) }),
      '',
    );
    if (!erased.ok) conflicts += 1;
  }
  const remaining = page.next !== undefined || conflicts > 0;
  const headers: Record<string, string> = {
    ...NO_STORE,
    ...(!remaining && { 'set-cookie': setSessionCookie('', siteUrlOf(context, deps)) }),
  };
  return { erased: page.items.length - conflicts, remaining, headers };
}
