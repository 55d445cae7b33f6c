import type { Article } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import type { ArticleRecord } from '../store/article-item.ts';

/**
 * When a stored article came to show what it shows, where it was changed and its version names no date of modification
 * later than the one that was shown: then readers of feeds learn of the change by this instant. Undefined where the
 * article never changed, or says itself when. The identity of versions stands on what senders say; this does not.
 */
export function changedAtOf(
  article: Article,
  before: Pick<ArticleRecord, 'article' | 'changedAt' | 'state'> | undefined,
  now: Instant,
): Instant | undefined {
  if (before === undefined || before.state === 'withdrawn' || now < article.datePublished) return undefined;
  const told = before.changedAt ?? before.article.dateModified ?? before.article.datePublished;
  const { dateModified } = article;
  if (dateModified !== undefined && dateModified > told) return undefined;
  return looksOf(article) === looksOf(before.article) ? before.changedAt : now;
}

/** What a reader of a list sees of an article, its tags and dates left out. */
function looksOf({ headline, description, articleBody, author, image, audio, video }: Article): string {
  const names = author.map(({ name }) => name);
  return JSON.stringify([headline, description, articleBody, names, image, audio, video]);
}
