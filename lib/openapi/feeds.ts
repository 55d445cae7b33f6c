import * as v from 'valibot';
import { FEED_KINDS, type FeedKind } from '../feeds/feed-kinds.ts';
import type { FEED_ROUTES, FeedRouteKey } from '../http/feed-routes.ts';
import { JSON_FEED } from './feed-item.ts';
import { model } from './model.ts';
import { type DocsOf, FORMATS, type RouteDocs } from './route-docs.ts';

type FeedDocs = RouteDocs & { readonly answer: typeof JSON_FEED };

const feed = (id: string, of: string, extra: Partial<RouteDocs> = {}): FeedDocs => ({
  id,
  tag: 'Lists',
  summary: `The newest articles ${of}`,
  description: `Newest first, one page of them. ${FORMATS}`,
  problems: [400, 406],
  ...extra,
  answer: JSON_FEED,
});

/** Kinds whose feeds may become part of another. */
const MOVABLE: readonly FeedKind[] = ['source', 'story'];

const ofKinds = Object.fromEntries(
  FEED_KINDS.map(({ kind, plural, parameter, operationId, about }) => [
    `GET /v1/feeds/${plural}/{${parameter}}`,
    feed(operationId, about, MOVABLE.includes(kind) ? { problems: [308, 400, 406] } : {}),
  ]),
) as unknown as { readonly [Key in FeedRouteKey]: FeedDocs };

const FEED_INDEX = model(
  'FeedIndex',
  v.object({
    feeds: v.record(v.string(), v.string()),
    formats: v.array(v.picklist(['json', 'atom', 'rss'])),
  }),
  {
    feeds: { latest: 'https://news.example/v1/feeds/latest' },
    formats: ['json', 'atom', 'rss'],
  },
);

export const FEED_DOCS = {
  'GET /v1/feeds': {
    id: 'listFeeds',
    tag: 'Lists',
    summary: 'What lists there are',
    description: 'Address templates of all lists.',
    answer: FEED_INDEX,
  },
  'GET /v1/feeds/latest': feed('latest', 'of all'),
  ...ofKinds,
} as const satisfies DocsOf<typeof FEED_ROUTES>;
