import type { Article } from '../article/article.ts';
import type { PreservedDecisions } from '../article/preserved-decisions.ts';
import { WARNING_CODES, type Warning } from '../article/warning.ts';
import { isTooDeep } from './deep-html.ts';
import { sanitizeHtml } from './sanitize.ts';

/** Characters of markup beyond which only the text is kept. */
const MAX_HTML = 1_000_000;

/**
 * `article`, normalized like any other, with what an export says was decided already: id and identifiers, date,
 * publisher, markup (through the same sanitizer as ever) and what had been guessed.
 */
export function preservedArticle(article: Article, kept: PreservedDecisions): Article {
  const { contentHtml = '', warnings, hashtags: _, story: __, ...decided } = kept;
  const isSafe = contentHtml.length <= MAX_HTML && !isTooDeep(contentHtml);
  const markup = isSafe ? sanitizeHtml(contentHtml, article.url) : '';
  return {
    ...article,
    ...decided,
    ...(markup !== '' && { contentHtml: markup }),
    ingest: { ...article.ingest, warnings: warnings.flatMap(known) },
  };
}

function known({ code, ...rest }: PreservedDecisions['warnings'][number]): Warning[] {
  const found = WARNING_CODES.find((each) => each === code);
  return found ? [{ code: found, ...rest }] : [];
}
