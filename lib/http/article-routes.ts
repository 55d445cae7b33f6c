import { loadOnce } from '../article/load-once.ts';
import type { RelatedEdge } from '../article/related.ts';
import { badParameter } from '../article/request-refusal.ts';
import { listPublicComments } from '../comments/list.ts';
import { isId } from '../read/answer.ts';
import { getArticle, INCLUDED_RELATED, listRelated } from '../read/articles.ts';
import { PAGING_NAMES } from '../read/paging.ts';
import { partsOfRelated, type RelatedPart } from '../read/related-set.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf, movedPermanently, seePage } from '../web/conditional.ts';
import { newsArticle } from '../web/json-ld.ts';
import { routeGroup } from '../web/route.ts';
import { answerList } from './answer-list.ts';
import { prefersHtml } from './formats.ts';
import { missingProblem } from './missing.ts';

/** Comments that come with an article that is asked for with `include=comments`. */
const INCLUDED_COMMENTS = 20;
const INCLUDES: readonly string[] = ['related', 'comments', 'export'];
const CACHE = 'public, max-age=60, stale-while-revalidate=60';

/** Most who read an article have its id. */
const byAddress = loadOnce(() => import('../read/article-of-address.ts'));

interface Id {
  readonly id: string;
}

/** One article, its related set, its background, its copies. */
export const ARTICLE_ROUTES = routeGroup(
  { function: 'articles', table: 'read' },
  {
    'GET /v1/articles': { query: ['url'], answer: answerAddress },
    'GET /v1/articles/{id}': { query: ['include'], answer: answerArticle },
    'GET /v1/articles/{id}/related': listOf('related', 'Related articles', 'Related to'),
    'GET /v1/articles/{id}/background': listOf('background', 'Perhaps on the same subject', 'Background of'),
    'GET /v1/articles/{id}/copies': listOf('copies', 'The same text elsewhere', 'Copies of'),
  },
);

/** A part of the related set as a list; its title names the article once that is known. */
function listOf(part: RelatedPart, title: string, heading: string) {
  return {
    isList: true,
    query: PAGING_NAMES,
    answer: (context: AppContext, deps: AppDeps, { id }: Id) =>
      answerList(context, deps, {
        title,
        homePath: `/articles/${id}`,
        read: async (paging) => {
          const answer = await listRelated(deps, id, part, paging);
          if (answer.state !== 'found') return answer;
          const { items, headline } = answer.value;
          return {
            ...answer,
            value: { items: items.map(relatedItem), title: headline && `${heading}: ${headline}` },
          };
        },
      }),
  } as const;
}

function relatedItem({ edge, outlets }: { edge: RelatedEdge; outlets: number }) {
  const { card, probability: score, relation, reasons, method } = edge;
  return { card, related: { score, relation, reasons, method }, ...(outlets > 1 && { copies: outlets }) };
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

async function answerArticle(context: AppContext, deps: AppDeps, { id }: Id): Promise<Response> {
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
