import type { Hono } from 'hono';
import { loadOnce } from '../article/load-once.ts';
import type { CommentDeps } from '../comments/comment-deps.ts';
import type { SiteDeps } from './page-answer.tsx';

/** What the pages around comments need; they are served by the function that takes comments, which has its secrets. */
export type CommentPageDeps = CommentDeps & SiteDeps;

/** Loaded when the first page is asked for: whoever sends JSON alone does not wait for components. */
const forms = loadOnce(() => import('./comment-forms.tsx'));

/** The pages with forms of a visitor's own: to write and report comments, to see what one wrote, to moderate. */
export function commentPageRoutes(app: Hono, deps: CommentPageDeps): void {
  app.get('/comments/write', async (context) => (await forms()).answerCommentForm(context, deps));
  app.get('/comments/report', async (context) => (await forms()).answerReportForm(context, deps));
  app.get('/comments/mine', async (context) => (await forms()).answerOwnComments(context, deps));
  app.get('/moderation', async (context) => (await forms()).answerModeration(context, deps));
  app.get('/comments/:page', async (context) => (await forms()).answerNoPage(context, deps));
}
