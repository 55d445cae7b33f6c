import { type Comment, type CommentAudit, EDIT_WINDOW_MS } from '../../article/comment.ts';
import { addMs } from '../../article/instant.ts';

/** A comment as everybody may see it. `site` is where the API is reached. */
export function commentView(comment: Comment, site: string) {
  const { id, articleId, parent, depth, author, text, dateCreated, dateModified, state } = comment;
  return {
    id,
    url: `${site}/v1/comments/${id}`,
    article: `${site}/v1/articles/${articleId}`,
    ...(parent !== undefined && { parent }),
    depth,
    author: { name: author.name },
    text,
    dateCreated,
    ...(dateModified !== undefined && { dateModified }),
    state,
  };
}

/** As its author sees it. */
export function ownCommentView(comment: Comment, site: string) {
  const isEditable = comment.state === 'pending' || comment.state === 'approved';
  return {
    ...commentView(comment, site),
    revision: comment.revision,
    ...(isEditable && { editableUntil: addMs(comment.dateCreated, EDIT_WINDOW_MS) }),
  };
}

/** As moderators see it: `author.pseudonym` joins what one author wrote. */
export function moderatedCommentView(comment: Comment, site: string) {
  const { name, identity } = comment.author;
  return {
    ...commentView(comment, site),
    author: { name, pseudonym: identity.slice(0, 8) },
    revision: comment.revision,
    reports: comment.reporters.length,
  };
}

/** A line of the audit; who is no moderator is told by the beginning of a hash, as in `moderatedCommentView`. */
export function auditView({ at, action, from, to, actor }: CommentAudit) {
  const isModerators = action === 'approve' || action === 'reject';
  return {
    at,
    action,
    ...(from !== undefined && { from }),
    to,
    actor: isModerators ? actor : actor.slice(0, 8),
  };
}
