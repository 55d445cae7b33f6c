import * as v from 'valibot';
import type { SOURCE_ROUTES } from '../http/source-routes.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { address, count, instant, nextUrl } from './values.ts';

const SOURCES = model(
  'Sources',
  v.object({
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
    next_url: nextUrl,
  }),
  {
    sources: [
      {
        key: 'harbor-post.example',
        name: 'Harbor Post',
        domain: 'harbor-post.example',
        ownership: 'cooperative',
        lastPublished: '2026-11-20T08:00:00.000Z',
        refusedLastDay: 0,
        feed: 'https://news.example/v1/feeds/sources/harbor-post.example',
      },
    ],
  },
);

export const SOURCE_DOCS = {
  'GET /v1/sources': {
    id: 'sources',
    tag: 'Sources',
    summary: 'Sources',
    description:
      'Who has published, by key, with what was refused of each in the last 24 hours of the clock.',
    answer: SOURCES,
    problems: [400],
  },
  'GET /v1/sources.opml': {
    id: 'sourcesOpml',
    tag: 'Sources',
    summary: 'Sources as subscriptions',
    description: 'OPML 2.0 for feed readers.',
    type: 'text/x-opml',
  },
} as const satisfies DocsOf<typeof SOURCE_ROUTES>;
