import type { Context } from 'hono';
import { moderationToken } from '../comments/moderators.ts';
import { closedRefusal } from '../comments/post.ts';
import { getArticle } from '../read/articles.ts';
import { pageAddresses, readPaging } from '../read/paging.ts';
import { moderatorOf } from '../web/moderator.ts';
import { issueForm } from '../web/visitor.ts';
import type { CommentPageDeps } from './comment-page-routes.ts';
import { CommentFormPage, OwnCommentsPage, ReportPage } from './comment-pages.tsx';
import { ModerationDoor, ModerationQueue } from './moderation-page.tsx';
import { answerMessage, answerOwnPage, badPage, listAddress, notFound, siteOf } from './page-answer.tsx';

const OWN = 100;

/** The form for a comment on an article, or for a reply to `parent`. One Query, and one GetItem for a reply. */
export async function answerCommentForm(context: Context, deps: CommentPageDeps): Promise<Response> {
  const id = context.req.query('article') ?? '';
  const parentId = context.req.query('parent') ?? '';
  const found = await getArticle(deps, id, 0);
  if (found.state !== 'found') return notFound(context, deps);
  const { card } = found.value.stored;
  const closed = closedRefusal(deps, card.datePublished);
  if (closed)
    return answerMessage(context, deps, 409, ({ count, words: { commentForm } }) => ({
      title: commentForm.closed,
      detail: count(commentForm.closedDetail, deps.commentDays),
    }));
  const parent = parentId.startsWith(`${id}-`) ? await deps.comments.getComment(parentId) : undefined;
  if (parentId !== '' && parent?.state !== 'approved') return notFound(context, deps);
  const { token, setCookie } = issueForm(context, deps, `comment ${id}`);
  const site = await siteOf(context, deps);
  const shown = { card, parent, token, moderation: deps.moderation, site };
  return answerOwnPage(site, <CommentFormPage {...shown} />, setCookie);
}

/** The form that reports a comment. One GetItem. */
export async function answerReportForm(context: Context, deps: CommentPageDeps): Promise<Response> {
  const id = context.req.query('comment') ?? '';
  const comment = await deps.comments.getComment(id);
  if (comment?.state !== 'approved') return notFound(context, deps);
  const { token, setCookie } = issueForm(context, deps, `report ${id}`);
  const site = await siteOf(context, deps);
  return answerOwnPage(site, <ReportPage comment={comment} token={token} site={site} />, setCookie);
}

/** What this visitor wrote. One Query and one BatchGetItem. */
export async function answerOwnComments(context: Context, deps: CommentPageDeps): Promise<Response> {
  const { token, setCookie, visitor } = issueForm(context, deps, 'erase');
  const { items, next } = visitor.isKnown
    ? await deps.comments.listByIdentity(visitor.session.identity, { limit: OWN })
    : { items: [] };
  const site = await siteOf(context, deps);
  const shown = { comments: items, hasMore: next !== undefined, token, site };
  return answerOwnPage(site, <OwnCommentsPage {...shown} />, setCookie);
}

/** The queue for moderators; the form for their token for everybody else. One Query and one BatchGetItem. */
export async function answerModeration(context: Context, deps: CommentPageDeps): Promise<Response> {
  const site = await siteOf(context, deps);
  const parameters = new URL(context.req.url).searchParams;
  const word = parameters.get('moderation');
  const session = moderatorOf(context, deps);
  if (!session) return answerOwnPage(site, <ModerationDoor word={word} site={site} />);
  const state = parameters.get('state') === 'rejected' ? 'rejected' : 'pending';
  const address = listAddress(context, deps, '/moderation', `/moderation?state=${state}`);
  const paging = readPaging(address);
  if (!paging.ok) return badPage(context, deps);
  const page = await deps.comments.listQueue(state, { ...paging.value, now: deps.now() });
  // The word of an earlier decision is not of the next page.
  const { next } = pageAddresses({ ...address, parameters: new URLSearchParams({ state }) }, page.next);
  const moderator = session.moderator.name;
  const view = {
    moderator,
    state,
    comments: page.items,
    nextPath: next,
    token: moderationToken(deps, session.moderator),
    word,
  } as const;
  return answerOwnPage(site, <ModerationQueue view={view} site={site} />);
}

/** 404, as a page. */
export function answerNoPage(context: Context, deps: CommentPageDeps): Promise<Response> {
  return notFound(context, deps);
}
