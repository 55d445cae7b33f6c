import type { ModerationMode } from '../../article/comment.ts';
import type { CommentStore } from '../../store/comment-store.ts';
import type { AppDeps } from '../app.ts';

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

/** What the comment function is given beside what all have. */
export interface CommentDeps extends AppDeps, CommentSettings {
  readonly comments: CommentStore;
  /** 32 hexadecimal digits that nobody had before and nobody can guess. */
  readonly newId: () => string;
}
