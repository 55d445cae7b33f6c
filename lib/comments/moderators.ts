import { createHash } from 'node:crypto';
import type { Comment } from '../article/comment.ts';
import type { Result } from '../article/result.ts';
import { changeComment } from './change.ts';
import type { CommentDeps, CommentRefusal, CommentSettings, Moderator } from './comment-deps.ts';
import { formToken, isSigned, isWithin, readFormToken, seconds, sign } from './session.ts';
import type { SessionDeps } from './visitor.ts';

/** How long the cookie of a moderator lasts: a working day. */
export const MODERATOR_SECONDS = 8 * 3600;
const FORM_PURPOSE = 'moderation';

/** The value of the cookie that a moderator's token is exchanged for. */
export function moderatorCookie({ sessionSecrets, now }: SessionDeps, moderator: Moderator): string {
  const [id, issued] = [cookieId(moderator), seconds(now())];
  return `${id}.${issued}.${sign(['moderator', id, issued], sessionSecrets[0] ?? '')}`;
}

/** The moderator of such a cookie. It ends with its token: a token that is taken away ends both. */
export function moderatorOfCookie(
  { moderators, sessionSecrets, now }: Pick<CommentSettings, 'moderators'> & SessionDeps,
  value: string | undefined,
): Moderator | undefined {
  const [, id, issued, signature] = /^([0-9a-f]{16})\.([0-9a-z]{1,9})\.([\w-]{22})$/.exec(value ?? '') ?? [];
  if (id === undefined || issued === undefined || signature === undefined) return undefined;
  if (!isWithin(issued, now(), MODERATOR_SECONDS)) return undefined;
  if (!isSigned(['moderator', id, issued], signature, sessionSecrets)) return undefined;
  return moderators.find((each) => cookieId(each) === id);
}

/** The hidden `token` of the forms of the moderation page. */
export function moderationToken(deps: SessionDeps, moderator: Moderator): string {
  return formToken(formId(moderator), FORM_PURPOSE, deps.newId(), deps.sessionSecrets, deps.now());
}

/** Whether a form of the moderation page is this moderator's. */
export function readModerationToken(
  { sessionSecrets, now }: SessionDeps,
  moderator: Moderator,
  token: string,
): 'valid' | 'invalid' | 'expired' {
  const read = readFormToken(token, formId(moderator), FORM_PURPOSE, sessionSecrets, now());
  return typeof read === 'string' ? read : 'valid';
}

export type Decision = 'approve' | 'reject';

/**
 * Approves or rejects a comment at the revision that its moderator saw. Refuses with `conflict` for another
 * revision, and with what `changeComment` refuses: of two decisions at once one wins.
 */
export function decide(
  deps: CommentDeps,
  id: string,
  type: Decision,
  { name }: Moderator,
  revision: number,
): Promise<Result<Comment, CommentRefusal>> {
  const action = (comment: Comment) => (comment.revision === revision ? { type, moderator: name } : UNSEEN);
  return changeComment(deps, id, action, name);
}

const UNSEEN: CommentRefusal = {
  code: 'conflict',
  detail: 'The comment is not the one that you saw. Read it again.',
  errors: [{ pointer: '/revision', code: 'changed' }],
};

function cookieId({ hash }: Moderator): string {
  return createHash('sha256').update(`cookie\n${hash}`).digest('hex').slice(0, 16);
}

/** Forms of the moderation page are signed for this. */
function formId({ hash }: Moderator): string {
  return createHash('sha256').update(`form\n${hash}`).digest('hex').slice(0, 32);
}
