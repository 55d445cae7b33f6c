import { readPublicComments } from '../http/comments/comment-list.ts';
import { encodeCursor } from '../http/cursor.ts';
import { readPaging } from '../http/list-query.ts';
import type { CommentStore } from '../store/comment-store.ts';
import type { CommentsView } from './comments.tsx';

/** Comments on one page of an article. */
const SHOWN = 100;

/**
 * The public comments of an article, from where the address's `cursor` says. One Query for most, five at most. The
 * beginning for a cursor that is none: the page is of an article, and worth showing.
 */
export async function readComments(
  store: Pick<CommentStore, 'listComments'>,
  articleId: string,
  parameters: URLSearchParams,
  secrets: readonly string[],
): Promise<Pick<CommentsView, 'comments' | 'nextPath'>> {
  const query = `/articles/${articleId}#comments`;
  const paging = readPaging(parameters, query, secrets);
  const { items, next } = await readPublicComments(store, articleId, {
    ...(paging.ok && paging.value),
    limit: SHOWN,
  });
  const cursor = next && encodeCursor(next, query, secrets);
  return { comments: items, nextPath: cursor && `/articles/${articleId}?cursor=${cursor}#comments` };
}
