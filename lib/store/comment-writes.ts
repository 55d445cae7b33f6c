import type { Comment, CommentAudit } from '../article/comment.ts';
import {
  anonymousAuditItem,
  auditItem,
  authorItem,
  commentCountItem,
  commentItem,
  lastAudit,
  QUEUED,
  queueItem,
  storedComment,
  suffixOf,
} from './comment-item.ts';
import { allComments, auditItems, keyOfComment } from './comment-reads.ts';
import type { Item } from './item-bytes.ts';
import { authorKey, commentCountKey, type Key, keyOfItem, queueKey } from './table.ts';
import { writeItems } from './table-batches.ts';
import { getItem, over, putItem, type Table } from './table-requests.ts';

export async function putComment(
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
  const item = commentItem(comment, told);
  const isPut =
    (await putItem(table, item, over(previous?.revision ?? 0))) ||
    (previous && (await isStored(table, item)));
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

export async function finishComment(table: Table, id: string): Promise<void> {
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
    if (await putItem(table, commentCountItem(articleId, count, version + 1), over(version))) return;
  }
}
