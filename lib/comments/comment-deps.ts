import type { ModerationMode } from '../article/comment.ts';
import type { Instant } from '../article/instant.ts';
import type { RequestRefusal } from '../article/request-refusal.ts';
import type { CommentStore } from '../store/comment-store.ts';

/** Somebody who may moderate: a name for the audit, and the SHA-256 of the token in hex. */
export interface Moderator {
  readonly name: string;
  readonly hash: string;
}

/** How comments are handled, as the operator set it. */
export interface CommentSettings {
  /** Secrets that sign sessions and forms, newest first: the first signs, all verify. */
  readonly sessionSecrets: readonly string[];
  readonly moderators: readonly Moderator[];
  readonly moderation: ModerationMode;
  /** Words and host names; comments that hold one are rejected until a moderator restores them. */
  readonly blockedWords: readonly string[];
  /** Days after publication that an article takes comments; 0 for ever. */
  readonly commentDays: number;
}

/** What the use cases of comments are given. */
export interface CommentDeps extends CommentSettings {
  readonly comments: CommentStore;
  readonly now: () => Instant;
  /** 32 hexadecimal digits that nobody had before and nobody can guess. */
  readonly newId: () => string;
}

/** Why something is not done with a comment. */
export type CommentRefusal = RequestRefusal<
  | 'badBody'
  | 'badForm'
  | 'notFound'
  | 'withdrawn'
  | 'commentsClosed'
  | 'commentGone'
  | 'conflict'
  | 'forbidden'
  | 'idempotencyKeyReused'
  | 'tooManyRequests'
>;

export const UNKNOWN_ARTICLE: CommentRefusal = { code: 'notFound', detail: 'No article has this id.' };
export const WITHDRAWN_ARTICLE: CommentRefusal = {
  code: 'withdrawn',
  detail: 'Its publisher withdrew this article.',
};
export const UNKNOWN_COMMENT: CommentRefusal = { code: 'notFound', detail: 'No comment has this id.' };
export const COMMENT_GONE: CommentRefusal = {
  code: 'commentGone',
  detail: 'The comment is not there any more.',
};
export const CHANGED_MEANWHILE: CommentRefusal = {
  code: 'conflict',
  detail: 'Somebody changed the comment at the same time. Read it again.',
};
