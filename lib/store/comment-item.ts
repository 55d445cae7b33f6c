import type { Comment, CommentAudit, CommentState } from '../article/comment.ts';
import type { Instant } from '../article/instant.ts';
import { textOf } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, auditKey, authorKey, commentCountKey, commentKey, queueKey } from './table.ts';

/** The part of a comment's id behind the article's: it sorts by creation. */
export function suffixOf({ id, articleId }: Pick<Comment, 'id' | 'articleId'>): string {
  return id.slice(articleId.length + 1);
}

/** With the line of the audit that tells how it came to be: what was left undone can be done from it. */
export function commentItem(comment: Comment, audit: CommentAudit): Item {
  return {
    ...attributesOf(commentKey(comment.articleId, suffixOf(comment))),
    n: { N: String(comment.revision) },
    j: { S: JSON.stringify(comment) },
    l: { S: JSON.stringify(audit) },
  };
}

/** The last line of the audit of a comment. */
export function lastAudit(item: Item): CommentAudit {
  return JSON.parse(textOf(item['l'], 'l')) as CommentAudit;
}

/** Says that this revision of a comment waits in the queue of its state. `at`: when it came there. */
export function queueItem(comment: Comment, at: Instant): Item {
  return {
    ...attributesOf(queueKey(comment.state, comment.id, suffixOf(comment), comment.revision)),
    a: { S: comment.id },
    n: { N: String(comment.revision) },
    t: { S: at },
  };
}

/** An entry of a queue: it may be older than what became of the comment. */
export interface QueueEntry {
  readonly commentId: string;
  readonly revision: number;
  readonly at: Instant;
}

export function storedQueueEntry(item: Item): QueueEntry {
  return {
    commentId: textOf(item['a'], 'a'),
    revision: Number(item['n']?.N),
    at: textOf(item['t'], 't') as Instant,
  };
}

export function storedComment(item: Item): Comment {
  return JSON.parse(textOf(item['j'], 'j')) as Comment;
}

/** One line of the audit. `revision` is the comment's after the action, so that a repetition writes the same line. */
export function auditItem(audit: CommentAudit, revision: number): Item {
  return { ...attributesOf(auditKey(audit.commentId, revision)), j: { S: JSON.stringify(audit) } };
}

/** The line without its actor, when it was `identity`. */
export function anonymousAuditItem(item: Item, identity: string): Item {
  const audit = storedAudit(item);
  return audit.actor === identity ? { ...item, j: { S: JSON.stringify({ ...audit, actor: '' }) } } : item;
}

export function storedAudit(item: Item): CommentAudit {
  return JSON.parse(textOf(item['j'], 'j')) as CommentAudit;
}

export function authorItem({ id, author }: Comment): Item {
  return attributesOf(authorKey(author.identity, id));
}

/** `version` grows with every count, so that an older one never replaces a newer. */
export function commentCountItem(articleId: string, count: number, version: number): Item {
  return {
    ...attributesOf(commentCountKey(articleId)),
    k: { N: String(count) },
    n: { N: String(version) },
  };
}

/** 0 for an article that nobody commented on. */
export function storedCommentCount(item: Item | undefined): number {
  return Number(item?.['k']?.N ?? 0);
}

/** The states that moderators have a queue of: what waits, and what they refused. */
export const QUEUED: readonly CommentState[] = ['pending', 'rejected'];
