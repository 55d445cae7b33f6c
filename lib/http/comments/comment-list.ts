import type { Instant } from '../../article/instant.ts';
import { badParameter } from '../../article/request-refusal.ts';
import { UNKNOWN_ARTICLE, WITHDRAWN_ARTICLE } from '../../comments/comment-deps.ts';
import { listPublicComments } from '../../comments/list.ts';
import { isId } from '../../read/answer.ts';
import { pageAddresses, readPaging } from '../../read/paging.ts';
import { type AppContext, problem, siteUrlOf } from '../../web/app.ts';
import { conditional, etagOf } from '../../web/conditional.ts';
import type { ListFormat } from '../../web/route.ts';
import { formatOf, LIST_FORMATS, NOT_ACCEPTABLE } from '../formats.ts';
import { pageLinks } from '../page-links.ts';
import {
  type CommentList,
  commentAtom,
  commentJsonFeed,
  commentRss,
  lastCommentChange,
} from './comment-feed.ts';
import type { CommentRouteDeps } from './comment-route-deps.ts';

const CACHE = 'public, max-age=15, stale-while-revalidate=30';

const PRESENT: Readonly<Record<ListFormat, (list: CommentList, now: Instant) => string>> = {
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
  deps: CommentRouteDeps,
  { id: articleId }: { readonly id: string },
): Promise<Response> {
  const format = formatOf(context);
  if (format === undefined) return problem(context, NOT_ACCEPTABLE);
  const here = new URL(context.req.url);
  const order = here.searchParams.get('order') ?? 'oldest';
  if ((order !== 'oldest' && order !== 'newest') || here.searchParams.getAll('order').length > 1)
    return problem(context, badParameter('order', 'order is oldest or newest.'));
  const site = siteUrlOf(context, deps);
  const address = {
    path: `${site}${here.pathname}`,
    parameters: here.searchParams,
    cursorName: `/v1/articles/${articleId}/comments?order=${order}`,
    secrets: deps.cursorSecrets,
  };
  const paging = readPaging(address);
  if (!paging.ok) return problem(context, paging.error);
  if (!isId(articleId)) return problem(context, UNKNOWN_ARTICLE);
  const [article, page] = await Promise.all([
    deps.comments.getArticle(articleId, deps.now()),
    listPublicComments(deps.comments, articleId, { ...paging.value, newestFirst: order === 'newest' }),
  ]);
  if (!article) return problem(context, UNKNOWN_ARTICLE);
  if (article.state === 'withdrawn') return problem(context, WITHDRAWN_ARTICLE);
  const { first, next } = pageAddresses(address, page.next);
  const list: CommentList = {
    title: 'Comments',
    site,
    homePageUrl: `${site}/articles/${articleId}`,
    feedUrl: `${address.path}${here.search}`,
    firstUrl: first,
    ...(next !== undefined && { nextUrl: next }),
    comments: page.items,
  };
  const versions = page.items.map(({ id, revision }) => `${id} ${revision}`);
  const changed = lastCommentChange(page.items);
  const { type } = LIST_FORMATS[format];
  return conditional(
    context.req.raw.headers,
    {
      etag: etagOf([format, context.req.url, ...versions, next ?? '']),
      ...(changed !== undefined && { lastModified: changed }),
    },
    {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': CACHE,
      vary: 'Accept',
      ...pageLinks(list, type),
    },
    () => PRESENT[format](list, deps.now()),
  );
}
