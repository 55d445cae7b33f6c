import * as v from 'valibot';
import { FEED_VALUES } from './card-values.ts';
import { model } from './model.ts';
import { address, count, id, instant, nextUrl, REASON, score, span } from './values.ts';

const source = v.object({ key: v.string(), name: v.string(), ownership: v.optional(v.string()) });

/** One article in lists. */
export const FEED_ITEM = model(
  'FeedItem',
  v.object({
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
      ...FEED_VALUES,
      story: v.optional(
        v.object({
          id,
          articleCount: v.optional(count),
          sources: v.optional(v.array(v.string())),
          firstSeen: v.optional(instant),
          lastSeen: v.optional(instant),
        }),
      ),
      copies: v.optional(count),
      found: v.optional(
        v.object({
          score,
          headlineMarks: v.array(span),
          passage: v.optional(v.object({ text: v.string(), marks: v.array(span) })),
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
  }),
  {
    id: 'urn:newsloom:article:sm5ohzmd4ldvwi4yxkkv2llmyb',
    url: 'https://harbor-post.example/ferry',
    external_url: 'https://harbor-post.example/ferry',
    title: 'Night ferry returns to the Skerry islands',
    content_text: 'After four years without a night ferry the islands have one again.',
    date_published: '2026-11-20T08:00:00.000Z',
    authors: [{ name: 'Ida Brandt' }, { name: 'Jonas Vik' }],
    attachments: [
      {
        url: 'https://harbor-post.example/ferry.mp3',
        mime_type: 'audio/mpeg',
        size_in_bytes: 4_200_000,
        duration_in_seconds: 262,
      },
    ],
    tags: ['Ferry'],
    language: 'en',
    _newsloom: {
      id: 'sm5ohzmd4ldvwi4yxkkv2llmyb',
      article: 'https://news.example/v1/articles/sm5ohzmd4ldvwi4yxkkv2llmyb',
      source: { key: 'harbor-post.example', name: 'Harbor Post', ownership: 'cooperative' },
      datePublishedPrecision: 'second',
      hashtags: ['Ferry'],
      sections: ['Travel'],
      story: { id: 'gnuezykn2nq5jwdczhxw32yhab' },
    },
  },
);

/** A page of a list of articles. */
export const JSON_FEED = model(
  'JsonFeed',
  v.object({
    version: v.literal('https://jsonfeed.org/version/1.1'),
    title: v.string(),
    description: v.optional(v.string()),
    home_page_url: address,
    feed_url: address,
    next_url: nextUrl,
    icon: v.optional(address),
    favicon: v.optional(address),
    hubs: v.optional(v.array(v.object({ type: v.string(), url: address }))),
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
    items: v.array(FEED_ITEM.schema),
  }),
  {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Latest articles · Example News',
    icon: 'https://news.example/favicon.ico',
    favicon: 'https://news.example/favicon.ico',
    language: 'en',
    home_page_url: 'https://news.example/latest',
    feed_url: 'https://news.example/v1/feeds/latest',
    items: [FEED_ITEM.example],
  },
);
