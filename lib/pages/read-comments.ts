import { listPublicComments } from '../comments/list.ts';
import { pageAddresses, readPaging } from '../read/paging.ts';
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
  const path = `/articles/${articleId}`;
  const list = { path, cursorName: `${path}#comments`, secrets };
  const paging = readPaging({ ...list, parameters });
  const page = await listPublicComments(store, articleId, {
    ...(paging.ok && paging.value),
    limit: SHOWN,
  });
  // What the address says beside, of a form or a question, is not of the next page.
  const { next } = pageAddresses({ ...list, parameters: new URLSearchParams() }, page.next);
  return { comments: page.items, nextPath: next && `${next}#comments` };
}
