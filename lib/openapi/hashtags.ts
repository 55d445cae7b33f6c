import * as v from 'valibot';
import type { HASHTAG_ROUTES } from '../http/hashtag-routes.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { address, count } from './values.ts';

const TRENDING = model(
  'Trending',
  v.object({
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
  }),
  {
    language: 'en',
    windowHours: 6,
    hashtags: [
      {
        key: 'ferry',
        display: 'Ferry',
        score: 18,
        observed: 8,
        expected: 2,
        articles: 16,
        publishers: 3,
        feed: 'https://news.example/v1/feeds/hashtags/ferry?language=en',
      },
    ],
  },
);

export const HASHTAG_DOCS = {
  'GET /v1/hashtags/trending': {
    id: 'trendingHashtags',
    tag: 'Hashtags',
    summary: 'Hashtags that rise',
    description:
      'Used by five articles and two publishers or more, and more than at the same hours of yesterday.',
    answer: TRENDING,
    problems: [400],
    parameters: {
      window: {
        description: 'Hours that are looked at.',
        schema: { type: 'integer', minimum: 1, maximum: 24, default: 6 },
        example: 6,
      },
    },
  },
} as const satisfies DocsOf<typeof HASHTAG_ROUTES>;
