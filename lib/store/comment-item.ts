import type { Comment, CommentAudit } from '../article/comment.ts';
import { textOf } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, auditKey, authorKey, commentCountKey, commentKey, queueKey } from './table.ts';

/** The part of a comment's id behind the article's: it sorts by creation. */
export function suffixOf({ id, articleId }: Pick<Comment, 'id' | 'articleId'>): string {
  return id.slice(articleId.length + 1);
}

export function commentItem(comment: Comment): Item {
  return {
    ...attributesOf(commentKey(comment.articleId, suffixOf(comment))),
    n: { N: String(comment.revision) },
    j: { S: JSON.stringify(comment) },
  };
}

/** The comment in the queue of its state: a copy, so that moderators read a page with one Query. */
export function queueItem(comment: Comment): Item {
  return {
    ...attributesOf(queueKey(comment.state, comment.id, suffixOf(comment))),
    j: { S: JSON.stringify(comment) },
  };
}

export function storedComment(item: Item): Comment {
  return JSON.parse(textOf(item['j'], 'j')) as Comment;
}

/** One line of the audit. `revision` is the comment's after the action, so that a repetition writes the same line. */
export function auditItem(audit: CommentAudit, revision: number): Item {
  return { ...attributesOf(auditKey(audit.commentId, revision)), j: { S: JSON.stringify(audit) } };
}

export function storedAudit(item: Item): CommentAudit {
  return JSON.parse(textOf(item['j'], 'j')) as CommentAudit;
}

export function authorItem({ id, author }: Comment): Item {
  return attributesOf(authorKey(author.identity, id));
}

export function commentCountItem(articleId: string, count: number): Item {
  return { ...attributesOf(commentCountKey(articleId)), k: { N: String(count) } };
}
