import { loadOnce } from '../article/load-once.ts';
import type { CommentDeps } from '../comments/comment-deps.ts';
import type { AppContext } from '../web/app.ts';
import { routeGroup } from '../web/route.ts';
import type { SiteDeps } from './page-answer.tsx';

/** What the pages around comments need; they are served by the function that takes comments, which has its secrets. */
export type CommentPageDeps = CommentDeps & SiteDeps;

/** Loaded when the first page is asked for: whoever sends JSON alone does not wait for components. */
const forms = loadOnce(() => import('./comment-forms.tsx'));

/** The pages with forms of a visitor's own: to write and report comments, to see what one wrote, to moderate. */
export const COMMENT_PAGE_ROUTES = routeGroup(
  { function: 'comments', table: 'readWrite' },
  {
    'GET /comments/{page}': { query: 'any', answer: answerFormPage },
    'GET /moderation': { query: 'any', answer: answerModerationPage },
  },
);

async function answerFormPage(
  context: AppContext,
  deps: CommentPageDeps,
  { page }: { readonly page: string },
): Promise<Response> {
  const pages = await forms();
  if (page === 'write') return pages.answerCommentForm(context, deps);
  if (page === 'report') return pages.answerReportForm(context, deps);
  if (page === 'mine') return pages.answerOwnComments(context, deps);
  return pages.answerNoPage(context, deps);
}

async function answerModerationPage(context: AppContext, deps: CommentPageDeps): Promise<Response> {
  return (await forms()).answerModeration(context, deps);
}
