import type { Comment, CommentAudit, CommentState } from '../article/comment.ts';
import { type Instant, instantMs } from '../article/instant.ts';
import { articleRecord } from './article-item.ts';
import { textOf } from './card-item.ts';
import {
  anonymousAuditItem,
  auditItem,
  authorItem,
  commentCountItem,
  commentItem,
  lastAudit,
  QUEUED,
  type QueueMark,
  queueItem,
  storedAudit,
  storedComment,
  storedQueueMark,
  suffixOf,
} from './comment-item.ts';
import type { CommentedArticle, CommentStore } from './comment-store.ts';
import type { Item } from './item-bytes.ts';
import type { ListOptions, Page } from './read-store.ts';
import {
  articleKey,
  attributesOf,
  auditKey,
  authorKey,
  commentCountKey,
  commentKey,
  idempotencyKey,
  type Key,
  queueKey,
  TTL_ATTRIBUTE,
  useKey,
} from './table.ts';
import {
  addWithin,
  batchGetItems,
  getItem,
  putItem,
  queryItems,
  type Table,
  writeItems,
} from './table-requests.ts';

/** A comment changes seldom; its audit is bounded by what one person can do in ten minutes, and moderators. */
const AUDIT_LINES = 500;
/** More comments than an article gets; a bound on what one request reads. */
const COMMENTS = 20_000;
/** A mark that is older belongs to no write that is still under way. */
const STALE_MARK_MS = 3_600_000;

/** The CommentStore on a DynamoDB table. */
export function dynamoCommentStore(table: Table): CommentStore {
  return {
    findArticle: (id, now) => findArticle(table, id, now),
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

async function findArticle(table: Table, id: string, now: Instant): Promise<CommentedArticle | undefined> {
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

/** `undefined` for what cannot be the id of a comment. */
function keyOfComment(id: string): Key | undefined {
  const [, articleId, suffix] = /^([a-z2-7]{26})-([0-9a-z]{1,40})$/.exec(id) ?? [];
  return articleId !== undefined && suffix !== undefined ? commentKey(articleId, suffix) : undefined;
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

async function allComments(table: Table, articleId: string): Promise<Comment[]> {
  const { pk } = commentKey(articleId, '');
  return (await queryItems(table, { pk, limit: COMMENTS, consistent: true })).map(storedComment);
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
  const marks = items.map(storedQueueMark);
  const found = await commentsById(
    table,
    marks.map(({ commentId }) => commentId),
  );
  const isTrue = ({ commentId, revision }: QueueMark) => {
    const comment = found.get(commentId);
    return comment?.state === state && comment.revision === revision;
  };
  const stale = items.filter((item) => {
    const mark = storedQueueMark(item);
    return !isTrue(mark) && instantMs(now) - instantMs(mark.at) > STALE_MARK_MS;
  });
  if (stale.length > 0) await writeItems(table, [], stale.map(keyOfItem));
  return { ...rest, items: marks.flatMap((mark) => (isTrue(mark) ? (found.get(mark.commentId) ?? []) : [])) };
}

function keyOfItem(item: Item): Key {
  return { pk: textOf(item['pk'], 'pk'), sk: textOf(item['sk'], 'sk') };
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
  const ids = items.map((item) => textOf(item['sk'], 'sk').slice(prefix.sk.length));
  const found = await commentsById(table, ids);
  const comments = ids.flatMap((id) => found.get(id) ?? []);
  // The list is ordered by article first; within a page by time, which is what its reader wants.
  comments.sort((a, b) => (a.dateCreated < b.dateCreated ? -1 : 1));
  return { ...rest, items: comments };
}

function auditItems(table: Table, commentId: string): Promise<Item[]> {
  return queryItems(table, {
    pk: auditKey(commentId, 0).pk,
    from: 'AUDIT#',
    to: 'AUDIT#\uffff',
    limit: AUDIT_LINES,
  });
}

async function putComment(
  table: Table,
  comment: Comment,
  previous: Comment | undefined,
  audit: CommentAudit,
): Promise<boolean> {
  const told = namelessIfErased(comment, previous, audit);
  const before = [
    ...(previous ? [] : [authorItem(comment)]),
    ...(QUEUED.includes(comment.state) ? [queueItem(comment, audit.at)] : []),
  ];
  if (before.length > 0) await writeItems(table, before);
  const condition = previous
    ? { expression: 'n = :n', values: { ':n': { N: String(previous.revision) } } }
    : { expression: 'attribute_not_exists(pk)' };
  const item = commentItem(comment, told);
  const isPut = (await putItem(table, item, condition)) || (previous && (await isStored(table, item)));
  if (!isPut) return false;
  await writeItems(table, [auditItem(told, comment.revision)], leftBehind(comment, previous));
  if (previous && comment.state === 'erased') await eraseAudit(table, comment.id, previous.author.identity);
  if ((comment.state === 'approved') !== (previous?.state === 'approved'))
    await recount(table, comment.articleId);
  return true;
}

/**
 * A put whose answer was lost is sent again by the SDK, and refused: because of itself. One that posts is told from
 * others by who posts.
 */
async function isStored(table: Table, item: Item): Promise<boolean> {
  const there = await getItem(table, keyOfItem(item), { consistent: true });
  return there?.['j']?.S === item['j']?.S && there?.['l']?.S === item['l']?.S;
}

/** Who had everything erased is not named by the line that says so either. */
function namelessIfErased(
  { state }: Comment,
  previous: Comment | undefined,
  audit: CommentAudit,
): CommentAudit {
  return state === 'erased' && audit.actor === previous?.author.identity ? { ...audit, actor: '' } : audit;
}

async function finishComment(table: Table, id: string): Promise<void> {
  const key = keyOfComment(id);
  const item = key && (await getItem(table, key, { consistent: true }));
  // What was written before lines were kept has none.
  if (item?.['l'] === undefined) return;
  const [comment, audit] = [storedComment(item), lastAudit(item)];
  const { from } = audit;
  const marks =
    from !== undefined && QUEUED.includes(from)
      ? [queueKey(from, id, suffixOf(comment), comment.revision - 1)]
      : [];
  await writeItems(table, [auditItem(audit, comment.revision)], marks);
  if ((comment.state === 'approved') !== (from === 'approved')) await recount(table, comment.articleId);
}

/** What the comment had before and has no longer. */
function leftBehind(comment: Comment, previous: Comment | undefined): Key[] {
  if (!previous) return [];
  const { state, id, revision } = previous;
  return [
    ...(QUEUED.includes(state) ? [queueKey(state, id, suffixOf(previous), revision)] : []),
    ...(comment.state === 'erased' ? [authorKey(previous.author.identity, comment.id)] : []),
  ];
}

async function eraseAudit(table: Table, commentId: string, identity: string): Promise<void> {
  const lines = await auditItems(table, commentId);
  await writeItems(
    table,
    lines.map((line) => anonymousAuditItem(line, identity)),
  );
}

/**
 * Counts what is there instead of counting up, and writes the number only over the version that was read before
 * counting: of several who count at once the one who saw most comes last.
 */
async function recount(table: Table, articleId: string): Promise<void> {
  for (;;) {
    const counted = await getItem(table, commentCountKey(articleId), { consistent: true });
    const version = Number(counted?.['n']?.N ?? 0);
    const comments = await allComments(table, articleId);
    const count = comments.filter(({ state }) => state === 'approved').length;
    const condition = counted
      ? { expression: 'n = :n', values: { ':n': { N: String(version) } } }
      : { expression: 'attribute_not_exists(pk)' };
    if (await putItem(table, commentCountItem(articleId, count, version + 1), condition)) return;
  }
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
