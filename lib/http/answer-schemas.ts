import * as v from 'valibot';
import { ARTICLE_SUMMARY, COMMENT, COMMENT_FEED } from './comments/comment-answer-schemas.ts';

/*
 * What the API answers, for the OpenAPI document, the typed client and the tests that hold answers to it. No
 * function imports this file: what we answer is made by typed code and needs no checking while it is served.
 */

const instant = v.pipe(v.string(), v.isoTimestamp());
const address = v.pipe(v.string(), v.url());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const id = v.pipe(v.string(), v.regex(/^[a-z2-7]{26}$/));
const source = v.object({ key: v.string(), name: v.string(), ownership: v.optional(v.string()) });
const precision = v.picklist(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);

const reason = v.variant('type', [
  v.object({ type: v.literal('term'), term: v.string(), weight: score }),
  v.object({ type: v.literal('hashtag'), hashtag: v.string() }),
  v.object({ type: v.literal('article'), id }),
  v.object({ type: v.literal('time'), hoursApart: v.number() }),
]);

export const FEED_ITEM = v.object({
  id,
  url: v.string(),
  title: v.string(),
  content_text: v.string(),
  summary: v.string(),
  date_published: instant,
  date_modified: v.optional(instant),
  image: v.optional(v.string()),
  authors: v.optional(v.array(v.object({ name: v.string() }))),
  tags: v.optional(v.array(v.string())),
  language: v.optional(v.string()),
  _newsloom: v.object({
    article: address,
    page: v.optional(address),
    source,
    datePublishedPrecision: precision,
    hashtags: v.array(v.string()),
    sections: v.array(v.string()),
    story: v.optional(
      v.object({
        id,
        articleCount: v.optional(count),
        sources: v.optional(v.array(v.string())),
        firstSeen: v.optional(instant),
        lastSeen: v.optional(instant),
      }),
    ),
    nearCopyOf: v.optional(id),
    copies: v.optional(count),
    related: v.optional(
      v.object({
        score,
        relation: v.picklist(['copy', 'sameStory', 'background']),
        why: v.array(reason),
        method: v.string(),
      }),
    ),
  }),
});

export const JSON_FEED = v.object({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  title: v.string(),
  description: v.optional(v.string()),
  home_page_url: address,
  feed_url: address,
  next_url: v.optional(address),
  items: v.array(FEED_ITEM),
});

export const NEWS_ARTICLE = v.looseObject({
  '@type': v.literal('NewsArticle'),
  '@id': address,
  identifier: id,
  headline: v.string(),
  description: v.optional(v.string()),
  articleBody: v.string(),
  datePublished: v.string(),
  datePublishedPrecision: precision,
  dateModified: v.optional(instant),
  author: v.array(v.looseObject({ '@type': v.picklist(['Person', 'Organization']), name: v.string() })),
  publisher: v.object({
    '@type': v.literal('NewsMediaOrganization'),
    name: v.string(),
    identifier: v.string(),
    url: v.optional(address),
  }),
  inLanguage: v.string(),
  articleSection: v.array(v.string()),
  keywords: v.array(v.string()),
  hashtags: v.array(v.object({ key: v.string(), display: v.string(), source: v.string(), score })),
  story: v.optional(id),
  commentCount: v.optional(count),
});

export const STORY = v.object({
  id,
  articleCount: count,
  sources: v.array(v.string()),
  firstSeen: instant,
  lastSeen: instant,
  headline: v.string(),
  url: address,
  feed: address,
  timeline: v.array(FEED_ITEM),
  next_url: v.optional(address),
});

export const FEED_INDEX = v.object({
  feeds: v.record(v.string(), v.string()),
  formats: v.array(v.picklist(['json', 'atom', 'rss'])),
});

export const SOURCES = v.object({
  sources: v.array(
    v.object({
      key: v.string(),
      name: v.string(),
      domain: v.optional(v.string()),
      ownership: v.optional(v.string()),
      lastPublished: instant,
      refusedLastDay: v.pipe(
        count,
        v.description('Refusals in the last 24 hours of the clock; at least so many on a very bad day.'),
      ),
      feed: address,
    }),
  ),
  next_url: v.optional(address),
});

export const TRENDING = v.object({
  language: v.string(),
  windowHours: count,
  hashtags: v.array(
    v.object({
      key: v.string(),
      display: v.string(),
      score: v.pipe(v.number(), v.minValue(0)),
      observed: v.number(),
      expected: v.number(),
      articles: count,
      publishers: count,
      feed: address,
    }),
  ),
});

export const INGEST_RECORD = v.object({
  id,
  upload: v.string(),
  receivedAt: instant,
  state: v.picklist(['received', 'done']),
  sizeBytes: count,
  format: v.optional(v.string()),
  encoding: v.optional(v.string()),
  stored: count,
  unchanged: count,
  superseded: count,
  refused: v.array(v.object({ code: v.string(), at: v.string(), detail: v.string() })),
  refusedCount: count,
  articles: v.array(id),
});

export const REPLAY = v.object({ upload: v.string(), replayed: id });

export const HEALTH = v.object({ status: v.literal('ok') });

export const PROBLEM = v.object({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  detail: v.string(),
  instance: v.string(),
  code: v.string(),
  errors: v.optional(
    v.array(v.object({ pointer: v.string(), code: v.string(), detail: v.optional(v.string()) })),
  ),
  requestId: v.string(),
});

/** What each address answers with JSON, by the path of its route. */
export const ANSWERS = {
  '/v1/feeds': FEED_INDEX,
  '/v1/feeds/latest': JSON_FEED,
  '/v1/feeds/sources/{key}': JSON_FEED,
  '/v1/feeds/hashtags/{tag}': JSON_FEED,
  '/v1/feeds/sections/{section}': JSON_FEED,
  '/v1/feeds/languages/{tag}': JSON_FEED,
  '/v1/feeds/stories/{id}': JSON_FEED,
  '/v1/stories': JSON_FEED,
  '/v1/stories/{id}': STORY,
  '/v1/search': JSON_FEED,
  '/v1/hashtags/trending': TRENDING,
  '/v1/sources': SOURCES,
  '/v1/ingests/{id}': INGEST_RECORD,
  '/v1/articles/{id}': NEWS_ARTICLE,
  '/v1/articles/{id}/related': JSON_FEED,
  '/v1/articles/{id}/copies': JSON_FEED,
  '/v1/articles/{id}/comments': COMMENT_FEED,
  '/v1/articles/{id}/assist/summary': ARTICLE_SUMMARY,
  '/v1/comments/{id}': COMMENT,
  '/healthz': HEALTH,
} as const;
