import type { Comment, CommentState } from '../article/comment.ts';
import { type Instant, instantMs } from '../article/instant.ts';
import { articleRecord } from './article-item.ts';
import { attributeText } from './attributes.ts';
import { type QueueEntry, storedAudit, storedComment, storedQueueEntry } from './comment-item.ts';
import { allComments, auditItems, keyOfComment } from './comment-reads.ts';
import type { CommentedArticle, CommentStore } from './comment-store.ts';
import { finishComment, putComment } from './comment-writes.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import type { ListOptions, Page } from './read-store.ts';
import {
  articleKey,
  attributesOf,
  authorKey,
  commentKey,
  idempotencyKey,
  type Key,
  keyOfItem,
  queueKey,
  TTL_ATTRIBUTE,
  useKey,
} from './table.ts';
import { addWithin } from './table-additions.ts';
import { batchGetItems, writeItems } from './table-batches.ts';
import { getItem, putItem, queryItems, type Table } from './table-requests.ts';

/** A mark that is older belongs to no write that is still under way. */
const STALE_MARK_MS = 3_600_000;

/** The CommentStore on a DynamoDB table. */
export function dynamoCommentStore(table: Table): CommentStore {
  return {
    getArticle: (id, now) => getArticle(table, id, now),
    getComment: (id) => getComment(table, id),
    listComments: (articleId, options) => listComments(table, articleId, options),
    isAnswered: async ({ id, articleId }) =>
      (await allComments(table, articleId)).some(
        ({ parent, state }) => parent === id && (state === 'approved' || state === 'pending'),
      ),
    listQueue: (state, options) => listQueue(table, state, options),
    listByIdentity: (identity, options) => listByIdentity(table, identity, options),
    listAudit: async (commentId) => (await auditItems(table, commentId)).map(storedAudit),
    putComment: (comment, previous, audit) => putComment(table, comment, previous, audit),
    finishComment: (id) => finishComment(table, id),
    bindIdempotencyKey: (identity, key, commentId, expiresAt) =>
      bindIdempotencyKey(table, idempotencyKey(identity, key), commentId, expiresAt),
    countUse: (subject, limit, expiresAt) =>
      addWithin(table, useKey(subject), { attribute: 'k', amount: 1, limit }, epochSeconds(expiresAt)),
  };
}

async function getArticle(table: Table, id: string, now: Instant): Promise<CommentedArticle | undefined> {
  const item = await getItem(table, articleKey(id));
  if (!item) return undefined;
  if (item['w']?.BOOL === true) return { state: 'withdrawn' };
  const { datePublished, embargoedUntil, expires } = articleRecord(item).article;
  const isShown =
    (embargoedUntil === undefined || embargoedUntil <= now) && (expires === undefined || expires > now);
  return isShown ? { state: 'usable', datePublished } : undefined;
}

async function getComment(table: Table, id: string): Promise<Comment | undefined> {
  const key = keyOfComment(id);
  const item = key && (await getItem(table, key, { consistent: true }));
  return item && storedComment(item);
}

async function listComments(
  table: Table,
  articleId: string,
  { newestFirst = false, ...options }: ListOptions & { newestFirst?: boolean },
): Promise<Page<Comment>> {
  const { pk } = commentKey(articleId, '');
  const { items, ...rest } = await page(table, { pk, descending: newestFirst }, options);
  return { items: items.map(storedComment), ...rest };
}

interface Range {
  readonly pk: string;
  readonly from?: string;
  readonly to?: string;
  readonly descending?: boolean;
}

async function page(table: Table, range: Range, { limit, after }: ListOptions): Promise<Page<Item>> {
  const items = await queryItems(table, {
    ...range,
    limit: limit + 1,
    ...(after !== undefined && { after }),
  });
  const next = items.length > limit ? items[limit - 1]?.['sk']?.S : undefined;
  return { items: items.slice(0, limit), ...(next !== undefined && { next }) };
}

async function listQueue(
  table: Table,
  state: CommentState,
  { now, ...options }: ListOptions & { now: Instant },
): Promise<Page<Comment>> {
  const { items, ...rest } = await page(table, { pk: queueKey(state, '', '', 0).pk }, options);
  const marks = items.map(storedQueueEntry);
  const found = await commentsById(
    table,
    marks.map(({ commentId }) => commentId),
  );
  const isTrue = ({ commentId, revision }: QueueEntry) => {
    const comment = found.get(commentId);
    return comment?.state === state && comment.revision === revision;
  };
  const stale = items.filter((item) => {
    const mark = storedQueueEntry(item);
    return !isTrue(mark) && instantMs(now) - instantMs(mark.at) > STALE_MARK_MS;
  });
  if (stale.length > 0) await writeItems(table, [], stale.map(keyOfItem));
  return { ...rest, items: marks.flatMap((mark) => (isTrue(mark) ? (found.get(mark.commentId) ?? []) : [])) };
}

async function commentsById(table: Table, ids: readonly string[]): Promise<Map<string, Comment>> {
  const keys = ids.map(keyOfComment).filter((key) => key !== undefined);
  if (keys.length === 0) return new Map();
  const comments = (await batchGetItems(table, keys)).map(storedComment);
  return new Map(comments.map((comment) => [comment.id, comment]));
}

async function listByIdentity(table: Table, identity: string, options: ListOptions): Promise<Page<Comment>> {
  const prefix = authorKey(identity, '');
  const range = { pk: prefix.pk, from: prefix.sk, to: `${prefix.sk}\uffff` };
  const { items, ...rest } = await page(table, range, options);
  const ids = items.map((item) => attributeText(item['sk'], 'sk').slice(prefix.sk.length));
  const found = await commentsById(table, ids);
  const comments = ids.flatMap((id) => found.get(id) ?? []);
  // The list is ordered by article first; within a page by time, which is what its reader wants.
  comments.sort((a, b) => (a.dateCreated < b.dateCreated ? -1 : 1));
  return { ...rest, items: comments };
}

async function bindIdempotencyKey(
  table: Table,
  key: Key,
  commentId: string,
  expiresAt: Instant,
): Promise<string> {
  const item = {
    ...attributesOf(key),
    ...layoutOf('idempotencyKey'),
    a: { S: commentId },
    [TTL_ATTRIBUTE]: { N: String(epochSeconds(expiresAt)) },
  };
  if (await putItem(table, item, { expression: 'attribute_not_exists(pk)' })) return commentId;
  const stored = await getItem(table, key, { consistent: true });
  if (!stored) throw new Error('an idempotency key that was bound is gone');
  return readItem('idempotencyKey', stored, ({ a }) => attributeText(a, 'a'));
}

function epochSeconds(instant: Instant): number {
  return Math.floor(instantMs(instant) / 1000);
}
