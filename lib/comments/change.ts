import {
  type ChangeRefusal,
  type Comment,
  type CommentAction,
  type CommentAudit,
  changedComment,
} from '../article/comment.ts';
import { ok, type Result, refused } from '../article/result.ts';
import {
  CHANGED_MEANWHILE,
  COMMENT_GONE,
  type CommentDeps,
  type CommentRefusal,
  UNKNOWN_COMMENT,
} from './comment-deps.ts';

/**
 * Does something to a comment. Refuses with `notFound`, `forbidden`, `commentGone` and `conflict`: a change over a
 * revision that is not the present one. One GetItem and what putting costs.
 */
export async function changeComment(
  deps: CommentDeps,
  id: string,
  actionOn: (comment: Comment) => Promise<CommentAction | CommentRefusal> | CommentAction | CommentRefusal,
  actor: string,
): Promise<Result<Comment, CommentRefusal>> {
  const before = await deps.comments.getComment(id);
  if (!before) return refused(UNKNOWN_COMMENT);
  const action = await actionOn(before);
  if ('code' in action) return notAgain(deps, before, action);
  const now = deps.now();
  const after = changedComment(before, action, now, deps.moderation);
  if (typeof after === 'string') return notAgain(deps, before, refusalOf(after, before));
  const audit: CommentAudit = {
    commentId: id,
    at: now,
    action: action.type,
    from: before.state,
    to: after.state,
    actor,
  };
  return (await deps.comments.putComment(after, before, audit)) ? ok(after) : refused(CHANGED_MEANWHILE);
}

/** What is refused because it was done: by a request perhaps that died before its end, and comes again now. */
async function notAgain(
  { comments }: CommentDeps,
  { id }: Comment,
  refusal: CommentRefusal,
): Promise<Result<never, CommentRefusal>> {
  if (refusal.code === 'conflict' || refusal.code === 'commentGone') await comments.finishComment(id);
  return refused(refusal);
}

function refusalOf(refusal: ChangeRefusal, before: Comment): CommentRefusal {
  if (refusal === 'notYours') return { code: 'forbidden', detail: 'Only its author may do that.' };
  if (before.state === 'erased') return COMMENT_GONE;
  const details = {
    tooLateToEdit: 'A comment is edited for ten minutes.',
    noSuchTransition: `The comment is ${before.state}.`,
    alreadyReported: 'You reported this comment before.',
  };
  return { code: 'conflict', detail: details[refusal], errors: [{ pointer: '', code: refusal }] };
}
