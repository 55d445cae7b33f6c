import type { Comment } from '../article/comment.ts';
import { type Result, refused } from '../article/result.ts';
import { changeComment } from './change.ts';
import { type CommentDeps, type CommentRefusal, UNKNOWN_COMMENT } from './comment-deps.ts';
import { editedText } from './comment-text.ts';
import { useLimits } from './limits.ts';
import { reporterOf } from './session.ts';
import type { Visitor } from './visitor.ts';

type Changed = Promise<Result<Comment, CommentRefusal>>;

/**
 * Gives a visitor's comment another text. Refuses `badBody`, `tooManyRequests` and what `changeComment` refuses. Two
 * UpdateItems for the limits, one GetItem and what putting costs.
 */
export async function editComment(deps: CommentDeps, id: string, visitor: Visitor, given: string): Changed {
  const text = editedText(deps, given);
  if (!text.ok) return text;
  const limit = await limitOf(deps, 'change', visitor);
  if (limit) return refused(limit);
  const { identity } = visitor.session;
  return changeComment(deps, id, () => ({ type: 'edit', identity, text: text.value }), identity);
}

/** Takes a visitor's comment back. Refuses as `editComment` does; costs one Query more over the comments of its article. */
export async function deleteComment(deps: CommentDeps, id: string, visitor: Visitor): Changed {
  const limit = await limitOf(deps, 'change', visitor);
  if (limit) return refused(limit);
  const { identity } = visitor.session;
  const action = async (comment: Comment) => {
    const answered = comment.author.identity === identity && (await deps.comments.isAnswered(comment));
    return { type: 'delete', identity, answered } as const;
  };
  return changeComment(deps, id, action, identity);
}

/** Reports a comment to the moderators. Refuses `notFound`, `tooManyRequests`, `conflict` for a second report. */
export async function reportComment(deps: CommentDeps, id: string, visitor: Visitor): Changed {
  if (articleOfComment(id) === undefined) return refused(UNKNOWN_COMMENT);
  const limit = await limitOf(deps, 'report', visitor);
  if (limit) return refused(limit);
  const reporter = reporterOf(visitor.session, id);
  return changeComment(deps, id, () => ({ type: 'report', reporter }), reporter);
}

/** The id of the article that a comment is on; undefined for an id that no comment has. */
export function articleOfComment(id: string): string | undefined {
  return /^([a-z2-7]{26})-/.exec(id)?.[1];
}

function limitOf(deps: CommentDeps, action: 'change' | 'report', { session, sourceIp }: Visitor) {
  const subject = { identity: session.identity, sourceIp };
  return useLimits(deps.comments, action, subject, deps.sessionSecrets, deps.now());
}
