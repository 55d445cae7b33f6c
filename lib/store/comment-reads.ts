import type { Comment } from '../article/comment.ts';
import { storedComment } from './comment-item.ts';
import type { Item } from './item-bytes.ts';
import { auditKey, commentKey, type Key } from './table.ts';
import { queryItems, type Table } from './table-requests.ts';

/** A comment changes seldom; its audit is bounded by what one person can do in ten minutes, and moderators. */
const AUDIT_LINES = 500;
/** More comments than an article gets; a bound on what one request reads. */
const COMMENTS = 20_000;

/** `undefined` for what cannot be the id of a comment. */
export function keyOfComment(id: string): Key | undefined {
  const [, articleId, suffix] = /^([a-z2-7]{26})-([0-9a-z]{1,40})$/.exec(id) ?? [];
  return articleId !== undefined && suffix !== undefined ? commentKey(articleId, suffix) : undefined;
}

/** Every comment of an article, whatever its state. Mostly one Query, consistent. */
export async function allComments(table: Table, articleId: string): Promise<Comment[]> {
  const { pk } = commentKey(articleId, '');
  return (await queryItems(table, { pk, limit: COMMENTS, consistent: true })).map(storedComment);
}

/** The lines of a comment's audit, oldest first. One Query. */
export function auditItems(table: Table, commentId: string): Promise<Item[]> {
  return queryItems(table, {
    pk: auditKey(commentId, 0).pk,
    from: 'AUDIT#',
    to: 'AUDIT#\uffff',
    limit: AUDIT_LINES,
  });
}
