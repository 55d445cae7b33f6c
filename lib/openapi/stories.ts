import * as v from 'valibot';
import type { STORY_ROUTES } from '../http/story-routes.ts';
import { FEED_ITEM, JSON_FEED } from './feed-item.ts';
import { model } from './model.ts';
import { type DocsOf, FORMATS } from './route-docs.ts';
import { address, count, id, instant, nextUrl } from './values.ts';

const teller = {
  source: v.object({ key: v.string(), name: v.string() }),
  articleId: id,
  datePublished: instant,
};
const lean = { label: v.string(), ratedBy: v.pipe(v.string(), v.description('Who says so.')) };

const COVERAGE = model(
  'Coverage',
  v.object({
    isWhole: v.pipe(
      v.boolean(),
      v.description(
        'Whether `outlets`, `first` and `last` are of all articles of the story, or of this page.',
      ),
    ),
    first: v.optional(v.object(teller)),
    last: v.optional(v.object(teller)),
    outlets: v.array(
      v.object({
        ...teller,
        articleCount: count,
        ownership: v.optional(v.string()),
        lean: v.optional(v.object(lean)),
      }),
    ),
    ownership: v.pipe(
      v.array(v.object({ label: v.string(), sourceCount: count })),
      v.description('Sources of the whole story by who owns them, as the operator says.'),
    ),
    leans: v.array(v.object({ ...lean, sourceCount: count })),
  }),
  {
    isWhole: true,
    first: {
      source: { key: 'harbor-post.example', name: 'Harbor Post' },
      articleId: 'aaaaaabzzzzzzzzzzzzzzzzzzz',
      datePublished: '2026-11-20T08:00:00.000Z',
    },
    outlets: [
      {
        source: { key: 'harbor-post.example', name: 'Harbor Post' },
        articleId: 'aaaaaabzzzzzzzzzzzzzzzzzzz',
        datePublished: '2026-11-20T08:00:00.000Z',
        articleCount: 1,
        ownership: 'cooperative',
        lean: { label: 'center', ratedBy: 'Press Review 2026' },
      },
    ],
    ownership: [{ label: 'cooperative', sourceCount: 1 }],
    leans: [{ label: 'center', ratedBy: 'Press Review 2026', sourceCount: 1 }],
  },
);

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
    coverage: COVERAGE.schema,
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
    coverage: COVERAGE.example,
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
    description:
      'Its articles, oldest first, and who covers it, with what the operator says of them. A story that became part of another redirects there for ever.',
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
