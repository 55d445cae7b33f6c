import { createHash } from 'node:crypto';
import type { Article } from '../article/article.ts';

/** Characters of a body that tell two articles of one headline apart. */
const BODY_START = 200;

/** What the key of a text is made of. */
export interface TextFacts {
  readonly publisherKey: string;
  readonly headline: string;
  readonly articleBody: string;
  /** The day of publication, when the payload gave one; undefined for a relative or missing date. */
  readonly day: string | undefined;
}

/**
 * The key of what an article says: of publisher, headline and day. Where the day is not the sender's word ("an hour
 * ago", or nothing) it takes the beginning of the body instead, or the same bytes sent tomorrow would be another
 * article. Pure.
 */
export function textKey({ publisherKey, headline, articleBody, day }: TextFacts): string {
  return keyOf([publisherKey, folded(headline) || headline, day ?? bodyStart(articleBody)]);
}

/**
 * The key of an article all of whose identifiers are of others: of its date and the beginning of its body, which
 * nothing learned changes. Pure.
 */
export function wholeTextKey(article: Article): string {
  const { headline, articleBody, description = '', datePublished } = article;
  const told = isDateTold(article) ? datePublished : '';
  return keyOf([told, bodyStart(articleBody || description) || folded(headline)]);
}

/** The day that a payload gives as the day of publication; undefined where it was not told. */
export function dayOf(article: Pick<Article, 'datePublished' | 'datePublishedSource'>): string | undefined {
  return isDateTold(article) ? article.datePublished.slice(0, 10) : undefined;
}

/** True where the date of publication is the payload's word, and not counted from its receipt. */
export function isDateTold({ datePublishedSource }: Pick<Article, 'datePublishedSource'>): boolean {
  return datePublishedSource !== 'relative' && datePublishedSource !== 'received';
}

function keyOf(parts: readonly string[]): string {
  return `text:${createHash('sha256').update(parts.join('|')).digest('hex')}`;
}

function bodyStart(body: string): string {
  return folded(body).slice(0, BODY_START);
}

/** Letters and digits alone, in one case: what a retyped text keeps. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
