import type { Comment, CommentAudit, CommentState } from '../article/comment.ts';
import type { Instant } from '../article/instant.ts';
import type { ListOptions, Page } from './read-store.ts';

/** What the comment function asks of the table. */
export interface CommentStore {
  /** True when an article of this id can be read. One GetItem. */
  hasArticle(id: string): Promise<boolean>;
  /** One comment. One GetItem. */
  getComment(id: string): Promise<Comment | undefined>;
  /** The comments of an article in every state, oldest first. One Query. */
  listComments(articleId: string, options: ListOptions): Promise<Page<Comment>>;
  /** The moderators' queue of one state, oldest first. One Query. */
  listQueue(state: CommentState, options: ListOptions): Promise<Page<Comment>>;
  /** All that one identity wrote. One Query and one BatchGetItem a page. */
  listByIdentity(identity: string, options: ListOptions): Promise<Page<Comment>>;
  /** What happened to a comment, oldest first. One Query. */
  listAudit(commentId: string): Promise<readonly CommentAudit[]>;
  /**
   * Writes a new comment, or a changed one over the revision before it. False when the comment is there already
   * or was changed meanwhile. Its queue entry, its author's list, the audit line and the article's count follow
   * it: five to seven writes and one Query.
   */
  putComment(comment: Comment, previous: Comment | undefined, audit: CommentAudit): Promise<boolean>;
  /** The comment that an identity posted under this idempotency key: binds `commentId` when it is the first. One or two requests. */
  bindIdempotencyKey(identity: string, key: string, commentId: string, expiresAt: Instant): Promise<string>;
  /** Counts one use against a limit; false when `limit` uses are counted already. One UpdateItem, atomic. */
  countUse(subject: string, limit: number, expiresAt: Instant): Promise<boolean>;
}
