import {
  anyFlag,
  anyInstant,
  anyNumber,
  anyText,
  fields,
  listOf,
  oneOf,
  optional,
} from '../article/check.ts';
import type { Comment, CommentAudit, CommentAuthor, CommentState } from '../article/comment.ts';
import type { Instant } from '../article/instant.ts';
import { attributeInstant, attributeJson, attributeNumber, attributeText } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import { attributesOf, auditKey, authorKey, commentCountKey, commentKey, queueKey } from './table.ts';

/** The part of a comment's id behind the article's: it sorts by creation. */
export function suffixOf({ id, articleId }: Pick<Comment, 'id' | 'articleId'>): string {
  return id.slice(articleId.length + 1);
}

const STATE = oneOf('pending', 'approved', 'rejected', 'deleted', 'erased');

const COMMENT = fields<Comment>({
  id: anyText,
  articleId: anyText,
  parent: optional(anyText),
  depth: anyNumber,
  author: fields<CommentAuthor>({ identity: anyText, name: anyText }),
  text: anyText,
  dateCreated: anyInstant,
  dateModified: optional(anyInstant),
  state: STATE,
  answered: optional(anyFlag),
  reporters: listOf(anyText),
  revision: anyNumber,
});

const AUDIT = fields<CommentAudit>({
  commentId: anyText,
  at: anyInstant,
  action: oneOf('post', 'approve', 'reject', 'edit', 'delete', 'report', 'erase'),
  from: optional(STATE),
  to: STATE,
  actor: anyText,
});

/** With the line of the audit that tells how it came to be: what was left undone can be done from it. */
export function commentItem(comment: Comment, audit: CommentAudit): Item {
  return {
    ...attributesOf(commentKey(comment.articleId, suffixOf(comment))),
    ...layoutOf('comment'),
    n: { N: String(comment.revision) },
    j: { S: JSON.stringify(comment) },
    l: { S: JSON.stringify(audit) },
  };
}

/** The last line of the audit of a comment. */
export function lastAudit(item: Item): CommentAudit {
  return readItem('comment', item, ({ l }) => attributeJson(AUDIT, l, 'l'));
}

/** Says that this revision of a comment waits in the queue of its state. `at`: when it came there. */
export function queueItem(comment: Comment, at: Instant): Item {
  return {
    ...attributesOf(queueKey(comment.state, comment.id, suffixOf(comment), comment.revision)),
    ...layoutOf('queueEntry'),
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
  return readItem('queueEntry', item, ({ a, n, t }) => ({
    commentId: attributeText(a, 'a'),
    revision: attributeNumber(n, 'n'),
    at: attributeInstant(t, 't'),
  }));
}

export function storedComment(item: Item): Comment {
  return readItem('comment', item, ({ j }) => attributeJson(COMMENT, j, 'j'));
}

/** One line of the audit. `revision` is the comment's after the action, so that a repetition writes the same line. */
export function auditItem(audit: CommentAudit, revision: number): Item {
  return {
    ...attributesOf(auditKey(audit.commentId, revision)),
    ...layoutOf('audit'),
    j: { S: JSON.stringify(audit) },
  };
}

/** The line without its actor, when it was `identity`. */
export function anonymousAuditItem(item: Item, identity: string): Item {
  const audit = storedAudit(item);
  return audit.actor === identity ? { ...item, j: { S: JSON.stringify({ ...audit, actor: '' }) } } : item;
}

export function storedAudit(item: Item): CommentAudit {
  return readItem('audit', item, ({ j }) => attributeJson(AUDIT, j, 'j'));
}

export function authorItem({ id, author }: Comment): Item {
  return attributesOf(authorKey(author.identity, id));
}

/** `version` grows with every count, so that an older one never replaces a newer. */
export function commentCountItem(articleId: string, count: number, version: number): Item {
  return {
    ...attributesOf(commentCountKey(articleId)),
    ...layoutOf('commentCount'),
    k: { N: String(count) },
    n: { N: String(version) },
  };
}

/** 0 for an article that nobody commented on. */
export function storedCommentCount(item: Item | undefined): number {
  return item ? readItem('commentCount', item, ({ k }) => attributeNumber(k, 'k')) : 0;
}

/** The states that moderators have a queue of: what waits, and what they refused. */
export const QUEUED: readonly CommentState[] = ['pending', 'rejected'];
