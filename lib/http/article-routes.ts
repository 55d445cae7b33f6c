import type { Hono } from 'hono';
import type { RelatedEdge } from '../article/related.ts';
import { answerList, type ListPage } from './answer-list.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from './app.ts';
import { readPublicComments } from './comments/comment-list.ts';
import { conditional, etagOf, seePage } from './conditional.ts';
import { foldCopies } from './fold-copies.ts';
import { prefersHtml, splitSuffix } from './formats.ts';
import { newsArticle } from './json-ld.ts';
import type { Paging } from './list-query.ts';
import { badParameter, type Problem } from './problem.ts';

/** How many related articles and comments come with an article that is asked for with `include=related,comments`. */
const INCLUDED = 20;
const INCLUDES: readonly string[] = ['related', 'comments', 'export'];
const CACHE = 'public, max-age=60, stale-while-revalidate=60';
const ID = /^[a-z2-7]{26}$/;

const UNKNOWN: Problem = { code: 'notFound', detail: 'No article has this id.' };
const WITHDRAWN: Problem = { code: 'withdrawn', detail: 'Its publisher withdrew this article.' };

/** One article, its related set, its copies. */
export function articleRoutes(app: Hono, deps: AppDeps): void {
  app.get('/v1/articles/:id', (context) => answerArticle(context, deps, context.req.param('id')));
  app.get('/v1/articles/:id/:list', (context) => {
    const { path: list, format } = splitSuffix(context.req.param('list'));
    const id = context.req.param('id');
    if (list !== 'related' && list !== 'copies') return context.notFound();
    return answerList(context, deps, {
      path: `/v1/articles/${id}/${list}`,
      format,
      title: list === 'related' ? 'Related articles' : 'The same text elsewhere',
      homePath: `/articles/${id}`,
      read: (paging) => readRelated(deps, id, list === 'copies', paging),
    });
  });
}

async function answerArticle(context: AppContext, deps: AppDeps, id: string): Promise<Response> {
  const includes = (context.req.queries('include') ?? []).flatMap((names) => names.split(','));
  if (!includes.every((name) => INCLUDES.includes(name))) {
    return problem(context, badParameter('include', `One or more of ${INCLUDES.join(', ')}, with commas.`));
  }
  const withRelated = includes.includes('related');
  const exported = includes.includes('export');
  if (!ID.test(id)) return problem(context, UNKNOWN);
  if (prefersHtml(context.req.header('accept'))) return seePage(`${siteUrlOf(context, deps)}/articles/${id}`);
  const [found, comments] = await Promise.all([
    deps.store.getArticle(id, { related: withRelated ? INCLUDED : 0, now: deps.now() }),
    includes.includes('comments') && deps.comments
      ? readPublicComments(deps.comments, id, { limit: INCLUDED })
      : undefined,
  ]);
  if (!found) return problem(context, UNKNOWN);
  const { stored, related, commentCount } = found;
  if (stored.state === 'withdrawn') return problem(context, WITHDRAWN);
  const url = `${siteUrlOf(context, deps)}/v1/articles/${id}`;
  const versions = [
    ...related.items.map(({ card, score }) => `${card.id} ${card.revision} ${score}`),
    String(commentCount),
    ...(comments?.items ?? []).map((comment) => `${comment.id} ${comment.revision}`),
    ...(exported ? ['export'] : []),
  ];
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([url, stored.revision, ...versions]), lastModified: stored.storedAt },
    { 'content-type': 'application/ld+json; charset=utf-8', 'cache-control': CACHE, vary: 'Accept' },
    () =>
      JSON.stringify(
        newsArticle(stored, url, {
          commentCount,
          exported,
          ...(withRelated && { related: related.items }),
          ...(comments && { comments: comments.items.filter(({ state }) => state === 'approved') }),
        }),
      ),
  );
}

/** The first page comes with the article, so that an unknown or withdrawn one is told; later pages stand alone. */
async function readRelated(
  deps: AppDeps,
  id: string,
  copies: boolean,
  paging: Paging,
): Promise<ListPage | Problem> {
  if (!ID.test(id)) return UNKNOWN;
  const now = deps.now();
  if (paging.after !== undefined) {
    const page = await deps.store.listRelated(id, { ...paging, now });
    return page ? { page: shown(page, copies) } : UNKNOWN;
  }
  const found = await deps.store.getArticle(id, { related: paging.limit, now });
  if (!found) return UNKNOWN;
  if (found.stored.state === 'withdrawn') return WITHDRAWN;
  const { headline } = found.stored.article;
  return { page: shown(found.related, copies), title: `${copies ? 'Copies of' : 'Related to'}: ${headline}` };
}

/** Either the copies of the article, or the others with those folded into one slot that repeat each other. */
function shown(page: { items: readonly RelatedEdge[]; next?: string }, copies: boolean) {
  const chosen = page.items.filter(({ relation }) => (relation === 'copy') === copies);
  const items = (copies ? chosen.map((edge) => ({ edge, outlets: 1 })) : foldCopies(chosen)).map(
    ({ edge, outlets }) => {
      const { card, score, relation, why, method } = edge;
      return { card, related: { score, relation, why, method }, ...(outlets > 1 && { copies: outlets }) };
    },
  );
  return { ...page, items };
}
