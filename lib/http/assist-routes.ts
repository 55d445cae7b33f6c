import type { Article } from '../article/article.ts';
import { badParameter } from '../article/request-refusal.ts';
import { type Answers, askPassages } from '../assist/ask.ts';
import { type Asked, askModel } from '../assist/ask-model.ts';
import {
  checkedDigest,
  DIGEST,
  DIGEST_VERSION,
  type Digest,
  digestRequest,
  isOwnLanguage,
} from '../assist/digest.ts';
import { LANGUAGES } from '../assist/languages.ts';
import { ANSWER_VERSION, answerRequest, checkedAnswer, WORDED_ANSWER } from '../assist/model-answer.ts';
import { passagesOf } from '../assist/passages.ts';
import { useLimits } from '../comments/limits.ts';
import { getArticle, INCLUDED_RELATED, type ShownArticle } from '../read/articles.ts';
import { type AppContext, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import type { Problem } from '../web/problem.ts';
import { routeGroup } from '../web/route.ts';
import { sourceIpOf } from '../web/visitor.ts';
import type { AssistDeps } from './assist-deps.ts';
import { QUESTION, TRANSLATION_REQUEST } from './assist-schemas.ts';
import { readJson } from './json-body.ts';
import { missingProblem } from './missing.ts';

const MAX_BODY = 4000;
const METHOD = 'extractive-1';

/**
 * The AI features of an article. Without a model they are computed from what is stored; with one, its words are
 * checked against the article and labeled `model:<id>`, and the embedded result stands whenever it fails.
 *
 * - `POST /v1/articles/{id}/assist/ask` `{question}`: the sentences that answer it, in the article and in the
 *   excerpts of its related set, each with article, text (`field`), span and score; `answered` is false when there
 *   are none. With a model also `answer`, in words.
 * - `GET /v1/articles/{id}/assist/summary?language=`: summary and key points with their spans in the body.
 * - `POST /v1/articles/{id}/assist/translation` `{language}`: headline, body, summary and key points in another
 *   language; 501 without a model.
 */
export const ASSIST_ROUTES = routeGroup(
  // What a model may cost is counted there.
  { function: 'assist', table: 'readWrite' },
  {
    'POST /v1/articles/{id}/assist/ask': { answer: answerAsk },
    'GET /v1/articles/{id}/assist/summary': { query: ['language'], answer: answerSummary },
    'POST /v1/articles/{id}/assist/translation': { answer: answerTranslation },
  },
);

interface Id {
  readonly id: string;
}

async function answerAsk(context: AppContext, deps: AssistDeps, { id }: Id): Promise<Response> {
  const body = await readJson(context, QUESTION, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const found = await getArticle(deps, id, INCLUDED_RELATED);
  if (found.state !== 'found') return problem(context, missingProblem(found, 'article'));
  const page = found.value;
  const { question } = body.value;
  const embedded = await askPassages(question, passagesOf(page));
  const { inLanguage } = page.stored.article;
  const asked = embedded.answered
    ? await askModel(deps, {
        version: ANSWER_VERSION,
        form: WORDED_ANSWER,
        request: answerRequest(question, embedded.answers),
        check: (output) => checkedAnswer(output, embedded.answers, inLanguage),
        mayAsk: () => mayAsk(context, deps),
      })
    : undefined;
  return context.json(
    {
      article: `${siteUrlOf(context, deps)}/v1/articles/${id}`,
      question,
      answered: embedded.answered,
      ...(asked?.state === 'answered' && { answer: { text: asked.value.text, method: methodOf(deps) } }),
      answers: answersView(
        asked?.state === 'answered' ? { answered: true, answers: asked.value.sentences } : embedded,
        page,
        siteUrlOf(context, deps),
      ),
      method: METHOD,
      ...fallbackOf(asked),
    },
    200,
    { 'cache-control': 'no-store' },
  );
}

async function answerSummary(context: AppContext, deps: AssistDeps, { id }: Id): Promise<Response> {
  const wanted = context.req.query('language');
  if (wanted !== undefined && !(wanted in LANGUAGES))
    return problem(
      context,
      badParameter('language', `language is one of ${Object.keys(LANGUAGES).join(', ')}.`),
    );
  const found = await getArticle(deps, id, 0);
  if (found.state !== 'found') return problem(context, missingProblem(found, 'article'));
  const page = found.value;
  const { stored } = page;
  const { article, enrichment } = stored;
  const own = article.inLanguage.split('-', 1)[0] ?? 'und';
  const language = wanted ?? own;
  if (!isOwnLanguage(article, language) && !deps.model) return problem(context, NO_MODEL);
  const asked = language in LANGUAGES ? await digest(context, deps, article, language) : undefined;
  const isModels = asked?.state === 'answered';
  const { summary } = enrichment;
  if (!isModels && !isOwnLanguage(article, language)) return problem(context, cannotNow(asked));
  const answer = {
    article: `${siteUrlOf(context, deps)}/v1/articles/${id}`,
    language: isModels ? language : article.inLanguage,
    summary: isModels ? asked.value.summary : (summary?.text ?? ''),
    keyPoints: isModels ? asked.value.keyPoints : (summary?.keyPoints ?? []),
    method: isModels ? methodOf(deps) : (summary?.method ?? METHOD),
    ...fallbackOf(asked),
  };
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([context.req.url, stored.revision, JSON.stringify(answer)]) },
    { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=60' },
    () => JSON.stringify(answer),
  );
}

async function answerTranslation(context: AppContext, deps: AssistDeps, { id }: Id): Promise<Response> {
  const body = await readJson(context, TRANSLATION_REQUEST, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const found = await getArticle(deps, id, 0);
  if (found.state !== 'found') return problem(context, missingProblem(found, 'article'));
  const page = found.value;
  const { article } = page.stored;
  const { language } = body.value;
  if (isOwnLanguage(article, language))
    return problem(context, {
      code: 'badBody',
      detail: 'The article is in this language.',
      errors: [{ pointer: '/language', code: 'sameLanguage' }],
    });
  const asked = await digest(context, deps, article, language);
  if (asked.state !== 'answered') return problem(context, cannotNow(asked));
  const { headline, articleBody, summary, keyPoints } = asked.value;
  const url = `${siteUrlOf(context, deps)}/v1/articles/${id}`;
  return context.json(
    { article: url, language, headline, articleBody, summary, keyPoints, method: methodOf(deps) },
    200,
    { 'cache-control': 'private, max-age=600' },
  );
}

function digest(
  context: AppContext,
  deps: AssistDeps,
  article: Article,
  language: string,
): Promise<Asked<Digest>> {
  return askModel(deps, {
    version: DIGEST_VERSION,
    form: DIGEST,
    request: digestRequest(article, language),
    check: (output) => checkedDigest(output, article, language),
    mayAsk: () => mayAsk(context, deps),
  });
}

async function mayAsk(context: AppContext, deps: AssistDeps): Promise<boolean> {
  const subject = { identity: '', sourceIp: sourceIpOf(context) };
  return (await useLimits(deps.limits, 'assist', subject, deps.sessionSecrets, deps.now())) === undefined;
}

/** The answers with the articles that they stand in. */
function answersView({ answers }: Answers, { stored, related }: ShownArticle, site: string) {
  const cards = new Map(
    [stored.card, ...related.items.map(({ card }) => card)].map((card) => [card.id, card]),
  );
  return answers.map(({ articleId, field, text, span, score }) => {
    const card = cards.get(articleId);
    return {
      article: `${site}/v1/articles/${articleId}`,
      ...(card && { headline: card.headline, source: card.source }),
      field,
      text,
      span,
      score,
    };
  });
}

function methodOf({ model }: AssistDeps): string {
  return `model:${model?.id ?? ''}`;
}

/** Said where there is a model and the embedded result is told all the same. */
function fallbackOf(asked: Asked<unknown> | undefined): { fallback?: string } {
  return asked?.state === 'fallback' && asked.reason !== 'noModel' ? { fallback: asked.reason } : {};
}

const NO_MODEL: Problem = {
  code: 'noModel',
  detail:
    'Other languages need a language model, and this installation has none: see ModelId in infra/README.md.',
};

function cannotNow(asked: Asked<unknown> | undefined): Problem {
  const reason = asked?.state === 'fallback' ? asked.reason : 'failed';
  if (reason === 'noModel') return NO_MODEL;
  const detail = `The language model has no answer that can be told (${reason}); come again later.`;
  return { code: 'unavailable', detail, retryAfterSeconds: 600 };
}
