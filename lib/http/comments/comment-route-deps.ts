import type { CommentDeps } from '../../comments/comment-deps.ts';
import type { AppDeps } from '../../web/app.ts';

/** What the routes of comments are given: what every route has, and what the use cases need. */
export type CommentRouteDeps = AppDeps & CommentDeps;
