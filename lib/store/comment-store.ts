import type { Comment, CommentAudit, CommentState } from '../article/comment.ts';
import type { Instant } from '../article/instant.ts';
import type { ListOptions, Page } from './read-store.ts';

/** An article as far as somebody who comments on it has to know. */
export type CommentedArticle =
  | { readonly state: 'usable'; readonly datePublished: Instant }
  | { readonly state: 'withdrawn' };

/** What the comment function asks of the table. */
export interface CommentStore {
  /** The article of this id; undefined when it cannot be read at `now`. One GetItem. */
  getArticle(id: string, now: Instant): Promise<CommentedArticle | undefined>;
  /** One comment as it is now. One GetItem. */
  getComment(id: string): Promise<Comment | undefined>;
  /** The comments of an article in every state, oldest first unless told. One Query. */
  listComments(articleId: string, options: ListOptions & { newestFirst?: boolean }): Promise<Page<Comment>>;
  /** True when a comment has replies that are public or may become so. One Query over its article's comments. */
  isAnswered(comment: Comment): Promise<boolean>;
  /**
   * The moderators' queue of one state, oldest first. One Query and one BatchGetItem; a page may hold fewer than
   * `limit`, because marks of comments that were decided on meanwhile are left out, and removed after an hour.
   */
  listQueue(state: CommentState, options: ListOptions & { now: Instant }): Promise<Page<Comment>>;
  /** All that one identity wrote, oldest first. One Query and one BatchGetItem a page. */
  listByIdentity(identity: string, options: ListOptions): Promise<Page<Comment>>;
  /** What happened to a comment, oldest first. One Query. */
  listAudit(commentId: string): Promise<readonly CommentAudit[]>;
  /**
   * Writes a new comment, or a changed one over the revision before it. False when the comment is there already
   * or was changed meanwhile, by somebody else. Its author's list and the marker in the moderators' queue are written before it, so
   * that none is lost; the audit line and the article's count follow. Two or three requests, and three more when
   * the count may change, one for a comment that was changed meanwhile. Erasing takes the author out of the audit too: two more.
   */
  putComment(comment: Comment, previous: Comment | undefined, audit: CommentAudit): Promise<boolean>;
  /**
   * Does once more what follows from the last change of a comment: its audit line, the marker that it left, the
   * article's count. For who asks again for what is done already: whoever did it may have died before the end. Three
   * requests, and three more when the count may have changed.
   */
  finishComment(id: string): Promise<void>;
  /** The comment that an identity posted under this idempotency key: binds `commentId` when it is the first. One or two requests. */
  bindIdempotencyKey(identity: string, key: string, commentId: string, expiresAt: Instant): Promise<string>;
  /**
   * Counts one use against a limit; false when `limit` uses are counted already. One UpdateItem, atomic: of uses
   * at the same time no more pass than the limit allows.
   */
  countUse(subject: string, limit: number, expiresAt: Instant): Promise<boolean>;
}
