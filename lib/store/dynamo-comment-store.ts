import type { Comment, CommentAudit, CommentState } from '../article/comment.ts';
import { type Instant, instantMs } from '../article/instant.ts';
import { textOf } from './card-item.ts';
import {
  auditItem,
  authorItem,
  commentCountItem,
  commentItem,
  queueItem,
  storedAudit,
  storedComment,
  suffixOf,
} from './comment-item.ts';
import type { CommentStore } from './comment-store.ts';
import type { Item } from './item-bytes.ts';
import type { ListOptions, Page } from './read-store.ts';
import {
  articleKey,
  attributesOf,
  authorKey,
  commentKey,
  idempotencyKey,
  type Key,
  queueKey,
  TTL_ATTRIBUTE,
  useKey,
} from './table.ts';
import {
  addOne,
  batchGetItems,
  getItem,
  putItem,
  queryItems,
  type Table,
  writeItems,
} from './table-requests.ts';

/** The states that moderators have a queue of: what waits, and what they refused. */
const QUEUED: readonly CommentState[] = ['pending', 'rejected'];

/** The CommentStore on a DynamoDB table. */
export function dynamoCommentStore(table: Table): CommentStore {
  return {
    hasArticle: async (id) => {
      const item = await getItem(table, articleKey(id));
      return item !== undefined && item['w']?.BOOL !== true;
    },
    getComment: async (id) => {
      const key = keyOfComment(id);
      const item = key && (await getItem(table, key, { consistent: true }));
      return item && storedComment(item);
    },
    listComments: (articleId, options) => page(table, commentKey(articleId, '').pk, options, storedComment),
    listQueue: (state, options) => page(table, queueKey(state, '', '').pk, options, storedComment),
    listByIdentity: (identity, options) => listByIdentity(table, identity, options),
    listAudit: async (commentId) => {
      const items = await queryItems(table, {
        pk: `K#${commentId}`,
        from: 'AUDIT#',
        to: 'AUDIT#\uffff',
        limit: 200,
      });
      return items.map(storedAudit);
    },
    putComment: (comment, previous, audit) => putComment(table, comment, previous, audit),
    bindIdempotencyKey: (identity, key, commentId, expiresAt) =>
      bindIdempotencyKey(table, idempotencyKey(identity, key), commentId, expiresAt),
    countUse: (subject, limit, expiresAt) =>
      addOne(table, useKey(subject), 'k', limit, epochSeconds(expiresAt)),
  };
}

/** `undefined` for what cannot be the id of a comment. */
function keyOfComment(id: string): Key | undefined {
  const [, articleId, suffix] = /^([a-z2-7]{26})-([0-9a-z]+)$/.exec(id) ?? [];
  return articleId !== undefined && suffix !== undefined ? commentKey(articleId, suffix) : undefined;
}

async function page<T>(
  table: Table,
  pk: string,
  { limit, after }: ListOptions,
  read: (item: Item) => T,
  prefix?: string,
): Promise<Page<T>> {
  const items = await queryItems(table, {
    pk,
    limit: limit + 1,
    ...(prefix !== undefined && { from: prefix, to: `${prefix}\uffff` }),
    ...(after !== undefined && { after }),
  });
  const next = items.length > limit ? items[limit - 1]?.['sk']?.S : undefined;
  return { items: items.slice(0, limit).map(read), ...(next !== undefined && { next }) };
}

async function listByIdentity(table: Table, identity: string, options: ListOptions): Promise<Page<Comment>> {
  const { pk } = authorKey(identity, '');
  const ids = await page(
    table,
    pk,
    options,
    (item) => textOf(item['sk'], 'sk').slice('COMMENT#'.length),
    'COMMENT#',
  );
  const keys = ids.items.map(keyOfComment).filter((key) => key !== undefined);
  const comments = (await batchGetItems(table, keys)).map(storedComment);
  comments.sort((a, b) => (a.dateCreated < b.dateCreated ? -1 : 1));
  return { ...ids, items: comments };
}

async function putComment(
  table: Table,
  comment: Comment,
  previous: Comment | undefined,
  audit: CommentAudit,
) {
  if (!previous) await putItem(table, authorItem(comment));
  const condition = previous
    ? { expression: 'n = :n', values: { ':n': { N: String(previous.revision) } } }
    : { expression: 'attribute_not_exists(pk)' };
  if (!(await putItem(table, commentItem(comment), condition))) return false;
  const isQueued = QUEUED.includes(comment.state);
  await writeItems(
    table,
    [auditItem(audit, comment.revision), ...(isQueued ? [queueItem(comment)] : [])],
    [
      ...(previous && QUEUED.includes(previous.state)
        ? [queueKey(previous.state, previous.id, suffixOf(previous))]
        : []),
      ...(previous && comment.state === 'erased' ? [authorKey(previous.author.identity, comment.id)] : []),
    ],
  );
  if ([comment.state, previous?.state].includes('approved')) await recount(table, comment.articleId);
  return true;
}

/** Counts what is there instead of counting up: whoever comes last writes the true number. */
async function recount(table: Table, articleId: string): Promise<void> {
  const items = await queryItems(table, { pk: commentKey(articleId, '').pk, limit: 5000 });
  const approved = items.map(storedComment).filter(({ state }) => state === 'approved');
  await putItem(table, commentCountItem(articleId, approved.length));
}

async function bindIdempotencyKey(
  table: Table,
  key: Key,
  commentId: string,
  expiresAt: Instant,
): Promise<string> {
  const item = {
    ...attributesOf(key),
    a: { S: commentId },
    [TTL_ATTRIBUTE]: { N: String(epochSeconds(expiresAt)) },
  };
  if (await putItem(table, item, { expression: 'attribute_not_exists(pk)' })) return commentId;
  return textOf((await getItem(table, key, { consistent: true }))?.['a'], 'a');
}

function epochSeconds(instant: Instant): number {
  return Math.floor(instantMs(instant) / 1000);
}
