import { type Comment, firstState } from '../article/comment.ts';
import { authorName, holdsBlockedWord } from '../article/comment-text.ts';
import { addMs, type Instant, instantMs } from '../article/instant.ts';
import { badField } from '../article/request-refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import {
  CHANGED_MEANWHILE,
  type CommentDeps,
  type CommentRefusal,
  type CommentSettings,
  UNKNOWN_ARTICLE,
  WITHDRAWN_ARTICLE,
} from './comment-deps.ts';
import { cleanedText } from './comment-text.ts';
import { useLimits } from './limits.ts';
import type { Visitor } from './visitor.ts';

const ARTICLE_ID = /^[a-z2-7]{26}$/;
const DAY_MS = 86_400_000;
/** Levels of replies: 0, 1 and 2. */
const MAX_DEPTH = 2;
const IDEMPOTENCY_MS = 86_400_000;
/** An author is trusted for one approved comment among so many. */
const LOOKED_AT = 100;

/** What somebody posts. */
export interface CommentInput {
  readonly text: string;
  readonly name?: string | undefined;
  readonly parent?: string | undefined;
  /** One comment comes of one key, however often it is sent. */
  readonly idempotencyKey?: string | undefined;
  /** Filled in what only programs see: it goes to the rejected ones. */
  readonly filledHoneypot?: boolean;
}

export interface Posted {
  readonly comment: Comment;
  /** False when the key had brought this comment already. */
  readonly isNew: boolean;
}

/**
 * Posts a comment. Refuses with `notFound`, `withdrawn`, `commentsClosed`, `badBody` (`/text` empty, tooLong,
 * tooManyLinks; `/parent` unknown, notPublic, tooDeep), `idempotencyKeyReused`, `tooManyRequests`. Two GetItems at
 * most, two requests for a key, four UpdateItems for the limits, and what putting costs; in mode `first` one page
 * of the author's comments.
 */
export async function postComment(
  deps: CommentDeps,
  articleId: string,
  visitor: Visitor,
  input: CommentInput,
): Promise<Result<Posted, CommentRefusal>> {
  const now = deps.now();
  const article = ARTICLE_ID.test(articleId) ? await deps.comments.getArticle(articleId, now) : undefined;
  if (!article) return refused(UNKNOWN_ARTICLE);
  if (article.state === 'withdrawn') return refused(WITHDRAWN_ARTICLE);
  const closed = closedRefusal(deps, article.datePublished);
  if (closed) return refused(closed);
  const cleaned = cleanedText(input.text);
  if (!cleaned.ok) return cleaned;
  const parent = await parentOf(deps, articleId, input.parent);
  if (!parent.ok) return parent;
  const { identity } = visitor.session;
  const name = authorName(input.name ?? '') || `Reader ${identity.slice(0, 4)}`;
  const wanted = { text: cleaned.value, parent: input.parent };
  const id = await idFor(deps, articleId, identity, input.idempotencyKey);
  const before = id.isBound ? await deps.comments.getComment(id.value) : undefined;
  if (before) return same(deps, before, wanted);
  const limit = await useLimits(
    deps.comments,
    'comment',
    { identity, sourceIp: visitor.sourceIp },
    deps.sessionSecrets,
    now,
  );
  if (limit) return refused(limit);
  const isBlocked =
    input.filledHoneypot === true || holdsBlockedWord(`${name}\n${cleaned.value}`, deps.blockedWords);
  const comment: Comment = {
    id: id.value,
    articleId,
    ...(parent.value && { parent: parent.value.id }),
    depth: parent.value ? parent.value.depth + 1 : 0,
    author: { identity, name },
    text: cleaned.value,
    dateCreated: now,
    state: isBlocked ? 'rejected' : firstState(deps.moderation, await isTrusted(deps, visitor)),
    reporters: [],
    revision: 1,
  };
  const isPut = await deps.comments.putComment(comment, undefined, {
    commentId: comment.id,
    at: now,
    action: 'post',
    to: comment.state,
    actor: isBlocked ? 'filter' : identity,
  });
  if (isPut) return ok({ comment, isNew: true });
  // The same key at the same time: the other one was first.
  const other = await deps.comments.getComment(comment.id);
  return other ? same(deps, other, wanted) : refused(CHANGED_MEANWHILE);
}

/** Why an article of this date takes no more comments; undefined while it does. */
export function closedRefusal(
  { commentDays, now }: Pick<CommentSettings, 'commentDays'> & Pick<CommentDeps, 'now'>,
  datePublished: Instant,
): CommentRefusal | undefined {
  if (commentDays === 0 || addMs(datePublished, commentDays * DAY_MS) >= now()) return undefined;
  return { code: 'commentsClosed', detail: `Articles take comments for ${commentDays} days.` };
}

async function parentOf(
  deps: CommentDeps,
  articleId: string,
  id: string | undefined,
): Promise<Result<Comment | undefined, CommentRefusal>> {
  if (id === undefined || id === '') return ok(undefined);
  const parent = id.startsWith(`${articleId}-`) ? await deps.comments.getComment(id) : undefined;
  if (!parent) return refused(badField('/parent', 'unknown', 'No comment on this article has this id.'));
  if (parent.state !== 'approved')
    return refused(badField('/parent', 'notPublic', 'Only a comment that can be read is answered.'));
  if (parent.depth >= MAX_DEPTH)
    return refused(badField('/parent', 'tooDeep', 'Replies go three levels deep; answer the one above.'));
  return ok(parent);
}

/** A new id, or the one that the key is bound to. Ids sort by their instant. */
async function idFor(
  deps: CommentDeps,
  articleId: string,
  identity: string,
  key: string | undefined,
): Promise<{ readonly value: string; readonly isBound: boolean }> {
  const now = deps.now();
  const instant = instantMs(now).toString(36).padStart(9, '0');
  const value = `${articleId}-${instant}${deps.newId().slice(0, 12)}`;
  if (key === undefined) return { value, isBound: false };
  const bound = await deps.comments.bindIdempotencyKey(
    identity,
    `${articleId}#${key}`,
    value,
    addMs(now, IDEMPOTENCY_MS),
  );
  return { value: bound, isBound: bound !== value };
}

/** What an earlier request of the same key brought; a key that comes with another comment is refused. */
async function same(
  { comments }: CommentDeps,
  before: Comment,
  wanted: { readonly text: string; readonly parent?: string | undefined },
): Promise<Result<Posted, CommentRefusal>> {
  const isGone = before.state === 'deleted' || before.state === 'erased';
  const isEdited = before.dateModified !== undefined;
  if (!isGone && !isEdited && (before.text !== wanted.text || before.parent !== (wanted.parent || undefined)))
    return refused({ code: 'idempotencyKeyReused', detail: 'This key came with another comment before.' });
  await comments.finishComment(before.id);
  return ok({ comment: before, isNew: false });
}

async function isTrusted(deps: CommentDeps, { session, isKnown }: Visitor): Promise<boolean> {
  if (deps.moderation !== 'first' || !isKnown) return false;
  const { items } = await deps.comments.listByIdentity(session.identity, { limit: LOOKED_AT });
  return items.some(({ state }) => state === 'approved');
}
