import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Comment,
  type CommentState,
  EDIT_WINDOW_MS,
  REPORTS_TO_HIDE,
} from '../../lib/article/comment.ts';
import { addMs } from '../../lib/article/instant.ts';
import { queueItem, storedAudit, storedCommentCount } from '../../lib/store/comment-item.ts';
import type { CommentStore } from '../../lib/store/comment-store.ts';
import { dynamoCommentStore } from '../../lib/store/dynamo-comment-store.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { auditKey, commentCountKey, queueKey } from '../../lib/store/table.ts';
import { writeItems } from '../../lib/store/table-batches.ts';
import { getItem, queryItems } from '../../lib/store/table-requests.ts';
import { articleOf, at, recordOf } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
let store: CommentStore;
let articleId: string;
let tests = 0;

beforeAll(async () => {
  table = await startTable();
  store = dynamoCommentStore(table);
});
afterAll(() => table.close());
beforeEach(() => {
  tests += 1;
  articleId = `${'abcdefghijklmnopqrstuvwxyz'.charAt(tests)}${'a'.repeat(25)}`;
});

const now = at('2026-11-20T08:00:00Z');
const comment = (suffix: string, fields: Partial<Comment> = {}): Comment => ({
  id: `${articleId}-${suffix}`,
  articleId,
  depth: 0,
  author: { identity: `ida${tests}`, name: 'Ida' },
  text: 'A fine ferry.',
  dateCreated: now,
  state: 'pending',
  reporters: [],
  revision: 1,
  ...fields,
});
const audit = ({ id, state }: Comment, action: 'post' | 'approve' = 'post') => ({
  commentId: id,
  at: now,
  action,
  to: state,
  actor: 'ida',
});
const post = (each: Comment) => store.putComment(each, undefined, audit(each));

async function decide(before: Comment, state: CommentState): Promise<Comment | undefined> {
  const after = { ...before, state, revision: before.revision + 1 };
  return (await store.putComment(after, before, audit(after, 'approve'))) ? after : undefined;
}

describe('comments', () => {
  it('are listed oldest first, page by page', async () => {
    for (const suffix of ['0001', '0003', '0002']) await post(comment(suffix));
    const first = await store.listComments(articleId, { limit: 2 });
    expect(first.items.map(({ id }) => id.slice(-4))).toEqual(['0001', '0002']);
    const rest = await store.listComments(articleId, { limit: 2, ...(first.next && { after: first.next }) });
    expect([rest.items.map(({ id }) => id.slice(-4)), rest.next]).toEqual([['0003'], undefined]);
  });

  it('are posted once', async () => {
    expect([await post(comment('0001')), await post(comment('0001', { text: 'Again' }))]).toEqual([
      true,
      false,
    ]);
    expect((await store.getComment(`${articleId}-0001`))?.text).toBe('A fine ferry.');
  });

  it.each(['nonsense', '', 'A#x-1', `${'a'.repeat(26)}-../..`])('are not found by %s', async (id) => {
    expect(await store.getComment(id)).toBeUndefined();
  });

  it('leave the queue when they are decided on, and count on the article when they are public', async () => {
    const waiting = comment('0001');
    await post(waiting);
    const queued = async () =>
      (await store.listQueue('pending', { limit: 50, now })).items.some(({ id }) => id === waiting.id);
    const counted = async () => (await getItem(table, commentCountKey(articleId)))?.['k']?.N;
    expect([await queued(), await counted()]).toEqual([true, undefined]);
    const approved = await decide(waiting, 'approved');
    expect([await queued(), await counted()]).toEqual([false, '1']);
    await decide(approved ?? waiting, 'rejected');
    expect(await counted()).toBe('0');
  });

  it('are decided on once by two moderators at the same time', async () => {
    const waiting = comment('0001');
    await post(waiting);
    const decided = await Promise.all([decide(waiting, 'approved'), decide(waiting, 'rejected')]);
    expect(decided.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await store.listAudit(waiting.id)).toHaveLength(2);
  });

  it('are finished by who asks again, when who wrote them died before the end', async () => {
    const waiting = comment('0001');
    await post(waiting);
    const approved = { ...waiting, state: 'approved', revision: 2 } as const;
    const decision = { ...audit(approved, 'approve'), from: 'pending' } as const;
    await store.putComment(approved, waiting, decision);
    const undone = [auditKey(waiting.id, 2), commentCountKey(articleId)];
    await writeItems(table, [queueItem(waiting, now)], undone);
    await store.finishComment(waiting.id);
    const [line, count] = await Promise.all(undone.map((key) => getItem(table, key)));
    expect([line && storedAudit(line), storedCommentCount(count)]).toEqual([decision, 1]);
    const { pk } = queueKey('pending', waiting.id, '0001', 1);
    const marks = await queryItems(table, { pk, from: `0001#${waiting.id}`, to: '0001~', limit: 9 });
    expect(marks).toEqual([]);
  });

  it('are put when the answer was lost and the SDK puts them again', async () => {
    const waiting = comment('0001');
    await post(waiting);
    const approved = { ...waiting, state: 'approved', revision: 2 } as const;
    const decision = audit(approved, 'approve');
    expect(await store.putComment(approved, waiting, decision)).toBe(true);
    expect(await store.putComment(approved, waiting, decision)).toBe(true);
    expect(await store.putComment({ ...approved, text: 'Other' }, waiting, decision)).toBe(false);
  });

  it('are found by their author until they are erased', async () => {
    const mine = comment('0001');
    await post(mine);
    const identity = mine.author.identity;
    expect((await store.listByIdentity(identity, { limit: 9 })).items.map(({ id }) => id)).toEqual([mine.id]);
    const erased = {
      ...mine,
      state: 'erased',
      text: '',
      author: { identity: '', name: '' },
      revision: 2,
    } as const;
    await store.putComment(erased, mine, audit(erased, 'approve'));
    expect((await store.listByIdentity(identity, { limit: 9 })).items).toEqual([]);
    expect((await store.getComment(mine.id))?.text).toBe('');
  });
});

