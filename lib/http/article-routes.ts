import type { Hono } from 'hono';
import { loadOnce } from '../article/load-once.ts';
import type { RelatedEdge } from '../article/related.ts';
import { badParameter } from '../article/request-refusal.ts';
import { listPublicComments } from '../comments/list.ts';
import { isId } from '../read/answer.ts';
import { getArticle, INCLUDED_RELATED, listRelated } from '../read/articles.ts';
import { partsOfRelated, type RelatedPart } from '../read/related-set.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf, movedPermanently, seePage } from '../web/conditional.ts';
import { newsArticle } from '../web/json-ld.ts';
import { answerList } from './answer-list.ts';
import { prefersHtml, splitSuffix } from './formats.ts';
import { missingProblem } from './missing.ts';
import { refuseUnknownParameters } from './refuse-unknown.ts';

/** Comments that come with an article that is asked for with `include=comments`. */
const INCLUDED_COMMENTS = 20;
const INCLUDES: readonly string[] = ['related', 'comments', 'export'];
const CACHE = 'public, max-age=60, stale-while-revalidate=60';

/** Most who read an article have its id. */
const byAddress = loadOnce(() => import('../read/article-of-address.ts'));

const TITLES = {
  related: 'Related articles',
  background: 'Perhaps on the same subject',
  copies: 'The same text elsewhere',
} as const;
const HEADINGS = { related: 'Related to', background: 'Background of', copies: 'Copies of' } as const;

function isPart(list: string): list is RelatedPart {
  return Object.hasOwn(TITLES, list);
}

/** One article, its related set, its background, its copies. */
export function articleRoutes(app: Hono, deps: AppDeps): void {
  app.use(refuseUnknownParameters);
  app.get('/v1/articles', (context) => answerAddress(context, deps));
  app.get('/v1/articles/:id', (context) => answerArticle(context, deps, context.req.param('id')));
  app.get('/v1/articles/:id/:list', (context) => {
    const { path: list, format } = splitSuffix(context.req.param('list'));
    const id = context.req.param('id');
    if (!isPart(list)) return context.notFound();
    return answerList(context, deps, {
      path: `/v1/articles/${id}/${list}`,
      format,
      title: TITLES[list],
      homePath: `/articles/${id}`,
      read: async (paging) => {
        const answer = await listRelated(deps, id, list, paging);
        if (answer.state !== 'found') return answer;
        const { items, headline } = answer.value;
        const title = headline && `${HEADINGS[list]}: ${headline}`;
        return { ...answer, value: { items: items.map(relatedItem), title } };
      },
    });
  });
}

function relatedItem({ edge, outlets }: { edge: RelatedEdge; outlets: number }) {
  const { card, probability: score, relation, why, method } = edge;
  return { card, related: { score, relation, why, method }, ...(outlets > 1 && { copies: outlets }) };
}

/** What comes with an article: its copies and what is related, in the order of the set. */
function relatedOf(edges: readonly RelatedEdge[], story: string | undefined): RelatedEdge[] {
  const { related, copies } = partsOfRelated(edges, { story, isWhole: true });
  const wanted = new Set([...related, ...copies]);
  return edges.filter((edge) => wanted.has(edge));
}

/** Sends whoever has the address of an article at its publisher to the article. */
async function answerAddress(context: AppContext, deps: AppDeps): Promise<Response> {
  const [url, another] = context.req.queries('url') ?? [];
  if (another !== undefined) return problem(context, badParameter('url', 'url is given once.', 'repeated'));
  const { articleOfAddress } = await byAddress();
  const answer = url === undefined ? undefined : await articleOfAddress(deps, url);
  if (answer === undefined)
    return problem(context, badParameter('url', 'url is the http or https address of an article.'));
  if (answer.state === 'moved')
    return movedPermanently(`${siteUrlOf(context, deps)}/v1/articles/${answer.to}`);
  return problem(context, missingProblem(answer, 'address'));
}

async function answerArticle(context: AppContext, deps: AppDeps, id: string): Promise<Response> {
  const includes = (context.req.queries('include') ?? []).flatMap((names) => names.split(','));
  if (!includes.every((name) => INCLUDES.includes(name))) {
    return problem(context, badParameter('include', `One or more of ${INCLUDES.join(', ')}, with commas.`));
  }
  const withRelated = includes.includes('related');
  const exported = includes.includes('export');
  if (isId(id) && prefersHtml(context.req.header('accept')))
    return seePage(`${siteUrlOf(context, deps)}/articles/${id}`);
  const [answer, comments] = await Promise.all([
    getArticle(deps, id, withRelated ? INCLUDED_RELATED : 0),
    includes.includes('comments') && deps.comments && isId(id)
      ? listPublicComments(deps.comments, id, { limit: INCLUDED_COMMENTS })
      : undefined,
  ]);
  if (answer.state !== 'found') return problem(context, missingProblem(answer, 'article'));
  const { stored, related, commentCount } = answer.value;
  const url = `${siteUrlOf(context, deps)}/v1/articles/${id}`;
  const versions = [
    ...answer.versions,
    ...(comments?.items ?? []).map((comment) => `${comment.id} ${comment.revision}`),
    ...(exported ? ['export'] : []),
  ];
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([url, ...versions]), lastModified: stored.storedAt },
    { 'content-type': 'application/ld+json; charset=utf-8', 'cache-control': CACHE, vary: 'Accept' },
    () =>
      JSON.stringify(
        newsArticle(stored, url, {
          commentCount,
          exported,
          ...(withRelated && { related: relatedOf(related.items, stored.story) }),
          ...(comments && { comments: comments.items.filter(({ state }) => state === 'approved') }),
        }),
      ),
  );
}
