import {
  type Comment,
  type CommentAction,
  type CommentAudit,
  type CommentRefusal,
  changedComment,
  firstState,
} from '../../article/comment.ts';
import {
  authorName,
  commentText,
  holdsBlockedWord,
  MAX_COMMENT_LENGTH,
  MAX_COMMENT_LINKS,
  type TextRefusal,
} from '../../article/comment-text.ts';
import { addMs, instantMs } from '../../article/instant.ts';
import { ok, type Result, refused } from '../../article/result.ts';
import { badField } from '../json-body.ts';
import type { Problem } from '../problem.ts';
import type { CommentDeps } from './comment-deps.ts';
import { useLimits } from './comment-limits.ts';
import type { Visitor } from './comment-visitor.ts';

const ARTICLE_ID = /^[a-z2-7]{26}$/;
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
): Promise<Result<Posted, Problem>> {
  const now = deps.now();
  const article = ARTICLE_ID.test(articleId) ? await deps.comments.findArticle(articleId, now) : undefined;
  if (!article) return refused(UNKNOWN_ARTICLE);
  if (article.state === 'withdrawn')
    return refused({ code: 'withdrawn', detail: 'Its publisher withdrew this article.' });
  if (deps.commentDays > 0 && addMs(article.datePublished, deps.commentDays * 86_400_000) < now)
    return refused({
      code: 'commentsClosed',
      detail: `Articles take comments for ${deps.commentDays} days.`,
    });
  const cleaned = commentText(input.text);
  if (typeof cleaned === 'string') return refused(badText(cleaned));
  const parent = await parentOf(deps, articleId, input.parent);
  if (!parent.ok) return parent;
  const { identity } = visitor.session;
  const name = authorName(input.name ?? '') || `Reader ${identity.slice(0, 4)}`;
  const wanted = { text: cleaned.text, parent: input.parent };
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
    input.filledHoneypot === true || holdsBlockedWord(`${name}\n${cleaned.text}`, deps.blockedWords);
  const comment: Comment = {
    id: id.value,
    articleId,
    ...(parent.value && { parent: parent.value.id }),
    depth: parent.value ? parent.value.depth + 1 : 0,
    author: { identity, name },
    text: cleaned.text,
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

/**
 * Does something to a comment. Refuses with `notFound`, `forbidden`, `commentGone` and `conflict`: a change over a
 * revision that is not the present one. One GetItem and what putting costs.
 */
export async function changeComment(
  deps: CommentDeps,
  id: string,
  actionOn: (comment: Comment) => Promise<CommentAction | Problem> | CommentAction | Problem,
  actor: string,
): Promise<Result<Comment, Problem>> {
  const before = await deps.comments.getComment(id);
  if (!before) return refused(UNKNOWN_COMMENT);
  const action = await actionOn(before);
  if ('code' in action) return notAgain(deps, before, action);
  const now = deps.now();
  const after = changedComment(before, action, now, deps.moderation);
  if (typeof after === 'string') return notAgain(deps, before, refusalOf(after, before));
  const audit: CommentAudit = {
    commentId: id,
    at: now,
    action: action.type,
    from: before.state,
    to: after.state,
    actor,
  };
  return (await deps.comments.putComment(after, before, audit)) ? ok(after) : refused(CHANGED_MEANWHILE);
}

/** What is refused because it was done: by a request perhaps that died before its end, and comes again now. */
async function notAgain(
  { comments }: CommentDeps,
  { id }: Comment,
  problem: Problem,
): Promise<Result<never, Problem>> {
  if (problem.code === 'conflict' || problem.code === 'commentGone') await comments.finishComment(id);
  return refused(problem);
}

/** The text of an edit, or why it is refused. An edited comment with a blocked word is refused, it would not show. */
export function editedText(deps: CommentDeps, given: string): Result<string, Problem> {
  const cleaned = commentText(given);
  if (typeof cleaned === 'string') return refused(badText(cleaned));
  if (holdsBlockedWord(cleaned.text, deps.blockedWords))
    return refused(badField('/text', 'blocked', 'The text holds a word that is not taken here.'));
  return ok(cleaned.text);
}

export const UNKNOWN_ARTICLE: Problem = { code: 'notFound', detail: 'No article has this id.' };
export const UNKNOWN_COMMENT: Problem = { code: 'notFound', detail: 'No comment has this id.' };
export const COMMENT_GONE: Problem = { code: 'commentGone', detail: 'The comment is not there any more.' };
const CHANGED_MEANWHILE: Problem = {
  code: 'conflict',
  detail: 'Somebody changed the comment at the same time. Read it again.',
};

function badText(refusal: TextRefusal): Problem {
  const details = {
    empty: 'A comment says something.',
    tooLong: `A comment has at most ${MAX_COMMENT_LENGTH} characters.`,
    tooManyLinks: `A comment has at most ${MAX_COMMENT_LINKS} links.`,
  };
  return badField('/text', refusal, details[refusal]);
}

async function parentOf(
  deps: CommentDeps,
  articleId: string,
  id: string | undefined,
): Promise<Result<Comment | undefined, Problem>> {
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
): Promise<Result<Posted, Problem>> {
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

function refusalOf(refusal: CommentRefusal, before: Comment): Problem {
  if (refusal === 'notYours') return { code: 'forbidden', detail: 'Only its author may do that.' };
  if (before.state === 'erased') return COMMENT_GONE;
  const details = {
    tooLateToEdit: 'A comment is edited for ten minutes.',
    noSuchTransition: `The comment is ${before.state}.`,
    alreadyReported: 'You reported this comment before.',
  };
  return { code: 'conflict', detail: details[refusal], errors: [{ pointer: '', code: refusal }] };
}
