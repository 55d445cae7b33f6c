import * as v from 'valibot';
import { ARTICLE_SUMMARY, COMMENT, COMMENT_FEED } from './comment-answers.ts';
import { NEWS_ARTICLE } from './news-article.ts';
import { address, count, id, instant, PRECISION, REASON, score } from './values.ts';

/*
 * What the API answers, for the OpenAPI document, the typed client and the tests that hold answers to it. No
 * function imports this file: what we answer is made by typed code and needs no checking while it is served.
 */

const source = v.object({ key: v.string(), name: v.string(), ownership: v.optional(v.string()) });
/** A stretch of a text that was searched for: UTF-16 offsets, end exclusive. */
const mark = v.object({ start: count, end: count });

export const FEED_ITEM = v.object({
  id: v.pipe(
    v.string(),
    v.regex(/^urn:newsloom:article:[a-z2-7]{26}$/),
    v.description('The same in JSON Feed, Atom and RSS.'),
  ),
  url: v.string(),
  external_url: v.pipe(v.optional(v.string()), v.description('Its address at its publisher.')),
  title: v.string(),
  content_html: v.pipe(
    v.optional(v.string()),
    v.description('Sanitized markup of the sender, where the operator shows full texts.'),
  ),
  content_text: v.string(),
  summary: v.pipe(v.optional(v.string()), v.description('The excerpt, where the content is more than it.')),
  date_published: instant,
  date_modified: v.optional(instant),
  image: v.optional(v.string()),
  authors: v.optional(v.array(v.object({ name: v.string() }))),
  attachments: v.optional(
    v.array(
      v.object({
        url: v.string(),
        mime_type: v.string(),
        size_in_bytes: v.optional(count),
        duration_in_seconds: v.optional(count),
      }),
    ),
  ),
  tags: v.optional(v.array(v.string())),
  language: v.optional(v.string()),
  _newsloom: v.object({
    id: v.pipe(id, v.description('The id of the article, as addresses have it.')),
    article: address,
    page: v.optional(address),
    source,
    datePublishedPrecision: PRECISION,
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
    found: v.optional(
      v.object({
        score,
        headlineMarks: v.array(mark),
        passage: v.optional(v.object({ text: v.string(), marks: v.array(mark) })),
        grouped: v.optional(v.array(id)),
      }),
    ),
    related: v.optional(
      v.object({
        score,
        relation: v.picklist(['copy', 'sameStory', 'background']),
        reasons: v.array(REASON),
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
  icon: v.optional(address),
  favicon: v.optional(address),
  language: v.optional(v.string()),
  _newsloom: v.optional(
    v.object({
      search: v.object({
        matched: v.object({ count, isExact: v.boolean() }),
        isPartial: v.boolean(),
        understood: v.object({
          all: v.array(v.string()),
          none: v.array(v.string()),
          inTitle: v.boolean(),
          ignored: v.array(v.string()),
          languages: v.union([v.literal('any'), v.array(v.string())]),
        }),
        didYouMean: v.optional(v.string()),
      }),
    }),
  ),
  items: v.array(FEED_ITEM),
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

export const SUGGESTIONS = v.object({
  q: v.string(),
  suggestions: v.array(v.object({ text: v.string(), articles: count })),
  didYouMean: v.optional(v.string()),
});

export const INGEST_RECORD = v.object({
  id,
  upload: v.string(),
  receivedAt: instant,
  state: v.pipe(
    v.picklist(['received', 'running', 'done', 'failed']),
    v.description(
      'running: parts of a long upload are not done yet. failed: the last delivery of the upload, or of a part of it, faulted; the queue delivers it again, five times in all.',
    ),
  ),
  parts: v.pipe(
    v.optional(v.object({ done: count, of: count })),
    v.description('Of an upload that was cut into parts: the counts are the sums of those that are done.'),
  ),
  fault: v.pipe(
    v.optional(v.object({ fault: v.string(), requestId: v.optional(v.string()), at: instant })),
    v.description('The last fault. The log tells more of it under the same request id.'),
  ),
  sizeBytes: count,
  format: v.optional(v.string()),
  encoding: v.optional(v.string()),
  stored: count,
  updated: count,
  unchanged: count,
  superseded: count,
  merged: v.pipe(
    count,
    v.description(
      'Items that were found to be the article of another item, or one stored under another identifier.',
    ),
  ),
  mergedWith: v.pipe(
    v.array(v.object({ pointer: v.string(), article: id })),
    v.description('Which item became part of which article; the first hundred.'),
  ),
  refused: v.array(v.object({ code: v.string(), pointer: v.string(), detail: v.string() })),
  refusedCount: count,
  articles: v.pipe(
    v.array(id),
    v.description('Of a long upload a page of about a thousand; next_url goes on.'),
  ),
  next_url: v.optional(v.string()),
});

/** Answer of `POST /v1/uploads`. */
export const UPLOAD_ANSWER = v.object({
  upload: v.pipe(v.string(), v.description('Key of the object; ingest records name it.')),
  method: v.literal('PUT'),
  url: v.pipe(v.string(), v.url()),
  headers: v.record(v.string(), v.string()),
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
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
  '/v1/stories/{id}/topic': JSON_FEED,
  '/v1/search': JSON_FEED,
  '/v1/search/suggest': SUGGESTIONS,
  '/v1/hashtags/trending': TRENDING,
  '/v1/sources': SOURCES,
  '/v1/ingests/{id}': INGEST_RECORD,
  '/v1/articles/{id}': NEWS_ARTICLE,
  '/v1/articles/{id}/related': JSON_FEED,
  '/v1/articles/{id}/background': JSON_FEED,
  '/v1/articles/{id}/copies': JSON_FEED,
  '/v1/articles/{id}/comments': COMMENT_FEED,
  '/v1/articles/{id}/assist/summary': ARTICLE_SUMMARY,
  '/v1/comments/{id}': COMMENT,
  '/healthz': HEALTH,
} as const;