describe('limits', () => {
  it('let so many uses pass and no more', async () => {
    const until = addMs(now, EDIT_WINDOW_MS);
    const uses = [];
    for (let use = 0; use <= REPORTS_TO_HIDE; use += 1)
      uses.push(await store.countUse(`ida${tests}#hour`, REPORTS_TO_HIDE, until));
    expect(uses).toEqual([true, true, true, false]);
  });

  it('bind an idempotency key to the first comment that came with it', async () => {
    const bind = (id: string) => store.bindIdempotencyKey('ida', `key${tests}`, id, now);
    expect([await bind('first'), await bind('second')]).toEqual(['first', 'first']);
  });
});

describe('the moderators’ queue', () => {
  const queued = async (at = now) =>
    (await store.listQueue('pending', { limit: 100, now: at })).items.filter(
      (each) => each.articleId === articleId,
    );
  const marks = async () => {
    const items = await queryItems(table, { pk: queueKey('pending', '', '', 0).pk, limit: 1000 });
    return items.filter((item) => item['a']?.S?.startsWith(articleId)).length;
  };

  it('shows comments as they are now', async () => {
    const waiting = comment('0001');
    await post(waiting);
    const edited = { ...waiting, text: 'A finer ferry.', revision: 2 };
    await store.putComment(edited, waiting, audit(edited));
    expect([await queued(), await marks()]).toEqual([[edited], 1]);
  });

  it('leaves out what a write that lost left there, and removes it after an hour', async () => {
    const waiting = comment('0001');
    await post(waiting);
    await decide(waiting, 'approved');
    expect(await decide(waiting, 'pending')).toBeUndefined();
    expect([await queued(), await marks()]).toEqual([[], 1]);
    await queued(addMs(now, 3_600_001));
    expect(await marks()).toBe(0);
  });
});

describe('the audit of an erased comment', () => {
  it('keeps what happened and forgets whose it was', async () => {
    const mine = comment('0001', { author: { identity: 'ida', name: 'Ida' } });
    await post(mine);
    const erased: Comment = {
      ...mine,
      state: 'erased',
      text: '',
      author: { identity: '', name: '' },
      revision: 2,
    };
    await store.putComment(erased, mine, { ...audit(erased), actor: '' });
    const lines = await store.listAudit(mine.id);
    expect(lines.map(({ actor, to }) => [actor, to])).toEqual([
      ['', 'pending'],
      ['', 'erased'],
    ]);
  });
});

describe('the count of an article', () => {
  it('is right after many decisions at once', async () => {
    const all = ['0001', '0002', '0003', '0004', '0005', '0006'].map((suffix) => comment(suffix));
    await Promise.all(all.map(post));
    await Promise.all(all.map((each, index) => decide(each, index < 4 ? 'approved' : 'rejected')));
    expect(storedCommentCount(await getItem(table, commentCountKey(articleId)))).toBe(4);
  });

  it('comes with the article', async () => {
    await dynamoWriteStore(table).putArticle(recordOf({ article: articleOf({ id: articleId }) }), undefined);
    const count = async (related: number) =>
      (await dynamoReadStore(table).getArticle(articleId, { related, now }))?.commentCount;
    expect(await count(0)).toBe(0);
    const waiting = comment('0001');
    await post(waiting);
    await decide(waiting, 'approved');
    expect([await count(0), await count(20)]).toEqual([1, 1]);
  });
});

describe('an article', () => {
  it('takes comments when it is there and can be read', async () => {
    const article = articleOf({ id: articleId, expires: addMs(now, 1000), embargoedUntil: now });
    const found = (at = now) => store.getArticle(articleId, at);
    expect(await found()).toBeUndefined();
    await dynamoWriteStore(table).putArticle(recordOf({ article }), undefined);
    expect(await found()).toEqual({ state: 'usable', datePublished: article.datePublished });
    expect([await found(addMs(now, -1)), await found(addMs(now, 1000))]).toEqual([undefined, undefined]);
    await dynamoWriteStore(table).putArticle(
      recordOf({ article, state: 'withdrawn', revision: 'r2' }),
      recordOf(),
    );
    expect(await found()).toEqual({ state: 'withdrawn' });
  });
});
