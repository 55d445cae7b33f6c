import type { Comment } from '../../article/comment.ts';
import type { CommentStore } from '../../store/comment-store.ts';
import type { Page } from '../../store/read-store.ts';
import { type AppContext, problem, siteUrlOf } from '../app.ts';
import { conditional, etagOf } from '../conditional.ts';
import { encodeCursor } from '../cursor.ts';
import { acceptedFormat, LIST_FORMATS, type ListFormat } from '../formats.ts';
import { type Paging, readPaging } from '../list-query.ts';
import { pageLinks } from '../page-links.ts';
import { badParameter } from '../problem.ts';
import type { CommentDeps } from './comment-deps.ts';
import {
  type CommentList,
  commentAtom,
  commentJsonFeed,
  commentRss,
  lastCommentChange,
} from './comment-feed.ts';
import { UNKNOWN_ARTICLE } from './comment-post.ts';
import { publicComments, withoutAuthor } from './comment-view.ts';

const CACHE = 'public, max-age=15, stale-while-revalidate=30';
/** Queries that one page may take when most comments wait for a moderator. */
const MAX_QUERIES = 5;

const PRESENT: Readonly<Record<ListFormat, (list: CommentList) => string>> = {
  json: commentJsonFeed,
  atom: commentAtom,
  rss: commentRss,
};

/**
 * The public comments of an article, oldest first or, with `order=newest`, newest first: a feed in every format.
 * One Query for most pages, five at most; then the page is as full as it got. One GetItem tells an article that is
 * not there from one without comments.
 */
export async function answerComments(
  context: AppContext,
  deps: CommentDeps,
  articleId: string,
  suffix: ListFormat | undefined,
): Promise<Response> {
  const format = suffix ?? acceptedFormat(context.req.header('accept'));
  if (format === undefined) {
    const types = Object.values(LIST_FORMATS).map(({ type }) => type);
    return problem(context, { code: 'notAcceptable', detail: `To be had: ${types.join(', ')}.` });
  }
  const here = new URL(context.req.url);
  const order = here.searchParams.get('order') ?? 'oldest';
  if ((order !== 'oldest' && order !== 'newest') || here.searchParams.getAll('order').length > 1)
    return problem(context, badParameter('order', 'order is oldest or newest.'));
  const query = `/v1/articles/${articleId}/comments?order=${order}`;
  const paging = readPaging(here.searchParams, query, deps.cursorSecrets);
  if (!paging.ok) return problem(context, paging.error);
  if (!/^[a-z2-7]{26}$/.test(articleId)) return problem(context, UNKNOWN_ARTICLE);
  const [article, page] = await Promise.all([
    deps.comments.findArticle(articleId, deps.now()),
    readPublicComments(deps.comments, articleId, { ...paging.value, newestFirst: order === 'newest' }),
  ]);
  if (!article) return problem(context, UNKNOWN_ARTICLE);
  if (article.state === 'withdrawn')
    return problem(context, { code: 'withdrawn', detail: 'Its publisher withdrew this article.' });
  const site = siteUrlOf(context, deps);
  const address = (cursor: string | undefined) => {
    const parameters = new URLSearchParams(here.search);
    if (cursor === undefined) parameters.delete('cursor');
    else parameters.set('cursor', cursor);
    return `${site}${here.pathname}${parameters.size > 0 ? `?${parameters}` : ''}`;
  };
  const next = page.next === undefined ? undefined : encodeCursor(page.next, query, deps.cursorSecrets);
  const list: CommentList = {
    title: 'Comments',
    site,
    homePageUrl: `${site}/articles/${articleId}`,
    feedUrl: `${site}${here.pathname}${here.search}`,
    firstUrl: address(undefined),
    ...(next !== undefined && { nextUrl: address(next) }),
    comments: page.items,
  };
  const versions = page.items.map(({ id, revision }) => `${id} ${revision}`);
  const { type } = LIST_FORMATS[format];
  return conditional(
    context.req.raw.headers,
    {
      etag: etagOf([format, context.req.url, ...versions, next ?? '']),
      lastModified: lastCommentChange(page.items),
    },
    {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': CACHE,
      vary: 'Accept',
      ...pageLinks(list, type),
    },
    () => PRESENT[format](list),
  );
}

/**
 * One page of what the public sees of an article's comments, flat and in order of time: `parent` and `depth` tell
 * the thread. One Query for most pages, five at most.
 */
export async function readPublicComments(
  store: Pick<CommentStore, 'listComments'>,
  articleId: string,
  { limit, after, newestFirst = false }: Paging & { newestFirst?: boolean },
): Promise<Page<Comment>> {
  const items: Comment[] = [];
  let from = after;
  for (let queries = 0; queries < MAX_QUERIES; queries += 1) {
    const page = await store.listComments(articleId, {
      limit: limit - items.length,
      newestFirst,
      ...(from !== undefined && { after: from }),
    });
    items.push(...publicComments(page.items).map(withoutAuthor));
    from = page.next;
    if (from === undefined || items.length === limit) break;
  }
  return { items, ...(from !== undefined && { next: from }) };
}
