import * as v from 'valibot';
import type { STORY_ROUTES } from '../http/story-routes.ts';
import { FEED_ITEM, JSON_FEED } from './feed-item.ts';
import { model } from './model.ts';
import { type DocsOf, FORMATS } from './route-docs.ts';
import { address, count, id, instant, nextUrl } from './values.ts';

const STORY = model(
  'Story',
  v.object({
    id,
    articleCount: count,
    sources: v.array(v.string()),
    firstSeen: instant,
    lastSeen: instant,
    headline: v.string(),
    url: address,
    feed: address,
    timeline: v.array(FEED_ITEM.schema),
    next_url: nextUrl,
  }),
  {
    id: 'gnuezykn2nq5jwdczhxw32yhab',
    articleCount: 2,
    sources: ['harbor-post.example', 'island-echo.example'],
    firstSeen: '2026-11-20T08:00:00.000Z',
    lastSeen: '2026-11-20T10:30:00.000Z',
    headline: 'Night ferry returns to the Skerry islands',
    url: 'https://news.example/v1/stories/gnuezykn2nq5jwdczhxw32yhab',
    feed: 'https://news.example/v1/feeds/stories/gnuezykn2nq5jwdczhxw32yhab',
    timeline: [FEED_ITEM.example],
  },
);

export const STORY_DOCS = {
  'GET /v1/stories': {
    id: 'liveStories',
    tag: 'Stories',
    summary: 'Stories that several sources cover now',
    description: `Best first, each as the article that says most of what all of it say. ${FORMATS}`,
    answer: JSON_FEED,
    problems: [400, 406],
  },
  'GET /v1/stories/{id}': {
    id: 'story',
    tag: 'Stories',
    summary: 'One story with its timeline',
    description: 'Its articles, oldest first. A story that became part of another redirects there for ever.',
    answer: STORY,
    problems: [308, 400],
  },
  'GET /v1/stories/{id}/topic': {
    id: 'topic',
    tag: 'Stories',
    summary: 'Other stories on the topic of one',
    description: `By the hashtags and names that they share, most in common first, each as one article; one page. They tell other events. ${FORMATS}`,
    answer: JSON_FEED,
    problems: [308, 400, 406],
  },
} as const satisfies DocsOf<typeof STORY_ROUTES>;
