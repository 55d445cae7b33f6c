import type { Article } from '../article/article.ts';
import type { RawArticle } from '../article/raw-article.ts';
import type { Refusal } from '../article/refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import { type NormalizeContext, normalize } from './normalize.ts';
import { learnSources, NO_SOURCES } from './source-memory.ts';
import { pagesOfFragments, tellApart } from './tell-apart.ts';
import { toldOfSources } from './told.ts';

/**
 * The articles of one payload, normalized each for itself and then told apart: one result for each raw article, in
 * their order. Without a memory of sources the payload itself is one. Refusals are those of `normalize`, and what `refusalOf` makes of an exception in it, which costs that
 * article alone; without it the exception is thrown. Pure, as it is.
 */
export async function normalizePayload(
  raws: readonly RawArticle[],
  context: NormalizeContext,
  refusalOf: (raw: RawArticle, error: unknown) => Refusal = rethrow,
): Promise<readonly Result<Article, Refusal>[]> {
  const pages = pagesOfFragments(raws, context.baseUrl);
  const memory = context.memory ?? learnSources(NO_SOURCES, toldOfSources(raws, context));
  const results: Result<Article, Refusal>[] = [];
  for (const raw of raws)
    results.push(
      await normalize(raw, { ...context, pages, memory }).catch((error: unknown) =>
        refused(refusalOf(raw, error)),
      ),
    );
  // An export of our own says what each article is.
  const isJudged = (index: number): boolean =>
    results[index]?.ok === true && raws[index]?.preserved === undefined;
  const judged = results.flatMap((result, index) => (result.ok && isJudged(index) ? [result.value] : []));
  const apart = tellApart(judged)[Symbol.iterator]();
  return results.map((result, index) => (isJudged(index) ? ok(apart.next().value as Article) : result));
}

function rethrow(_: RawArticle, error: unknown): never {
  throw error;
}
