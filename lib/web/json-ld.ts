import type { Article, Author } from '../article/article.ts';
import { shownCard } from '../article/card-fields.ts';
import type { Comment } from '../article/comment.ts';
import type { Instant, Precision } from '../article/instant.ts';
import type { RelatedEdge } from '../article/related.ts';
import type { StoredArticle } from '../store/read-store.ts';

/** What comes with an article when it is there or asked for. */
export interface Included {
  readonly related?: readonly RelatedEdge[];
  readonly commentCount?: number;
  /** Public ones. */
  readonly comments?: readonly Comment[];
  /** What an import needs beside, so that it comes to the same article. */
  readonly exported?: boolean;
}

/**
 * One article as schema.org NewsArticle in JSON-LD, with what newsloom adds under names of its own. `url` is the
 * article here. A date that was given as a day is shown as a day.
 */
export function newsArticle(stored: StoredArticle, url: string, included: Included = {}) {
  const { article, enrichment, story } = stored;
  const { related, commentCount, comments, exported } = included;
  const { summary, hashtags, entities } = enrichment;
  // An import compares versions by what their senders say.
  const dateModified = exported ? article.dateModified : stored.dateModified;
  return {
    '@context': ['https://schema.org', { newsloom: 'urn:newsloom:', hashtags: 'newsloom:hashtags' }],
    '@type': 'NewsArticle',
    '@id': url,
    identifier: article.id,
    headline: article.headline,
    ...(article.alternativeHeadline !== undefined && { alternativeHeadline: article.alternativeHeadline }),
    ...(article.description !== undefined && { description: article.description }),
    articleBody: article.articleBody,
    datePublished: dateAs(article.datePublished, article.datePublishedPrecision),
    datePublishedPrecision: article.datePublishedPrecision,
    datePublishedSource: article.datePublishedSource,
    ...(dateModified !== undefined && { dateModified }),
    author: article.author.map(party),
    publisher: organizationOf(article),
    inLanguage: article.inLanguage,
    articleSection: article.articleSection,
    keywords: article.keywords,
    about: article.about.map(({ name, code }) => ({
      '@type': 'Thing',
      name,
      ...(code !== undefined && { identifier: code }),
    })),
    image: article.image.map((image) => ({ '@type': 'ImageObject', ...image })),
    ...(article.audio && { audio: article.audio.map((each) => ({ '@type': 'AudioObject', ...each })) }),
    ...(article.video && { video: article.video.map((each) => ({ '@type': 'VideoObject', ...each })) }),
    citation: article.citation.map(({ publisher, ...citation }) => ({
      '@type': 'NewsArticle',
      ...citation,
      ...(publisher !== undefined && { publisher: { '@type': 'Organization', name: publisher } }),
    })),
    isBasedOn: article.isBasedOn,
    ...(article.isAccessibleForFree !== undefined && { isAccessibleForFree: article.isAccessibleForFree }),
    ...(article.version !== undefined && { version: article.version }),
    creativeWorkStatus: article.creativeWorkStatus,
    ...(article.url !== undefined && { url: article.url }),
    sameAs: article.sameAs,
    hashtags: hashtags.map(({ key, display, source, score }) => ({ key, display, source, score })),
    ...(summary && { summary }),
    entities,
    ...(story !== undefined && { story }),
    ingest: article.ingest,
    ...(exported && { export: exportOf(article) }),
    ...(commentCount !== undefined && { commentCount }),
    ...(comments && { comment: comments.map((each) => schemaComment(each, url)) }),
    ...(related && {
      related: related.map(relatedCard),
    }),
  };
}

/** What is undefined is left out when it is written. */
function relatedCard({ card, probability, relation, reasons, method }: RelatedEdge) {
  return Object.assign(shownCard(card), { score: probability, relation, reasons, method });
}

/** Read again by lib/decode/json/exported.ts. */
function exportOf(article: Article) {
  const { identifier, datePublished, genre, contentLocation } = article;
  const { contentHtml, embargoedUntil, expires } = article;
  return { identifier, datePublished, genre, contentLocation, contentHtml, embargoedUntil, expires };
}

/** schema.org Comment; the parent of a reply by its address. */
function schemaComment({ id, parent, author, text, dateCreated, dateModified }: Comment, article: string) {
  const addressOf = (comment: string) => new URL(`/v1/comments/${comment}`, article).href;
  return {
    '@type': 'Comment',
    '@id': addressOf(id),
    identifier: id,
    ...(parent !== undefined && { parentItem: addressOf(parent) }),
    author: { '@type': 'Person', name: author.name },
    text,
    dateCreated,
    ...(dateModified !== undefined && { dateModified }),
  };
}

/** The part of an instant that was given. */
function dateAs(instant: Instant, precision: Precision): string {
  if (precision === 'year') return instant.slice(0, 4);
  if (precision === 'month') return instant.slice(0, 7);
  return precision === 'day' || precision === 'week' ? instant.slice(0, 10) : instant;
}

function party({ type, name, url }: Author) {
  return { '@type': type, name, ...(url !== undefined && { url }) };
}

function organizationOf({ publisher: { name, domain, key } }: Article) {
  return {
    '@type': 'NewsMediaOrganization',
    name,
    identifier: key,
    ...(domain !== undefined && { url: `https://${domain}` }),
  };
}
