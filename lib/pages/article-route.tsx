import type { Context } from 'hono';
import { loadOnce } from '../article/load-once.ts';
import { getArticle, INCLUDED_RELATED, type ShownArticle } from '../read/articles.ts';
import { ArticlePage } from './article-page.tsx';
import { type Asked, MAX_QUESTION } from './ask.tsx';
import { commentWord } from './comment-words.ts';
import type { CommentsView } from './comments.tsx';
import { answerMessage, answerPage, notFound, type PageDeps } from './page-answer.tsx';
import { sharedJsonLd } from './share-metadata.ts';

const commentReader = loadOnce(() => import('./read-comments.ts'));
const answerReader = loadOnce(() => import('./read-answers.ts'));

/** One Query, as `/v1/articles/{id}?include=related`, and those of the comments where there are some. */
export async function answerArticle(context: Context, deps: PageDeps): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const found = await getArticle(deps, id, INCLUDED_RELATED);
  if (found.state === 'withdrawn')
    return answerMessage(context, deps, 410, ({ words: { article } }) => ({
      title: article.withdrawn,
      detail: article.withdrawnDetail,
    }));
  if (found.state !== 'found') return notFound(context, deps);
  const { stored, related, commentCount } = found.value;
  const comments = await commentsOf(context, deps, id, commentCount);
  const asked = await askedOf(context, found.value);
  const versions = [
    asked?.question ?? '',
    ...found.versions,
    ...comments.comments.map((comment) => `${comment.id} ${comment.revision}`),
    `${comments.count} ${comments.nextPath} ${comments.word?.join()}`,
  ];
  return answerPage(context, deps, 'article', versions, (site) => {
    const jsonLd = sharedJsonLd(stored, site);
    const isIndexed = deps.indexing === 'all';
    const view = { stored, related: related.items, labels: deps.labels, jsonLd, comments, asked, isIndexed };
    return <ArticlePage view={view} site={site} />;
  });
}

async function commentsOf(
  context: Context,
  deps: PageDeps,
  articleId: string,
  count: number,
): Promise<CommentsView> {
  const parameters = new URL(context.req.url).searchParams;
  const shown = { articleId, count, word: commentWord(parameters) };
  if (count === 0) return { ...shown, comments: [], nextPath: undefined };
  const { readComments } = await commentReader();
  const read = await readComments(await deps.commentStore(), articleId, parameters, deps.cursorSecrets);
  return { ...shown, ...read };
}

/** What the address asks of the article, with the sentences that answer; loaded for those who ask. */
async function askedOf(context: Context, page: ShownArticle): Promise<Asked | undefined> {
  const question = context.req.query('ask')?.trim().slice(0, MAX_QUESTION);
  if (!question) return undefined;
  const { readAnswers } = await answerReader();
  return { question, answers: await readAnswers(question, page) };
}
