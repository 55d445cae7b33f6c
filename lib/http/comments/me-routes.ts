import { eraseComments } from '../../comments/erase.ts';
import { formRefusal } from '../../comments/form.ts';
import { SESSION_SECONDS, sessionCookie } from '../../comments/session.ts';
import { type Visitor, visitorOfCookie } from '../../comments/visitor.ts';
import { PAGING_NAMES, pageAddresses, readPaging } from '../../read/paging.ts';
import { type AppContext, problem, siteUrlOf } from '../../web/app.ts';
import { bearerToken } from '../../web/bearer.ts';
import { routeGroup } from '../../web/route.ts';
import { setSessionCookie, sourceIpOf, visitorOf } from '../../web/visitor.ts';
import { pageLinks } from '../page-links.ts';
import { backToPage, isForm, readForm, wordOf } from './comment-form.ts';
import type { CommentRouteDeps } from './comment-route-deps.ts';
import { ownCommentView } from './comment-view.ts';

const NO_STORE = { 'cache-control': 'private, no-store' };
const PATH = '/v1/me/comments';

/**
 * What one visitor wrote, to take along and to erase. The session of the token or the cookie says who that is; without
 * one the list is empty, and the answer brings the cookie with which to begin.
 *
 * - `POST /v1/me/session`: a session as a token, for sites of other origins, which get no cookie of ours:
 *   `{access_token, token_type, expires_in}` (RFC 6749, 5.1). A token that is shown is renewed.
 * - `GET /v1/me/comments`: all of them in every state, `{comments, next_url?}`.
 * - `DELETE /v1/me/comments`: text and author are gone for good, from the comments and from their audit, and the
 *   session ends: `{erased, remaining}`. While `remaining` is true, ask again.
 * - `POST /v1/me/comments/erasure`: the same by a form with `token` (`issueForm` of `erase`), answered by 303 to
 *   `/?erased=<number or why not>#main`.
 */
export const ME_ROUTES = routeGroup(
  { function: 'comments', table: 'readWrite' },
  {
    'POST /v1/me/session': { answer: answerSession },
    'GET /v1/me/comments': { query: PAGING_NAMES, answer: answerExport },
    'DELETE /v1/me/comments': { answer: answerErasure },
    'POST /v1/me/comments/erasure': { answer: answerErasureForm },
  },
);

/** Never of a cookie's session: what no script reads stays so. */
function answerSession(context: AppContext, deps: CommentRouteDeps): Response {
  const shown = bearerToken(context.req.header('authorization'));
  const { session } = visitorOfCookie(deps, shown, sourceIpOf(context));
  const access_token = sessionCookie(session, deps.sessionSecrets, deps.now());
  return context.json({ access_token, token_type: 'Bearer', expires_in: SESSION_SECONDS }, 201, NO_STORE);
}

async function answerExport(context: AppContext, deps: CommentRouteDeps): Promise<Response> {
  const visitor = visitorOf(context, deps);
  const site = siteUrlOf(context, deps);
  const address = {
    path: site + PATH,
    parameters: new URL(context.req.url).searchParams,
    cursorName: `${PATH} ${visitor.session.identity}`,
    secrets: deps.cursorSecrets,
  };
  const paging = readPaging(address);
  if (!paging.ok) return problem(context, paging.error);
  const page = visitor.isKnown
    ? await deps.comments.listByIdentity(visitor.session.identity, paging.value)
    : { items: [] };
  const { first, next } = pageAddresses(address, page.next);
  return context.json(
    {
      comments: page.items.map((comment) => ownCommentView(comment, site)),
      ...(next !== undefined && { next_url: next }),
    },
    200,
    { ...NO_STORE, ...pageLinks({ firstUrl: first, nextUrl: next }), 'set-cookie': visitor.setCookie },
  );
}

async function answerErasure(context: AppContext, deps: CommentRouteDeps): Promise<Response> {
  const { erased, remaining, headers } = await erase(context, deps, visitorOf(context, deps));
  return context.json({ erased, remaining }, 200, headers);
}

async function answerErasureForm(context: AppContext, deps: CommentRouteDeps): Promise<Response> {
  const back = (word: string, headers: Record<string, string> = {}) =>
    backToPage(context, deps, { path: '/', name: 'erased', word, anchor: 'main' }, headers);
  if (!isForm(context)) return problem(context, { code: 'unsupportedMediaType', detail: 'Send a form.' });
  const form = await readForm(context, 2000);
  const visitor = visitorOf(context, deps);
  const refusal = form.ok ? formRefusal(deps, visitor, form.value, 'erase') : form.error;
  if (refusal) return back(wordOf(refusal));
  const { erased, remaining, headers } = await erase(context, deps, visitor);
  return back(remaining ? 'remaining' : String(erased), headers);
}

async function erase(context: AppContext, deps: CommentRouteDeps, visitor: Visitor) {
  const { erased, remaining } = await eraseComments(deps, visitor);
  const headers: Record<string, string> = {
    ...NO_STORE,
    // The cookie is taken back when nothing is left.
    ...(!remaining && { 'set-cookie': setSessionCookie(context, deps, '') }),
  };
  return { erased, remaining, headers };
}
