import type { Comment } from '../article/comment.ts';
import type { CommentStore } from '../store/comment-store.ts';
import type { ListOptions, Page } from '../store/read-store.ts';

/** Queries that one page may take when most comments wait for a moderator. */
const MAX_QUERIES = 5;

/**
 * One page of what the public sees of an article's comments, flat and in order of time: `parent` and `depth` tell
 * the thread. One Query for most pages, five at most; then the page is as full as it got.
 */
export async function listPublicComments(
  store: Pick<CommentStore, 'listComments'>,
  articleId: string,
  { limit, after, newestFirst = false }: ListOptions & { newestFirst?: boolean },
): Promise<Page<Comment>> {
  const items: Comment[] = [];
  let from = after;
  for (let queries = 0; queries < MAX_QUERIES; queries += 1) {
    const page = await store.listComments(articleId, {
      limit: limit - items.length,
      newestFirst,
      ...(from !== undefined && { after: from }),
    });
    items.push(...page.items.filter(isPublic).map(withoutAuthor));
    from = page.next;
    if (from === undefined || items.length === limit) break;
  }
  return { items, ...(from !== undefined && { next: from }) };
}

/** An approved comment, or the place of one that was taken back or erased when it had replies. */
function isPublic({ state, answered }: Comment): boolean {
  return state === 'approved' || ((state === 'deleted' || state === 'erased') && answered === true);
}

/** The comment of a place that is only kept for its replies, without its author. */
function withoutAuthor(comment: Comment): Comment {
  return comment.state === 'approved'
    ? comment
    : { ...comment, text: '', author: { identity: '', name: '' } };
}
